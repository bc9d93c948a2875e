import { latestSlot, nextSlot } from '../config/cron.ts'
import type { Config } from '../config/load.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'
import { mailingsOf } from '../lists/send.ts'
import type { JournalReader } from '../store/port.ts'
import { keys } from './keys.ts'

/** When a schedule was last served, and when it is next. */
export interface TimetableRow {
  readonly schedule: 'poll' | 'reconcile' | 'follow-up' | 'laureat-list'
  /** ISO instant of the last slot whose work was queued; null: none yet. */
  readonly last: string | null
  /** ISO instant; null: the expression names no minute of the next nine years. */
  readonly next: string | null
  /** ISO instant of a slot that should have been served by now and was not; null: all is on time. */
  readonly missed: string | null
}

/** Processes that restart, or that wait for a busy store, are late by less than this. */
const LATE_MS = 15 * 60_000
const YEAR_MS = 366 * 24 * 60 * 60_000

/**
 * The schedules that have something to do, whichever process serves them.
 * @param now the machine's clock (ms since the epoch), as for the schedules themselves
 */
export async function readTimetable(
  journal: JournalReader,
  config: Config,
  now: number,
): Promise<TimetableRow[]> {
  const { poll, reconcile, followUp, laureatList } = config.schedules
  const rows: { schedule: TimetableRow['schedule']; cron: string }[] = [
    { schedule: 'poll', cron: poll },
    { schedule: 'reconcile', cron: reconcile },
  ]
  if (followedCampaigns(config).length > 0) rows.push({ schedule: 'follow-up', cron: followUp })
  if (mailingsOf(config).length > 0) rows.push({ schedule: 'laureat-list', cron: laureatList })
  return await Promise.all(
    rows.map(async ({ schedule, cron }) => {
      const last = await journal.get(keys.lastRun(schedule))
      return {
        schedule,
        last,
        next: iso(nextSlot(cron, now)),
        missed: last === null ? null : missedSlot(cron, last, now),
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
