import type { Job } from 'bullmq'
import * as z from 'zod'
import { JOBS } from '../../jobs/index.ts'
import { enqueue } from '../queue/add.ts'
import { discard, failuresInPages } from '../queue/gave-up.ts'
import type { Store } from '../store/port.ts'

/** A job that gave up: identifiers, and a reason that names nobody. */
export interface FailedJob {
  /** What `failed retry` and `failed discard` take: unique among all queues. */
  readonly id: string
  readonly job: string
  readonly about: Readonly<Record<string, string | number>>
  readonly reason: string
  /** Of the last try, such as `ds.write-refused`. */
  readonly code: string
  readonly attempts: number
  readonly at: string
}

/** Identifiers, whatever the job. */
const ABOUT = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.array(z.string()).transform((some) => some.join(' '))]),
  )
  .catch({})

/** @param most the latest of each kind, at most; all of them without it */
export async function failedJobs(store: Store, most?: number): Promise<FailedJob[]> {
  const last = most === undefined ? -1 : most - 1
  const jobs = await Promise.all(JOBS.map(({ name }) => store.queue(name).getFailed(0, last)))
  return jobs.flat().map((job) => ({
    id: idOf(job),
    job: job.name,
    about: ABOUT.parse(job.data),
    reason: job.failedReason ?? 'no reason kept',
    code: codeOf(job),
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
  return await forEachFailed(store, ids.length > 0 ? ids : null, async (job, definition) => {
    // Anew rather than revived, so that no two do the same; the old one goes only once the new one is safe.
    await enqueue(store, definition, [definition.payload.parse(job.data)])
    await discard(store.queue(definition.name), [job])
  })
}

/**
 * Forgets failed jobs. What they were about is looked at again when it changes in DS, and at the next full pass.
 * @param ids those of `failedJobs`
 * @returns the ids forgotten; one that is not there any more is left out
 */
export async function discardFailed(store: Store, ids: readonly string[]): Promise<string[]> {
  return await forEachFailed(store, ids, async (job) => {
    await discard(store.queue(job.name), [job])
  })
}

/** @param ids null: all. @returns the ids of those found */
async function forEachFailed(
  store: Store,
  ids: readonly string[] | null,
  act: (job: Job<unknown>, definition: (typeof JOBS)[number]) => Promise<unknown>,
): Promise<string[]> {
  const done: string[] = []
  const wanted = ids && new Set(ids)
  for (const definition of JOBS) {
    for await (const jobs of failuresInPages(store.queue(definition.name))) {
      for (const job of jobs) {
        const id = idOf(job)
        if (wanted && !wanted.has(id)) continue
        await act(job, definition)
        done.push(id)
      }
    }
  }
  return done
}

/** In the place of a stack: see `settleFailure`. An earlier release kept the message there. */
const codeOf = ({ stacktrace }: Job<unknown>): string => {
  const last = stacktrace?.at(-1) ?? ''
  return /^[a-z]+(\.[a-z-]+)?$/.test(last) ? last : 'unexpected'
}

const idOf = (job: Job<unknown>) => `${job.name}-${job.id}`
