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

/**
 * « 12 mois » from 1 October to 30 September: both days are worked. null when either is not a day, or when the last
 * comes before the first.
 */
export function durationInWords(first: Day, last: Day): string | null {
  const after = DateTime.fromISO(last, { zone: 'utc' }).plus({ days: 1 })
  const span = after.diff(DateTime.fromISO(first, { zone: 'utc' }), 'months')
  if (!span.isValid || span.months <= 0) return null
  const months = Math.floor(span.months)
  return months === 0 ? 'moins d’un mois' : `${months} mois`
}
