import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import type { Services } from '../campaign/services.ts'
import { openWatermark, type ShownPage } from '../campaign/watermark.ts'
import { isLive, type ListedDossier, type Page } from '../ds/port.ts'
import { DOSSIERS, enqueueDossiers } from '../queue/add.ts'
import type { JobResult } from '../queue/define.ts'
import type { EnvelopeUse, LastSweep } from '../queue/entries.ts'
import { discard, failuresInPages, latestFailures } from '../queue/gave-up.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import { isLongOver } from '../queue/purge.ts'
import { changedPages, dueIncompletes, type Scope, toInstruct } from './changed.ts'
import { noteDecided } from './decided.ts'

/**
 * Queues the dossiers of one campaign that may need work. The watermark moves only past what is safely queued. When
 * nothing changed, one listing is all that DS is asked.
 */
export async function sweep(
  services: Services,
  campaignId: string,
  scope: Scope,
): Promise<JobResult<'swept'>> {
  const { ds, campaigns } = services
  const { demarche } = campaigns.configured(campaignId)
  const under = await openSweep(services, campaignId, scope)
  await under.add(await dueIncompletes(services, demarche))
  const { kind, since } = under.watermark
  // The listing itself brings it to the opinions of this process.
  if (kind !== 'changed') await noteChange(services, campaignId)
  const pages: AsyncIterable<Page<ListedDossier>> =
    kind === 'changed'
      ? changedPages(ds, demarche, since)
      : campaigns.neighbourhoods.readThrough(campaignId)
  for await (const page of pages) await under.take(page)
  await under.letGo()
  if (scope === 'all') await lookAgain(services, campaignId, under)
  return await under.end()
}

/**
 * The same for a poll of many campaigns, whose first pages are one request: nothing but what one page shows.
 * @returns unless `done`, it is to be swept by itself: it has `more` to list than one page, or all, `not-asked` for yet
 */
export async function glance(
  services: Services,
  campaignId: string,
): Promise<'done' | 'more' | 'not-asked'> {
  const { ds, campaigns } = services
  const { demarche } = campaigns.configured(campaignId)
  const under = await openSweep(services, campaignId, 'changed')
  if (under.watermark.kind === 'first') return 'not-asked'
  await under.add(await dueIncompletes(services, demarche))
  const page = await ds.changedDossiers(demarche, under.watermark.since, null)
  await under.take(page)
  if (page.next !== null) return 'more'
  await under.end()
  return 'done'
}

