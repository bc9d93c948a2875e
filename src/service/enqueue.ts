import type { Job } from 'bullmq'
import type { Store } from '../store/port.ts'
import { JOB_OPTIONS } from './failure-policy.ts'

/** Pages of a first pass may hold many thousands of dossiers: this many travel to the store at once. */
const CHUNK = 500

/**
 * Queues one `instruct` job per dossier. While one waits, another changes nothing; while one runs, another runs
 * once afterwards: no change is lost, and no two jobs ever work on one dossier at the same time.
 */
export async function enqueueDossiers(
  store: Store,
  campaign: string,
  dossiers: readonly number[],
): Promise<void> {
  const queue = store.queue('instruct')
  for (let start = 0; start < dossiers.length; start += CHUNK) {
    await queue.addBulk(
      dossiers.slice(start, start + CHUNK).map((dossier) => ({
        name: 'instruct',
        data: { campaign, dossier },
        opts: {
          ...JOB_OPTIONS,
          deduplication: { id: `${campaign}-${dossier}`, keepLastIfActive: true },
        },
      })),
    )
  }
}

/** Queues a sweep of one campaign. A slot asked for twice (two replicas, a crash) is served once. */
export async function enqueueSweep(
  store: Store,
  name: 'poll' | 'reconcile',
  campaign: string,
  slot: string,
): Promise<void> {
  await store
    .queue(name)
    .add(
      name,
      { campaign, slot },
      { ...JOB_OPTIONS, deduplication: { id: campaign, keepLastIfActive: true } },
    )
}

/**
 * Runs a job that gave up again. It is queued anew rather than revived, so that it keeps the promise above; the
 * old one goes only once the new one is safe.
 */
export async function enqueueAgain(store: Store, job: Job): Promise<void> {
  if (job.name === 'instruct') await enqueueDossiers(store, job.data.campaign, [job.data.dossier])
  else
    await store
      .queue(job.name)
      .add(job.name, job.data, { ...JOB_OPTIONS, deduplication: { id: job.data.campaign } })
  await job.remove()
}
