import type { Day, Fact } from './facts.ts'
import { unreadable } from './facts.ts'
import { remembering } from './remember.ts'

/** Further than this from the day on which it was typed, a date is a slip of the keyboard: « 9999 », « 0022 ». */
const REASONABLE_YEARS = 10

/** Whether a day lies more than ten years before or after `near`. */
export function isBeyondReason(day: Day, near: Day): boolean {
  // Years of other than four digits do not compare as text.
  if (!isDay(day)) return true
  return day < yearsFrom(near, -REASONABLE_YEARS) || day > yearsFrom(near, REASONABLE_YEARS)
}

/**
 * A date beyond reason is there but not understood: it decides nothing and is quoted as it was typed.
 * @param near the day of the deposit
 */
export const withinReason = (fact: Fact<Day>, near: Day, typed: string): Fact<Day> =>
  fact.state === 'known' && isBeyondReason(fact.value, near) ? unreadable(typed.trim()) : fact

const yearsFrom = (day: Day, years: number): Day =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

// The Swedish writing of a day is the ISO one.
const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** The day of an ISO instant with offset, in Paris. @throws RangeError when it is none */
export const parisDay: (instant: string) => Day = remembering((instant: string) =>
  PARIS_DAY.format(new Date(instant)),
)

const PARIS_TIME = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: '2-digit',
})

/** « 9 h 05 », in Paris. */
export const parisTime = (instant: string): string =>
  PARIS_TIME.format(new Date(instant))
    .replace(/^0(?=\d)/, '')
    .replace(':', '\u00a0h\u00a0')

export function addDays(day: Day, days: number): Day {
  const date = atMidnight(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Days from one to another: 0 on the same day. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((atMidnight(to).getTime() - atMidnight(from).getTime()) / 86_400_000)

/** Whether the calendar has such a day: 31 April is none. */
export function isDay(text: string): boolean {
  const date = atMidnight(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${text}T`)
}

/** Day 0 of the next month. */
export const lastDayOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Calendar days have no zone: in UTC, no clock change lengthens or shortens one. */
const atMidnight = (day: Day) => new Date(`${day}T00:00:00Z`)

/** So many months later. The last day of a shorter month stands for a day that it lacks. */
export function monthsAfter(day: Day, months: number): Day {
  const place = monthOf(day) + months
  const [year, month] = [Math.floor(place / 12), (place % 12) + 1]
  const date = Math.min(Number(day.slice(8)), lastDayOfMonth(year, month))
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`
}

const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const twoDigits = (number: number) => String(number).padStart(2, '0')

/** « 12 mois » from 1 October to 30 September: both days are worked. null when they are no span. */
export function durationInWords(first: Day, last: Day): string | null {
  if (!isDay(first) || !isDay(last) || last < first) return null
  const after = addDays(last, 1)
  const begun = monthOf(after) - monthOf(first)
  const months = monthsAfter(first, begun) > after ? begun - 1 : begun
  return months === 0 ? 'moins d’un mois' : `${months} mois`
}
