import type { Job } from 'bullmq'
import { JOBS } from '../../jobs/index.ts'
import { enqueueAgain } from '../queue/add.ts'
import { failuresInPages } from '../queue/gave-up.ts'
import type { Store } from '../store/port.ts'

/** A job that gave up: identifiers, and a reason that names nobody. */
export interface FailedJob {
  /** What `failed retry` takes: unique among all queues. */
  readonly id: string
  readonly job: string
  readonly about: Readonly<Record<string, string | number>>
  readonly reason: string
  readonly attempts: number
  readonly at: string
}

/** @param most the latest of each kind, at most; all of them without it */
export async function failedJobs(store: Store, most?: number): Promise<FailedJob[]> {
  const last = most === undefined ? -1 : most - 1
  const jobs = await Promise.all(JOBS.map(({ name }) => store.queue(name).getFailed(0, last)))
  return jobs.flat().map((job) => ({
    id: idOf(job),
    job: job.name,
    about: job.data,
    reason: job.failedReason ?? 'no reason kept',
    attempts: job.attemptsMade,
    at: new Date(job.finishedOn ?? job.timestamp).toISOString(),
  }))
}

/**
 * Queues failed jobs again.
 * @param ids those of `failedJobs`; none: all of them
 * @returns the ids queued; one that is not there any more is left out
 */
export async function retryFailed(store: Store, ids: readonly string[]): Promise<string[]> {
  const done: string[] = []
  const wanted = new Set(ids)
  for (const { name } of JOBS) {
    for await (const jobs of failuresInPages(store.queue(name))) {
      for (const job of jobs) {
        const id = idOf(job)
        if (wanted.size > 0 && !wanted.has(id)) continue
        await enqueueAgain(store, job)
        done.push(id)
      }
    }
  }
  return done
}

const idOf = (job: Job) => `${job.name}-${job.id}`
