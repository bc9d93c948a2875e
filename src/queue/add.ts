import type { JobsOptions } from 'bullmq'
import * as z from 'zod'
import type { Store } from '../store/port.ts'
import type { Queueing } from './define.ts'
import { discard, latestFailures } from './gave-up.ts'
import { JOB_OPTIONS } from './on-failure.ts'

/** BullMQ takes jobs without a priority first. */
const IN_NO_HURRY = 1

/** Pages of a first pass may hold many thousands of dossiers: this many travel to the store at once. */
const CHUNK = 500

/** Queues one job a payload; then those that gave up and have nothing left to do because of it go. */
export async function enqueue<Payload>(
  store: Store,
  job: Queueing<Payload>,
  payloads: readonly Payload[],
  more: JobsOptions = {},
): Promise<void> {
  const queue = store.queue(job.name)
  if (job.oneAtATime) await queue.setGlobalConcurrency(1)
  const gaveUp = job.covers ? await latestFailures(queue) : []
  for (let start = 0; start < payloads.length; start += CHUNK) {
    const some = payloads.slice(start, start + CHUNK)
    await queue.addBulk(
      some.map((data) => ({
        name: job.name,
        data,
        opts: { ...JOB_OPTIONS, ...job.options(data), ...more },
      })),
    )
  }
  const isCovered = (data: unknown) => {
    const earlier = job.payload.safeParse(data)
    return earlier.success && payloads.some((payload) => job.covers?.(payload, earlier.data))
  }
  await discard(
    queue,
    gaveUp.filter(({ data }) => isCovered(data)),
  )
}

/**
 * One dossier to be instructed. While one job waits, another changes nothing; while one runs, another runs once
 * afterwards: no change is lost, and no two jobs ever work on one dossier at the same time.
 */
export const DOSSIERS = {
  name: 'instruct',
  payload: z.strictObject({ campaign: z.string(), dossier: z.int() }),
  // Whichever of the campaigns of its démarche it is queued for.
  options: ({ dossier }) => ({
    deduplication: { id: `dossier-${dossier}`, keepLastIfActive: true },
  }),
} as const satisfies Queueing<{ campaign: string; dossier: number }>

/** @param isPressing false for those of a first or a full pass: they give way to what a poll finds */
export const enqueueDossiers = (
  store: Store,
  campaign: string,
  dossiers: readonly number[],
  { isPressing = true } = {},
): Promise<void> =>
  enqueue(
    store,
    DOSSIERS,
    dossiers.map((dossier) => ({ campaign, dossier })),
    isPressing ? {} : { priority: IN_NO_HURRY },
  )
