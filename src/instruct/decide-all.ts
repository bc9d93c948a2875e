import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { OpenedDemarche } from '../campaign/in-ds.ts'
import type { OwnForm } from '../campaign/own-forms.ts'
import type { Readers } from '../campaign/services.ts'
import type { Taken } from '../domain/assignment/takes.ts'
import { type FreshDossier, isLive, type Result } from '../ds/port.ts'
import { keys } from '../queue/keys.ts'
import { decide, type Plan } from './decide.ts'
import { readDossiers, type Wanted } from './read.ts'

/**
 * `gone`: DS does not show it. `closed`: a person has decided, or closed it. `untaken`: no campaign takes it. `waits`:
 * whose it is cannot be told before DS has looked up its SIRET. `another`: it is that campaign's, which cannot work now.
 */
export type Decision =
  | { readonly is: 'gone' | 'closed' | 'untaken' | 'waits' }
  | { readonly is: 'another'; readonly campaign: string }
  | { readonly is: 'decided'; readonly inDs: CampaignInDs; readonly plan: Plan }

/**
 * Reads these dossiers and decides on them one after the other, in their order, on what is then known of the others.
 * Each is decided on by the campaign of its démarche that takes it, whichever it was wanted by.
 * @param closedToo decides on those too on which a person has decided
 * @returns one result a dossier, in order: what fails for one campaign, or for one dossier, is its own
 */
export async function decideAll(
  readers: Readers,
  wanted: readonly Wanted[],
  { closedToo = false } = {},
): Promise<Result<Decision>[]> {
  const { campaigns } = readers
  const failed = new Map<string, unknown>()
  const opened = new Map<string, OpenedDemarche>()
  const forEach = async (work: (campaign: string) => Promise<void>) => {
    for (const campaign of new Set(wanted.map((one) => one.campaign)))
      if (!failed.has(campaign))
        await work(campaign).catch((failure: unknown) => failed.set(campaign, failure))
  }
  const catchUp = async (campaign: string) =>
    await campaigns.others.catchUp(
      new Set(opened.get(campaign)?.ready.map((inDs) => inDs.campaign.id)),
    )
  await forEach(async (campaign) => {
    const { demarche } = campaigns.configured(campaign)
    opened.set(campaign, await campaigns.openAll(demarche))
    // Before the dossiers, the first time: it may take long, and they are decided on as they are now.
    if (campaigns.others.known(demarche) === null) await catchUp(campaign)
  })
  const ready = wanted.filter(({ campaign }) => !failed.has(campaign))
  const read = await readDossiers(readers, ready)
  const takers = new Map<number, Taken>()
  for (const { campaign, dossier } of ready) {
    const result = read.get(dossier)
    const at = opened.get(campaign)
    if (at && result && 'ok' in result && result.ok)
      takers.set(dossier, takerOf(readers, at, result.ok))
  }
  await forEach(catchUp)
  const ownForms = new Map<string, OwnForm>()
  await forEach(async (campaign) => {
    const at = opened.get(campaign)
    const dossiers = ready.flatMap((one) => {
      const result = one.campaign === campaign ? read.get(one.dossier) : undefined
      return result && 'ok' in result && result.ok ? [result.ok] : []
    })
    if (at) ownForms.set(campaign, await campaigns.ownForms.read(at.demarche, dossiers))
  })
  const neighbours = campaigns.others.neighbours()
  const known = await Promise.all(
    ready.map(async ({ campaign, dossier }) => {
      const { demarche } = campaigns.configured(campaign)
      const memory = await readers.journal.get(keys.dossier(demarche, dossier))
      const taken = takers.get(dossier)
      const isAsking =
        taken?.by === 'campaign' && campaigns.configured(taken.id).requests.annotation
      const request = isAsking ? await readers.journal.get(keys.request(demarche, dossier)) : null
      return [dossier, { memory, request }] as const
    }),
  )
  const journalled = new Map(known)
  const decideOn = (campaign: string, dossier: FreshDossier): Decision => {
    if (!closedToo && !isLive(dossier.state)) return { is: 'closed' }
    const taken = takers.get(dossier.number)
    const at = opened.get(campaign)
    if (!taken || !at || taken.by === 'nobody') return { is: 'untaken' }
    if (taken.by === 'waits') return { is: 'waits' }
    const inDs = at.ready.find((one) => one.campaign.id === taken.id)
    const others = campaigns.others.known(at.demarche.number)
    const ownForm = ownForms.get(campaign)
    if (!inDs || !others || !ownForm) {
      if (taken.id !== campaign) return { is: 'another', campaign: taken.id }
      throw at.failed.get(taken.id)
    }
    const { memory = null, request = null } = journalled.get(dossier.number) ?? {}
    const plan = decide(readers, dossier, {
      inDs,
      ownForm,
      memory,
      request,
      others,
      neighbours,
    })
    // The envelope of the next ones counts on it.
    others.judged(dossier.number, plan.opinion.verdict === 'ineligible')
    return { is: 'decided', inDs, plan }
  }
  return wanted.map(({ campaign, dossier }): Result<Decision> => {
    if (failed.has(campaign)) return { failure: failed.get(campaign) }
    const result = read.get(dossier) ?? { ok: null }
    if ('failure' in result) return result
    if (result.ok === null) return { ok: { is: 'gone' } }
    try {
      return { ok: decideOn(campaign, result.ok) }
    } catch (failure) {
      return { failure }
    }
  })
}

/** Whose it is; the opinions on the next ones know of it. */
function takerOf(
  { campaigns }: Readers,
  { demarche, ready }: OpenedDemarche,
  dossier: FreshDossier,
): Taken {
  // Of another démarche: it is said so when it is decided on.
  if (dossier.demarche !== demarche.number) return { by: 'campaign', id: ready[0].campaign.id }
  const { seat, taken } = campaigns.taking(demarche, dossier)
  if (!isLive(dossier.state)) return taken
  if (taken.by !== 'campaign') campaigns.others.put(null, dossier, seat)
  const taker = taken.by === 'campaign' && ready.find(({ campaign }) => campaign.id === taken.id)
  if (taker) campaigns.others.put(taker, dossier, seat)
  return taken
}
