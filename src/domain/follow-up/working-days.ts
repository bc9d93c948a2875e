import joursFeries from '@socialgouv/jours-feries'
import { DateTime } from 'luxon'
import { addDays } from '../dates.ts'
import type { Day } from '../facts.ts'

/**
 * Whose public holidays: those of the whole of France (code du travail, art. L3133-1), or with Good Friday and
 * 26 December, as in Moselle, Bas-Rhin and Haut-Rhin (art. L3134-13).
 */
export type Holidays = 'france' | 'alsace-moselle'

const ALSACE_MOSELLE = ['57', '67', '68']

/** A campaign that reaches into Alsace-Moselle keeps the holidays of those who have the most. */
export const holidaysIn = (departments: readonly string[]): Holidays =>
  departments.some((code) => ALSACE_MOSELLE.includes(code)) ? 'alsace-moselle' : 'france'

const known = new Map<string, ReadonlySet<Day>>()

/** Monday to Friday, less public holidays. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !daysOff(Number(day.slice(0, 4)), holidays).has(day)
}

/** `day` itself when it is a working day, else the next one. */
export function workingDayFrom(day: Day, holidays: Holidays): Day {
  let candidate = day
  while (!isWorkingDay(candidate, holidays)) candidate = addDays(candidate, 1)
  return candidate
}

/** The working day that many working days after `day`. */
export function workingDaysAfter(day: Day, count: number, holidays: Holidays): Day {
  let candidate = day
  for (let left = count; left > 0; left--)
    candidate = workingDayFrom(addDays(candidate, 1), holidays)
  return candidate
}

function daysOff(year: number, holidays: Holidays): ReadonlySet<Day> {
  const key = `${holidays} ${year}`
  const before = known.get(key)
  if (before) return before
  // Local midnights, some of them reached by adding 24-hour days across a clock change: noon is on the right day.
  const noons = Object.values(joursFeries(year, { alsace: holidays === 'alsace-moselle' })).map(
    (date) => DateTime.fromJSDate(date).plus({ hours: 12 }),
  )
  const days = new Set(noons.map((noon) => noon.toFormat('yyyy-MM-dd')))
  known.set(key, days)
  return days
}
