import type { Job } from 'bullmq'
import { Decimal } from 'decimal.js'
import type { JobResult } from '../../jobs/define.ts'
import { type ChangedPage, type Ds, isLive } from '../ds/port.ts'
import type { Store } from '../store/port.ts'
import type { Desk } from './desks.ts'
import { enqueueDossiers } from './enqueue.ts'
import {
  dossierOf,
  type EnvelopeUse,
  type Incomplete,
  keys,
  type LastSweep,
  type Watermark,
} from './memory.ts'
import type { Readers, Services } from './services.ts'

const EPOCH = '1970-01-01T00:00:00Z'

/**
 * How far each poll looks behind its watermark: DS may commit a change some time after dating it, and its
 * servers' clocks may differ (api-facts §4.2). A dossier seen twice costs a read, never a second write.
 */
const OVERLAP_MS = 5 * 60_000

/** An incomplete applicant is looked at again this often; DS itself tries every two hours. */
const INCOMPLETE_RETRY_MS = 60 * 60_000

/** Dossiers to look at: those changed since the watermark, or all. */
export type Scope = 'changed' | 'all'

/** Queues the dossiers of one campaign that may need work. The watermark moves only past what is safely queued. */
export async function sweep(
  services: Services,
  campaignId: string,
  scope: Scope,
): Promise<JobResult> {
  const { ds, store, log } = services
  const desk = await services.desks.open(campaignId)
  const demarche = desk.demarche.number
  const before = await store.journal.get<Watermark>(keys.watermark(demarche))
  let watermark = before?.at ?? EPOCH
  let held = false
  let queued = 0
  let firstAnswer: number | null = null
  const listed = new Set<number>()

  // A dossier that gave up and is queued again has another chance: its old failure goes.
  const failures = await failuresOf(store, campaignId)
  const add = async (numbers: readonly number[]) => {
    await enqueueDossiers(store, campaignId, numbers)
    for (const number of numbers) await failures.get(number)?.remove()
    queued += numbers.length
  }
  const advance = async (instant: number | null) => {
    if (held || instant === null || instant <= Date.parse(watermark)) return
    watermark = new Date(instant).toISOString()
    await store.journal.set(keys.watermark(demarche), { at: watermark } satisfies Watermark)
  }

  await add(await dueIncompletes(services, demarche))
  for await (const page of changedPages(
    ds,
    demarche,
    scope === 'all' ? EPOCH : behind(watermark),
  )) {
    firstAnswer ??= ds.lastServerTime()
    for (const dossier of page.dossiers) listed.add(dossier.number)
    await add(toInstruct(page))
    if (page.unreadable > 0) {
      held = true
      log.warn(
        { campaign: campaignId, unreadable: page.unreadable },
        'dossiers that DS could not list: the watermark waits for them',
      )
    }
    const last = page.dossiers.at(-1)
    await advance(last ? Date.parse(last.modifiedAt) : null)
  }
  // Whatever changed before the first answer, by DS's own clock, was in the listing.
  await advance(firstAnswer)
  if (scope === 'all' && !held) {
    const remembered = await store.journal.list(keys.dossiers(demarche))
    await add(remembered.map(({ key }) => dossierOf(key)).filter((number) => !listed.has(number)))
  }
  if (queued > 0) await noteEnvelope(services, desk)
  await store.journal.set(keys.lastSweep(scope === 'all' ? 'reconcile' : 'poll', campaignId), {
    at: new Date(services.now()).toISOString(),
    queued,
  } satisfies LastSweep)
  return { outcome: 'swept', listed: listed.size, queued }
}

/** The dossiers that `sweep` would queue, in the same order, without touching the store's content. */
export async function* dossiersToInstruct(
  services: Readers,
  demarche: number,
  scope: Scope,
): AsyncGenerator<number> {
  const watermark = await services.journal.get<Watermark>(keys.watermark(demarche))
  const seen = new Set<number>()
  const fresh = (number: number) => !seen.has(number) && seen.add(number)
  yield* (await dueIncompletes(services, demarche)).filter(fresh)
  const since = scope === 'all' ? EPOCH : behind(watermark?.at ?? EPOCH)
  for await (const page of changedPages(services.ds, demarche, since))
    yield* toInstruct(page).filter(fresh)
}

async function* changedPages(ds: Ds, demarche: number, since: string): AsyncGenerator<ChangedPage> {
  let after: string | null = null
  do {
    const page: ChangedPage = await ds.changedDossiers(demarche, since, after)
    yield page
    after = page.next
  } while (after !== null)
}

/** Live ones, less the administrator's tests on the draft of the form. */
function toInstruct(page: ChangedPage): number[] {
  return page.dossiers
    .filter((dossier) => isLive(dossier.state) && dossier.revisionId !== page.draftRevisionId)
    .map((dossier) => dossier.number)
}

async function failuresOf(store: Store, campaign: string): Promise<Map<number, Job>> {
  const failed = await store.queue('instruct').getFailed()
  return new Map(
    failed.filter((job) => job.data.campaign === campaign).map((job) => [job.data.dossier, job]),
  )
}

async function noteEnvelope({ desks, store, now }: Services, { campaign }: Desk): Promise<void> {
  if (!campaign.envelope) return
  const { neighbours } = await desks.neighbourhoods.of(campaign.id)
  const sum = (amounts: readonly (Decimal | null)[]) =>
    amounts.reduce<Decimal>((total, amount) => total.plus(amount ?? 0), new Decimal(0)).toFixed(2)
  const use: EnvelopeUse = {
    granted: sum(
      neighbours.filter(({ state }) => state === 'accepte').map((one) => one.grantedAmount),
    ),
    requested: sum(
      neighbours.filter(({ state }) => isLive(state)).map((one) => one.requestedGrant),
    ),
    at: new Date(now()).toISOString(),
  }
  await store.journal.set(keys.envelope(campaign.id), use)
}

async function dueIncompletes({ journal, now }: Readers, demarche: number): Promise<number[]> {
  const entries = await journal.list<Incomplete>(keys.incompletes(demarche))
  return entries
    .filter(({ value }) => now() - Date.parse(value.triedAt) >= INCOMPLETE_RETRY_MS)
    .map(({ key }) => dossierOf(key))
}

const behind = (watermark: string) =>
  new Date(Math.max(0, Date.parse(watermark) - OVERLAP_MS)).toISOString()
