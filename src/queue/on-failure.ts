import { DelayedError, type Job, type JobsOptions, UnrecoverableError, WaitingError } from 'bullmq'
import { STILL_RUNNING_MS } from '../ds/port.ts'
import { FAILURES } from '../failures/catalogue.ts'
import { Failure } from '../failures/failure.ts'
import { errorLine } from '../log.ts'

/**
 * What the queue does of each failure, for every job. BullMQ stores messages as they are, in `failedReason`: only
 * messages that are safe to show leave this file.
 *
 * | failure                    | what the queue does                                                |
 * |----------------------------|--------------------------------------------------------------------|
 * | that stops `ds`, `mail`,   | an incident opens: the jobs that need what is away wait, ever      |
 * | `own` in the catalogue     | longer, for days if it must be; one of them at a time tries        |
 * | any with `retryAt`         | waits until then (the end of DS's window, the end of a write       |
 * |                            | whose answer was lost: an incident too, when DS is away)           |
 * | that stops `store`         | waits some seconds                                                 |
 * | transient, ambiguous, bug  | tries again `ATTEMPTS` times, then the job rests in `failed`       |
 * | ambiguous, of a slow       | the same, but not before DS must have ended with its write         |
 * | dossier                    |                                                                    |
 * | permanent                  | the job rests in `failed` at once                                  |
 *
 * Waiting uses up no attempt. A dossier that rests in `failed` is tried again by the nightly pass.
 */
export const ATTEMPTS = 5

/** What stands still: all that asks DS, all that sends e-mails, or one job of one campaign. */
export type Stop = 'ds' | 'mail' | 'own'

const FIRST_PAUSE_MS = 2_000
/** Each pause is twice the one before, up to this. */
const LONGEST_PAUSE_MS: Readonly<Record<Stop, number>> = {
  ds: 5 * 60_000,
  // A follow-up that is tried again reads all its lauréats.
  mail: 30 * 60_000,
  own: 15 * 60_000,
}
const STORE_PAUSE_MS = 5_000

export const JOB_OPTIONS: JobsOptions = {
  attempts: ATTEMPTS,
  // 1, 2, 4, 8 seconds, spread so that many dossiers do not come back together.
  backoff: { type: 'exponential', delay: 1000, jitter: 0.25 },
  removeOnComplete: true,
  removeOnFail: false,
}

/** What is away when this happens; null when it concerns the job alone. */
export function stopOf(error: unknown): Stop | null {
  if (!(error instanceof Failure)) return null
  const { stop } = FAILURES[error.code]
  return stop === 'store' || stop === 'none' ? null : stop
}

/** How long (ms) everybody waits after that many tries in vain. */
export const pauseMs = (stop: Stop, tries: number): number =>
  Math.min(LONGEST_PAUSE_MS[stop], FIRST_PAUSE_MS * 2 ** (tries - 1))

/** Stored for what is no failure of ours. */
const UNEXPECTED = 'unexpected'

/** A job that was not begun: it goes back to the head of its queue at once, and no attempt is used up. */
export class BackToQueue extends Error {
  override name = 'BackToQueue'
}

type OwnJob = Pick<Job, 'moveToDelayed' | 'moveToWait' | 'opts'>

/** Gives a job back to its queue for that long (ms): no attempt is used up. */
export async function putOff(job: OwnJob, token: string | undefined, ms: number) {
  // The machine's clock: the queue waits for real, whatever `--now` says to the rules.
  await job.moveToDelayed(Date.now() + ms, token)
  return new DelayedError()
}

/**
 * Turns what a handler threw into what BullMQ understands.
 * @param token the lock of the job, needed to give it back
 * @param incidentMs notes that something is away, and says how long (ms) the job waits
 */
export async function settleFailure(
  job: OwnJob,
  token: string | undefined,
  error: unknown,
  incidentMs: (stop: Stop, failure: Failure) => Promise<number>,
): Promise<Error> {
  if (error instanceof BackToQueue) {
    await job.moveToWait(token)
    return new WaitingError()
  }
  if (error instanceof Failure) {
    if (error.retryAt !== undefined) {
      const away = error.kind === 'ambiguous' ? stopOf(error) : null
      const pause = away === null ? 1_000 : await incidentMs(away, error)
      return await putOff(job, token, Math.max(pause, error.retryAt - Date.now()))
    }
    if (FAILURES[error.code].stop === 'store') return await putOff(job, token, STORE_PAUSE_MS)
    const stop = stopOf(error)
    if (stop !== null) return await putOff(job, token, await incidentMs(stop, error))
    // Of this try alone: what is stored with the job does not change.
    if (error.kind === 'ambiguous' && error.code === 'ds.dossier-too-slow')
      job.opts.backoff = { type: 'fixed', delay: STILL_RUNNING_MS }
  }
  const message = errorLine(error)
  const safe =
    error instanceof Failure && error.kind === 'permanent'
      ? new UnrecoverableError(message)
      : new Error(message)
  // The stack is stored too: in its place stands the code, by which people are told in their language.
  safe.stack = error instanceof Failure ? error.code : UNEXPECTED
  return safe
}
