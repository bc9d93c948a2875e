import { DelayedError, type Job, type JobsOptions, UnrecoverableError } from 'bullmq'
import { Failure } from '../failure.ts'
import { errorLine } from '../log.ts'

/**
 * What the queue does of each kind of failure, for every job. BullMQ stores messages as they are, in
 * `failedReason`: only messages that are safe to show leave this file.
 *
 * | failure                    | what the queue does                                             |
 * |----------------------------|-----------------------------------------------------------------|
 * | transient, ambiguous, bug  | tries again `ATTEMPTS` times, then the job rests in `failed`    |
 * | rate-limited               | waits until DS's window ends; no attempt is used up             |
 * | outage (`OUTAGES`)         | waits a minute, for as long as it lasts; no attempt is used up  |
 * | permanent                  | the job rests in `failed` at once                               |
 */
export const ATTEMPTS = 5

/** DS is away as a whole: the job has nothing to do with it. */
const OUTAGES = new Set(['ds.unreachable', 'ds.maintenance'])
const OUTAGE_PAUSE_MS = 60_000

export const JOB_OPTIONS: JobsOptions = {
  attempts: ATTEMPTS,
  // 1, 2, 4, 8 seconds, spread so that many dossiers do not come back together.
  backoff: { type: 'exponential', delay: 1000, jitter: 0.25 },
  removeOnComplete: true,
  removeOnFail: false,
}

/**
 * Turns what a handler threw into what BullMQ understands.
 * @param token the lock of the job, needed to give it back
 */
export async function settleFailure(
  job: Job,
  token: string | undefined,
  error: unknown,
  now: number,
): Promise<Error> {
  const retryAt = pauseUntil(error, now)
  if (retryAt !== null) {
    await job.moveToDelayed(retryAt, token)
    return new DelayedError()
  }
  const message = errorLine(error)
  const safe =
    error instanceof Failure && error.kind === 'permanent'
      ? new UnrecoverableError(message)
      : new Error(message)
  // The stack would be stored too, with the original message in its first line.
  safe.stack = `${safe.name}: ${message}`
  return safe
}

function pauseUntil(error: unknown, now: number): number | null {
  if (!(error instanceof Failure)) return null
  if (error.kind === 'rate-limited') return error.retryAt ?? now + OUTAGE_PAUSE_MS
  return OUTAGES.has(error.code) ? now + OUTAGE_PAUSE_MS : null
}
