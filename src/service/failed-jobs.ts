import type { Job } from 'bullmq'
import { JOBS } from '../../jobs/index.ts'
import type { Store } from '../store/port.ts'
import { enqueueAgain } from './enqueue.ts'

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

export async function failedJobs(store: Store): Promise<FailedJob[]> {
  const jobs = await Promise.all(JOBS.map(({ name }) => store.queue(name).getFailed()))
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
  for (const { name } of JOBS) {
    for (const job of await store.queue(name).getFailed()) {
      const id = idOf(job)
      if (ids.length > 0 && !ids.includes(id)) continue
      await enqueueAgain(store, job)
      done.push(id)
    }
  }
  return done
}

const idOf = (job: Job) => `${job.name}-${job.id}`
