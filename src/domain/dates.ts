import type { Day, Fact } from './facts.ts'
import { unreadable } from './facts.ts'

/** Further than this from the day on which it was typed, a date is a slip of the keyboard: « 9999 », « 0022 ». */
const REASONABLE_YEARS = 10

/** Whether a day lies more than ten years before or after `near`. */
export function isBeyondReason(day: Day, near: Day): boolean {
  // Years of other than four digits do not compare as text.
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return true
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

// The Swedish writing of a day is the ISO one. Every lauréat has two or three instants: this costs a tenth of luxon.
const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/** The day of an ISO instant with offset, in Paris. @throws RangeError when it is none */
export const parisDay = (instant: string): Day => PARIS_DAY.format(new Date(instant))
