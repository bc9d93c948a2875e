import { addDays, monthsAfter } from './dates.ts'
import type { Day } from './facts.ts'

/** That DS will erase a dossier is told twice. */
export interface ExpiryNotice {
  readonly notice: 'first' | 'last'
  /** The day from which it is told: the same as long as the expiry is. */
  readonly since: Day
}

const FIRST_NOTICE_MONTHS = 2
const LAST_NOTICE_DAYS = 14

/** @param on the day on which DS hides the dossier. @returns null: it is too early to speak of it, or too late */
export function expiryNotice(on: Day, today: Day): ExpiryNotice | null {
  const since = monthsAfter(on, -FIRST_NOTICE_MONTHS)
  if (today < since || today > on) return null
  return { since, notice: today < addDays(on, -LAST_NOTICE_DAYS) ? 'first' : 'last' }
}
