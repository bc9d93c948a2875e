import joursFeries from '@socialgouv/jours-feries'
import { DateTime } from 'luxon'
import type { Day } from '../facts.ts'

const holidaysByYear = new Map<number, ReadonlySet<Day>>()

/** Monday to Friday, less the public holidays of the whole of France (code du travail, art. L3133-1). */
export function isWorkingDay(day: Day): boolean {
  const weekday = atMidnight(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** `day` itself when it is a working day, else the next one. */
export function workingDayFrom(day: Day): Day {
  let candidate = day
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, 1)
  return candidate
}

export function addDays(day: Day, days: number): Day {
  const date = atMidnight(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Calendar days have no zone: in UTC, no clock change lengthens or shortens one. */
const atMidnight = (day: Day) => new Date(`${day}T00:00:00Z`)

function holidaysOf(year: number): ReadonlySet<Day> {
  const known = holidaysByYear.get(year)
  if (known) return known
  // Local midnights, some of them reached by adding 24-hour days across a clock change: noon is on the right day.
  const noons = Object.values(joursFeries(year)).map((date) =>
    DateTime.fromJSDate(date).plus({ hours: 12 }),
  )
  const holidays = new Set(noons.map((noon) => noon.toFormat('yyyy-MM-dd')))
  holidaysByYear.set(year, holidays)
  return holidays
}