async function openSweep(services: Services, campaignId: string, scope: Scope) {
  const { ds, store, campaigns, now, log } = services
  const campaign = campaigns.configured(campaignId)
  const watermark = await openWatermark(
    { journal: store.journal, now, log },
    campaign,
    scope === 'all',
  )
  const queue = store.queue('instruct')
  const failures = once(() => latestFailures(queue))
  const isOld = isLongOver(now)
  const longClosed = new Set<number>()
  let listed = 0
  let queued = 0
  let firstAnswer: number | null = null
  const isWhole = watermark.kind !== 'changed'
  // Queued before that reading has ended, they would wait for it in the places of the other campaigns' dossiers.
  const isFirstReading = isWhole && !campaigns.neighbourhoods.hasRead(campaignId)
  const held: { numbers: readonly number[]; page: ShownPage }[] = []

  const add = async (numbers: readonly number[]) => {
    if (numbers.length === 0) return
    // A campaign that lacks what the robot cannot do without fails here, and its watermark stays.
    await campaigns.open(campaignId)
    if (queued === 0 && !isWhole) await noteChange(services, campaignId)
    // Read before: a job that fails at once is not an old failure.
    const before = await failures()
    await enqueueDossiers(store, campaignId, numbers)
    // A dossier that gave up and is queued again has another chance: its old failure goes.
    const added = new Set(numbers)
    const isAdded = ({ campaign, dossier }: z.infer<typeof DOSSIERS.payload>) =>
      campaign === campaignId && added.has(dossier)
    await discard(
      queue,
      before.filter(({ data }) => isAdded(DOSSIERS.payload.parse(data))),
    )
    queued += numbers.length
  }
  const queueUp = async (numbers: readonly number[], page: ShownPage): Promise<void> => {
    await add(numbers)
    await watermark.past(page)
  }

  return {
    watermark,
    add,
    /** Dossiers taken that were closed, and left alone since, for as long as anything is remembered. */
    longClosed,
    async take(page: Page<ListedDossier>): Promise<void> {
      firstAnswer ??= ds.lastServerTime()
      listed += page.dossiers.length
      for (const { number, state, modifiedAt } of page.dossiers)
        if (!isLive(state) && isOld(modifiedAt)) longClosed.add(number)
      await noteDecided(store.journal, campaign.demarche, page.dossiers)
      const numbers = await toInstruct(store.journal, campaign.demarche, page, scope)
      if (isFirstReading) held.push({ numbers, page: withoutDossiers(page) })
      else await queueUp(numbers, page)
    },
    /** The listing has come to its end: what was held until then is queued. */
    async letGo(): Promise<void> {
      for (const { numbers, page } of held.splice(0)) await queueUp(numbers, page)
    },
    async end(): Promise<JobResult<'swept'>> {
      await watermark.end(firstAnswer)
      if (queued > 0) await noteEnvelope(services, campaignId)
      await store.journal.set(keys.lastSweep(scope === 'all' ? 'reconcile' : 'poll', campaignId), {
        at: new Date(now()).toISOString(),
        queued,
      } satisfies LastSweep)
      return { outcome: 'swept', listed, queued }
    },
  }
}

/** Before they are queued: what opinions say of the others is caught up with before the next one, in every process. */
const noteChange = ({ store }: Services, campaignId: string): Promise<void> =>
  store.journal.set(keys.lastChange(campaignId), randomUUID())

/** What the watermark needs of a page: a hundred thousand dossiers may be held. */
const withoutDossiers = ({ dossiers, unreadable }: Page<ListedDossier>): ShownPage => ({
  dossiers: dossiers.slice(-1).map(({ modifiedAt }) => ({ modifiedAt })),
  unreadable,
})

/** Once everything is listed: the dossiers remembered that were not in it or are long closed, and those that gave up. */
async function lookAgain(
  { store, campaigns }: Services,
  campaignId: string,
  { add, longClosed }: Pick<Awaited<ReturnType<typeof openSweep>>, 'add' | 'longClosed'>,
): Promise<void> {
  const { dossiers } = await campaigns.neighbourhoods.of(campaignId)
  const { demarche } = campaigns.configured(campaignId)
  for await (const remembered of store.journal.pages(keys.dossiers(demarche))) {
    await add(remembered.map(({ key }) => dossierOf(key)).filter((one) => !dossiers.has(one)))
    for (const { key } of remembered)
      if (longClosed.has(dossierOf(key))) await store.journal.delete(key)
  }
  // Decided or gone since they gave up: they end well the next time they are looked at.
  const queue = store.queue('instruct')
  for await (const jobs of failuresInPages(queue)) {
    const own = jobs
      .map((job) => ({ job, ...DOSSIERS.payload.parse(job.data) }))
      .filter(({ campaign }) => campaign === campaignId)
    await add(own.map(({ dossier }) => dossier))
    await discard(
      queue,
      own.map(({ job }) => job),
    )
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function noteEnvelope(
  { campaigns, store, now }: Services,
  campaignId: string,
): Promise<void> {
  if (!campaigns.configured(campaignId).envelope) return
  const { dossiers } = await campaigns.neighbourhoods.of(campaignId)
  const use: EnvelopeUse = {
    granted: dossiers.granted().toFixed(2),
    requested: dossiers.live().amount.toFixed(2),
    at: new Date(now()).toISOString(),
  }
  await store.journal.set(keys.envelope(campaignId), use)
}
