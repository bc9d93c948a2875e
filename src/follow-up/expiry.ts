import { parisDay } from '../campaign/reading/report.ts'
import { monthsAfter } from '../domain/eligibility/paris.ts'
import type { Day } from '../domain/facts.ts'
import type { Calendar } from '../domain/follow-up/periods.ts'
import type { Note } from '../domain/follow-up/report-lines.ts'
import { type Followed, isOver } from '../domain/follow-up/steps.ts'
import { addDays } from '../domain/follow-up/working-days.ts'
import { formatDay, frenchSpaces } from '../domain/french.ts'
import type { DatedDossier } from '../ds/port.ts'

/** A dossier that DS will erase before its follow-up is over. */
export interface Expiry {
  readonly on: Day
  /** The day from which it is told: the same as long as the expiry is. */
  readonly since: Day
  /** It is told twice. */
  readonly notice: 'first' | 'last'
}

const FIRST_NOTICE_MONTHS = 2
const LAST_NOTICE_DAYS = 14

export function expiryOf(
  calendar: Calendar,
  { expiresAt }: Pick<DatedDossier, 'expiresAt'>,
  followed: Followed,
  today: Day,
): Expiry | null {
  if (expiresAt === null) return null
  const on = parisDay(expiresAt)
  const since = monthsAfter(on, -FIRST_NOTICE_MONTHS)
  if (since === null || today < since || isOver(calendar, followed, today)) return null
  return { on, since, notice: today < addDays(on, -LAST_NOTICE_DAYS) ? 'first' : 'last' }
}

export const expiryNote = ({ on, since }: Expiry): Note => ({
  on: since,
  text: frenchSpaces(
    `DS effacera ce dossier le ${formatDay(on)}, avant la fin du suivi : « Conserver un mois de plus » dans DS`,
  ),
})
