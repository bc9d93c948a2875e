import { latestSlot, nextSlot } from '../config/cron.ts'
import type { Config } from '../config/load.ts'
import type { JournalReader, Store } from '../store/port.ts'
import { enqueue } from './add.ts'
import type { Hours, Queueing } from './define.ts'
import { keys } from './keys.ts'
import type { Schedule } from './schedules.ts'

/** What is read here of a job's definition. */
export interface Hourly extends Queueing<unknown> {
  readonly hours?: readonly Hours<unknown>[]
}

const hoursOf = (jobs: readonly Hourly[]) =>
  jobs.flatMap((job) =>
    (job.hours ?? []).map((hours) => ({ ...hours, job, name: hours.name ?? job.name })),
  )

/** The hours of all jobs, as this configuration has them. */
export const schedulesOf = (jobs: readonly Hourly[], config: Config, store: Store): Schedule[] =>
  hoursOf(jobs).map(({ job, name, cron, catchUpWindowMs, runAtFirstStart = false, payloads }) => ({
    name,
    cron: cron(config.schedules),
    catchUpWindowMs,
    runAtFirstStart,
    enqueue: (slot) => enqueue(store, job, payloads(config, slot)),
  }))

/** When a schedule was last served, and when it is next. */
export interface TimetableRow {
  readonly schedule: string
  /** ISO instant of the last slot whose work was queued; null: none yet. */
  readonly last: string | null
  /** ISO instant; null: the expression names no minute of the next nine years. */
  readonly next: string | null
  /** ISO instant of a slot that should have been served by now and was not; null: all is on time. */
  readonly missed: string | null
}

/** The schedules of which a missed slot is an incident. */
export const toldWhenMissed = (jobs: readonly Hourly[]): ReadonlySet<string> =>
  new Set(hoursOf(jobs).flatMap(({ name, watched }) => (watched === 'told' ? [name] : [])))

/** Processes that restart, or that wait for a busy store, are late by less than this. */
const LATE_MS = 15 * 60_000
const YEAR_MS = 366 * 24 * 60 * 60_000

/**
 * The schedules that the operator watches and that have something to do, whichever process serves them.
 * @param now the machine's clock (ms since the epoch), as for the schedules themselves
 */
export async function readTimetable(
  journal: JournalReader,
  jobs: readonly Hourly[],
  config: Config,
  now: number,
): Promise<TimetableRow[]> {
  const watched = hoursOf(jobs).filter(
    ({ watched, payloads }) => watched && payloads(config, new Date(now).toISOString()).length > 0,
  )
  return await Promise.all(
    watched.map(async ({ name, cron }) => {
      const expression = cron(config.schedules)
      const last = await journal.get(keys.lastRun(name))
      return {
        schedule: name,
        last,
        next: iso(nextSlot(expression, now)),
        missed: last === null ? null : missedSlot(expression, last, now),
      }
    }),
  )
}

/**
 * A slot (ISO instant) that should have been served after `last`, and long enough ago. A `last` still to come was
 * written by a clock that was ahead: it serves no slot.
 */
export function missedSlot(cron: string, last: string, now: number): string | null {
  const served = Date.parse(last)
  const after = served > now + LATE_MS ? now - YEAR_MS : served
  return iso(latestSlot(cron, after, now - LATE_MS))
}

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
