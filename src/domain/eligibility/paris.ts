import { DateTime } from 'luxon'
import type { Day } from '../facts.ts'

/** The day and hour in Paris of an ISO instant with offset, or null when it is not one. */
export function inParis(instant: string): { day: Day; time: string } | null {
  const at = DateTime.fromISO(instant, { zone: 'Europe/Paris' })
  return at.isValid ? { day: at.toISODate(), time: at.toFormat("H'\u00a0h\u00a0'mm") } : null
}

/** The last day of a span of so many months that starts on `day`; null when `day` is not a day. */
export function monthsAfter(day: Day, months: number): Day | null {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ months }).toISODate()
}

/** Whole months from one day to another, null when either is not a day. */
export function monthsBetween(from: Day, to: Day): number | null {
  const span = DateTime.fromISO(to, { zone: 'utc' }).diff(
    DateTime.fromISO(from, { zone: 'utc' }),
    'months',
  )
  return span.isValid ? Math.floor(span.months) : null
}
