import type { Job } from 'bullmq'
import type { Scope } from '../follow-up/pass.ts'
import type { Store } from '../store/port.ts'
import { discard, latestFailures } from './gave-up.ts'
import { JOB_OPTIONS } from './on-failure.ts'

/** BullMQ takes jobs without a priority first. */
const IN_NO_HURRY = 1

/** Pages of a first pass may hold many thousands of dossiers: this many travel to the store at once. */
const CHUNK = 500

/**
 * Queues one `instruct` job per dossier. While one waits, another changes nothing; while one runs, another runs
 * once afterwards: no change is lost, and no two jobs ever work on one dossier at the same time.
 * @param isPressing false for those of a first or a full pass: they give way to what a poll finds
 */
export async function enqueueDossiers(
  store: Store,
  campaign: string,
  dossiers: readonly number[],
  { isPressing = true } = {},
): Promise<void> {
  const queue = store.queue('instruct')
  for (let start = 0; start < dossiers.length; start += CHUNK) {
    await queue.addBulk(
      dossiers.slice(start, start + CHUNK).map((dossier) => ({
        name: 'instruct',
        data: { campaign, dossier },
        opts: {
          ...JOB_OPTIONS,
          ...(!isPressing && { priority: IN_NO_HURRY }),
          deduplication: { id: `${campaign}-${dossier}`, keepLastIfActive: true },
        },
      })),
    )
  }
}

/**
 * Queues a poll of several campaigns together, or a full pass of each by itself. A slot asked for twice (two
 * replicas, a crash) is served once. It looks at all that earlier ones should have seen: those that gave up go.
 */
export async function enqueueSweep(
  store: Store,
  name: 'poll' | 'reconcile',
  campaigns: readonly string[],
  slot: string,
): Promise<void> {
  const together = name === 'poll' ? [campaigns] : campaigns.map((campaign) => [campaign])
  const queue = store.queue(name)
  const gaveUp = await latestFailures(queue)
  for (const some of together) {
    await queue.add(
      name,
      { campaigns: some, slot },
      { ...JOB_OPTIONS, deduplication: { id: some.join('+'), keepLastIfActive: true } },
    )
    const isCovered = ({ data }: Job) =>
      data.campaigns.every((campaign: string) => some.includes(campaign))
    await discard(queue, gaveUp.filter(isCovered))
  }
}

/**
 * Queues the complete follow-up of one campaign, or the collection of its reports. Each looks at everything afresh:
 * one that gave up before it has nothing left to do.
 *
 * Only one runs at a time, whatever the number of replicas: two would write over each other's annotations, and an
 * e-mail under way in one would look to the other like one that a dead process left behind.
 */
export async function enqueueFollowUp(
  store: Store,
  scope: Scope,
  campaign: string,
  slot: string,
): Promise<void> {
  const queue = store.queue('follow-up')
  await queue.setGlobalConcurrency(1)
  const gaveUp = await latestFailures(queue)
  await queue.add(
    'follow-up',
    { campaign, slot, scope },
    {
      ...JOB_OPTIONS,
      // One that waits, for DS or for the SMTP server, gives way to the new one.
      deduplication: { id: `${campaign}-${scope}`, keepLastIfActive: true, replace: true },
    },
  )
  await discard(
    queue,
    gaveUp.filter(({ data }) => data.campaign === campaign && data.scope === scope),
  )
}

/** A list that is sent once a month may wait for an SMTP server until the next day: 1, 2, 4… minutes, ten times. */
const LIST_PATIENCE = {
  attempts: 11,
  backoff: { type: 'exponential', delay: 60_000, jitter: 0.25 },
} as const

/** Queues the e-mail of one monthly list, once for each mailing. */
export async function enqueueLaureatList(
  store: Store,
  campaigns: readonly string[],
  month: string,
): Promise<void> {
  await store.queue('laureat-list').add(
    'laureat-list',
    { campaigns, month },
    {
      ...JOB_OPTIONS,
      ...LIST_PATIENCE,
      deduplication: { id: `${campaigns.join('+')}-${month}` },
    },
  )
}

/** What begins with the same slot has then ended, most often, or failed: only work at rest shows that nothing fails. */
const LOOK_AFTER_MS = 30_000

/** Queues a look at what the operator should be told of: one at a time, whatever the number of replicas. */
export async function enqueueTelling(store: Store, slot: string): Promise<void> {
  const name = 'tell-operator'
  await store.queue(name).add(
    name,
    { slot },
    {
      ...JOB_OPTIONS,
      removeOnFail: true,
      delay: LOOK_AFTER_MS,
      deduplication: { id: name },
    },
  )
}

/**
 * Runs a job that gave up again. It is queued anew rather than revived, so that it keeps the promise above; the
 * old one goes only once the new one is safe.
 */
export async function enqueueAgain(store: Store, job: Job): Promise<void> {
  // These remove by themselves what gave up before them.
  if (job.name === 'follow-up')
    return await enqueueFollowUp(store, job.data.scope, job.data.campaign, job.data.slot)
  if (job.name === 'poll' || job.name === 'reconcile')
    return await enqueueSweep(store, job.name, job.data.campaigns, job.data.slot)
  if (job.name === 'instruct') await enqueueDossiers(store, job.data.campaign, [job.data.dossier])
  else await store.queue(job.name).add(job.name, job.data, JOB_OPTIONS)
  await job.remove()
}
