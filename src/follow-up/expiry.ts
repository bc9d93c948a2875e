import { parisDay } from '../domain/dates.ts'
import { type ExpiryNotice, expiryNotice } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import type { Calendar } from '../domain/follow-up/periods.ts'
import type { Note } from '../domain/follow-up/report-lines.ts'
import { type Followed, isOver } from '../domain/follow-up/steps.ts'
import { formatDay, frenchSpaces } from '../domain/french.ts'
import type { DatedDossier } from '../ds/port.ts'

/** A dossier that DS will erase before its follow-up is over. */
export interface Expiry extends ExpiryNotice {
  readonly on: Day
}

export function expiryOf(
  calendar: Calendar,
  { expiresAt }: Pick<DatedDossier, 'expiresAt'>,
  followed: Followed,
  today: Day,
): Expiry | null {
  if (expiresAt === null) return null
  const on = parisDay(expiresAt)
  const notice = expiryNotice(on, today)
  return notice === null || isOver(calendar, followed, today) ? null : { on, ...notice }
}

export const expiryNote = ({ on, since }: Expiry): Note => ({
  on: since,
  text: frenchSpaces(
    `DS effacera ce dossier le ${formatDay(on)}, avant la fin du suivi : « Conserver un mois de plus » dans DS`,
  ),
})
