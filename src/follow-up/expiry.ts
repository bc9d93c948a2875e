import { parisDay } from '../domain/dates.ts'
import { type ExpiryToTell, expiryOn, noticeOf } from '../domain/expiry.ts'
import type { Day } from '../domain/facts.ts'
import type { Calendar } from '../domain/follow-up/periods.ts'
import { type Followed, isOver } from '../domain/follow-up/steps.ts'
import type { DatedDossier } from '../ds/port.ts'
import type { Belief } from './beliefs.ts'

/** Whether DS will erase a dossier before its follow-up is over. */
export function expiryOf(
  calendar: Calendar,
  { expiresAt }: Pick<DatedDossier, 'expiresAt'>,
  followed: Followed,
  { memory, lines }: Pick<Belief, 'memory' | 'lines'>,
  today: Day,
): ExpiryToTell | null {
  const expiry = expiresAt === null ? null : expiryOn(parisDay(expiresAt), today)
  if (expiry === null || isOver(calendar, followed, today)) return null
  // The annotation stands for the journal when the store is lost.
  const told = [memory?.expiryTold, lines.expiryTold]
  return { ...expiry, isTold: told.includes(noticeOf(expiry)) }
}
