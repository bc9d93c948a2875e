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
 * | outage (`OUTAGES`)         | waits, ever longer, while it lasts; no attempt is used up       |
 * | permanent                  | the job rests in `failed` at once                               |
 */
export const ATTEMPTS = 5

/** DS is away, or refuses us, as a whole: the job has nothing to do with it and is not to blame. */
const OUTAGES = new Set([
  'ds.unreachable',
  'ds.maintenance',
  'ds.unavailable',
  'ds.timeout',
  'ds.cut',
  'ds.not-json',
  'ds.forbidden',
  'ds.token-refused',
  'ds.token-expired',
  'ds.network-refused',
])
const LONGEST_PAUSE_MS = 60_000
/** A document whose answer was lost may be running in DS for 30 s more: reading sooner would not show its end. */
const STILL_RUNNING_MS = 35_000

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
  job: Pick<Job, 'attemptsStarted' | 'moveToDelayed'>,
  token: string | undefined,
  error: unknown,
): Promise<Error> {
  const pause = pauseMs(error, job.attemptsStarted)
  if (pause !== null) {
    // The machine's clock: the queue waits for real, whatever `--now` says to the rules.
    await job.moveToDelayed(Date.now() + pause, token)
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

function pauseMs(error: unknown, starts: number): number | null {
  if (!(error instanceof Failure)) return null
  if (error.kind === 'rate-limited') {
    return Math.max(1_000, (error.retryAt ?? Date.now() + LONGEST_PAUSE_MS) - Date.now())
  }
  if (!OUTAGES.has(error.code)) return null
  if (error.kind === 'ambiguous') return starts <= 1 ? STILL_RUNNING_MS : LONGEST_PAUSE_MS
  return Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** Math.min(starts, 6))
}
