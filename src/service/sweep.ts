import type { Job } from 'bullmq'
import type { JobResult } from '../../jobs/define.ts'
import { type Ds, isLive, type ListedDossier, type Page } from '../ds/port.ts'
import type { JournalReader, Store } from '../store/port.ts'
import { enqueueDossiers } from './enqueue.ts'
import {
  type DossierMemory,
  dossierOf,
  type EnvelopeUse,
  type Incomplete,
  keys,
  type LastSweep,
  type Watermark,
} from './memory.ts'
import type { Readers, Services } from './services.ts'
import { textOf } from './trace.ts'
import { behind, EPOCH } from './watermark.ts'

/** An incomplete applicant is looked at again this often; DS itself tries every two hours. */
const INCOMPLETE_RETRY_MS = 60 * 60_000

/** Dossiers to look at: those changed since the watermark, or all. */
export type Scope = 'changed' | 'all'

/**
 * Queues the dossiers of one campaign that may need work. The watermark moves only past what is safely queued. When
 * nothing changed, one listing is all that DS is asked, and those of several campaigns are one request.
 */
export async function sweep(
  services: Services,
  campaignId: string,
  scope: Scope,
): Promise<JobResult> {
  const { ds, store, log, desks } = services
  const { demarche } = desks.campaign(campaignId)
  const before = await store.journal.get<Watermark>(keys.watermark(demarche))
  let watermark = before?.at ?? EPOCH
  let held = false
  let listed = 0
  let queued = 0
  let firstAnswer: number | null = null

  const failures = once(() => failuresOf(store, campaignId))
  const forgive = async (numbers: ReadonlySet<number>) => {
    for (const job of await failures()) if (numbers.has(job.data.dossier)) await job.remove()
  }
  const add = async (numbers: readonly number[]) => {
    if (numbers.length === 0) return
    // A campaign that lacks what the robot cannot do without fails here, and its watermark stays.
    await desks.open(campaignId)
    if (queued === 0 && scope === 'changed') desks.neighbourhoods.stale(campaignId)
    // Read before: a job that fails at once is not an old failure.
    await failures()
    await enqueueDossiers(store, campaignId, numbers)
    // A dossier that gave up and is queued again has another chance: its old failure goes.
    await forgive(new Set(numbers))
    queued += numbers.length
  }
  const advance = async (instant: number | null) => {
    if (held || instant === null || instant <= Date.parse(watermark)) return
    watermark = new Date(instant).toISOString()
    await store.journal.set(keys.watermark(demarche), { at: watermark } satisfies Watermark)
  }

  await add(await dueIncompletes(services, demarche))
  const pages: AsyncIterable<Page<ListedDossier>> =
    scope === 'all' || before === null
      ? desks.neighbourhoods.readThrough(campaignId)
      : changedPages(ds, demarche, behind(watermark))
  for await (const page of pages) {
    firstAnswer ??= ds.lastServerTime()
    listed += page.dossiers.length
    await add(await toInstruct(store.journal, demarche, page, scope))
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
    const { dossiers } = await desks.neighbourhoods.of(campaignId)
    for await (const remembered of store.journal.pages(keys.dossiers(demarche)))
      await add(remembered.map(({ key }) => dossierOf(key)).filter((one) => !dossiers.has(one)))
    // Decided or gone since they gave up: they end well the next time they are looked at.
    const rest = await failuresOf(store, campaignId)
    await add(rest.map((job) => job.data.dossier))
    for (const job of rest) await job.remove()
  }
  if (queued > 0) await noteEnvelope(services, campaignId)
  await store.journal.set(keys.lastSweep(scope === 'all' ? 'reconcile' : 'poll', campaignId), {
    at: new Date(services.now()).toISOString(),
    queued,
  } satisfies LastSweep)
  return { outcome: 'swept', listed, queued }
}

/**
 * The dossiers that `sweep` would queue, in the same order, without touching the store's content. One that is
 * modified meanwhile comes twice.
 */
export async function* dossiersToInstruct(
  services: Readers,
  demarche: number,
  scope: Scope,
): AsyncGenerator<number> {
  const watermark = await services.journal.get<Watermark>(keys.watermark(demarche))
  const due = await dueIncompletes(services, demarche)
  yield* due
  const since = scope === 'all' ? EPOCH : behind(watermark?.at ?? EPOCH)
  for await (const page of changedPages(services.ds, demarche, since)) {
    const numbers = await toInstruct(services.journal, demarche, page, scope)
    yield* numbers.filter((number) => !due.includes(number))
  }
}

async function* changedPages(
  ds: Ds,
  demarche: number,
  since: string,
): AsyncGenerator<Page<ListedDossier>> {
  let after: string | null = null
  do {
    const page: Page<ListedDossier> = await ds.changedDossiers(demarche, since, after)
    yield page
    after = page.next
  } while (after !== null)
}

/** Live ones, less the administrator's tests on the draft of the form, and less those that nobody touched since we did. */
async function toInstruct(
  journal: JournalReader,
  demarche: number,
  { dossiers, draftRevisionId }: Page<ListedDossier>,
  scope: Scope,
): Promise<number[]> {
  const live = dossiers.filter(
    (dossier) => isLive(dossier.state) && dossier.revisionId !== draftRevisionId,
  )
  const numbers = await Promise.all(
    live.map(async (dossier) => {
      if (scope === 'all') return dossier.number
      const memory = await journal.get<DossierMemory>(keys.dossier(demarche, dossier.number))
      return memory?.left === textOf(dossier) ? null : dossier.number
    }),
  )
  return numbers.filter((number) => number !== null)
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function failuresOf(store: Store, campaign: string): Promise<Job[]> {
  const failed = await store.queue('instruct').getFailed()
  return failed.filter((job) => job.data.campaign === campaign)
}

async function noteEnvelope({ desks, store, now }: Services, campaignId: string): Promise<void> {
  if (!desks.campaign(campaignId).envelope) return
  const { dossiers } = await desks.neighbourhoods.of(campaignId)
  const use: EnvelopeUse = {
    granted: dossiers.granted().toFixed(2),
    requested: dossiers.live().amount.toFixed(2),
    at: new Date(now()).toISOString(),
  }
  await store.journal.set(keys.envelope(campaignId), use)
}

async function dueIncompletes({ journal, now }: Readers, demarche: number): Promise<number[]> {
  const entries = await journal.list<Incomplete>(keys.incompletes(demarche))
  return entries
    .filter(({ value }) => now() - Date.parse(value.triedAt) >= INCOMPLETE_RETRY_MS)
    .map(({ key }) => dossierOf(key))
}
