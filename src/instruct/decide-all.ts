import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { OwnForm } from '../campaign/own-forms.ts'
import type { Readers } from '../campaign/services.ts'
import { type FreshDossier, isLive, type Result } from '../ds/port.ts'
import type { DossierMemory, RequestRow } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import { decide, type Plan } from './decide.ts'
import { readDossiers, type Wanted } from './read.ts'

/** `gone`: DS does not show it. `closed`: a person has decided, or closed it. */
export type Decision =
  | { readonly is: 'gone' }
  | { readonly is: 'closed' }
  | { readonly is: 'decided'; readonly inDs: CampaignInDs; readonly plan: Plan }

/**
 * Reads these dossiers and decides on them one after the other, in their order, on what is then known of the others.
 * @param closedToo decides on those too on which a person has decided
 * @returns one result a dossier, in order: what fails for one campaign, or for one dossier, is its own
 */
export async function decideAll(
  readers: Readers,
  wanted: readonly Wanted[],
  { closedToo = false } = {},
): Promise<Result<Decision>[]> {
  const { campaigns, journal } = readers
  const failed = new Map<string, unknown>()
  const opened = new Map<string, CampaignInDs>()
  const forEach = async (work: (campaign: string) => Promise<void>) => {
    for (const campaign of new Set(wanted.map((one) => one.campaign)))
      if (!failed.has(campaign))
        await work(campaign).catch((failure: unknown) => failed.set(campaign, failure))
  }
  await forEach(async (campaign) => {
    opened.set(campaign, await campaigns.open(campaign))
    // Before the dossiers, the first time: it may take long, and they are decided on as they are now.
    if (campaigns.others.known(campaign) === null)
      await campaigns.others.catchUp(new Set([campaign]))
  })
  const ready = wanted.filter(({ campaign }) => !failed.has(campaign))
  const read = await readDossiers(readers, ready)
  for (const { campaign, dossier } of ready) {
    const result = read.get(dossier)
    const inDs = opened.get(campaign)
    if (inDs && result && 'ok' in result && result.ok && isLive(result.ok.state))
      campaigns.others.put(inDs, result.ok)
  }
  await forEach(async (campaign) => await campaigns.others.catchUp(new Set([campaign])))
  const ownForms = new Map<string, OwnForm>()
  await forEach(async (campaign) => {
    const inDs = opened.get(campaign)
    const dossiers = ready.flatMap((one) => {
      const result = one.campaign === campaign ? read.get(one.dossier) : undefined
      return result && 'ok' in result && result.ok ? [result.ok] : []
    })
    if (inDs) ownForms.set(campaign, await campaigns.ownForms.read(inDs.demarche, dossiers))
  })
  const neighbours = campaigns.others.neighbours()
  const memories = new Map<number, DossierMemory | null>()
  const requests = new Map<number, RequestRow | null>()
  await Promise.all(
    ready.map(async ({ campaign, dossier }) => {
      const configured = campaigns.configured(campaign)
      memories.set(dossier, await journal.get(keys.dossier(configured.demarche, dossier)))
      if (configured.requests.annotation)
        requests.set(dossier, await journal.get(keys.request(configured.demarche, dossier)))
    }),
  )
  const decideOn = (campaign: string, dossier: FreshDossier): Decision => {
    const inDs = opened.get(campaign)
    const others = campaigns.others.known(campaign)
    const ownForm = ownForms.get(campaign)
    if (!inDs || !others || !ownForm || (!closedToo && !isLive(dossier.state)))
      return { is: 'closed' }
    const memory = memories.get(dossier.number) ?? null
    const request = requests.get(dossier.number) ?? null
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
