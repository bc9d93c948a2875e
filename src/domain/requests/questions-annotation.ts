import { addDays } from '../dates.ts'
import type { Day } from '../facts.ts'
import { workingDayFrom } from '../follow-up/working-days.ts'
import { answerDay, sameButDay } from './letter.ts'
import { readStanding, type Standing, writeStanding } from './stamp.ts'

/** What stands in `questions`, and what is known of who wrote it. */
export interface Found {
  readonly text: string
  /** ISO instant of the last write of that annotation. */
  readonly writtenAt: string
  readonly depositedAt: string
  /** ISO instant at which a person last edited any annotation of the dossier; at the latest the deposit when nobody did. */
  readonly annotationsEditedAt: string
  /** ISO instant at which the applicant last submitted his form. */
  readonly submittedAt: string
}

/** What stands there, as far as it can be believed: applicants can fill in annotations before they deposit. */
export function standingIn({ text, writtenAt, depositedAt }: Found): Standing {
  return isAfter(writtenAt, depositedAt) ? readStanding(text) : { stamp: null, letter: '' }
}

/**
 * What the robot has to put in `questions`; null: what stands there stays. It stays when a person edited it; when it
 * was sent and the applicant has not changed his dossier since; and when it differs by its day only, while that day
 * leaves time to answer: a date alone is not worth a write each day.
 * @param isOwn whether the robot remembers having written that letter
 * @param letter the message wanted, by the day that it gives
 */
export function wantedQuestions(
  found: Found,
  { letter, today, days }: { letter: (answerBy: Day) => string; today: Day; days: number },
  isOwn: (letter: string) => boolean,
): string | null {
  const standing = standingIn(found)
  const { stamp } = standing
  if (stamp?.fate === 'sent' && !isAfter(found.submittedAt, endOfMinute(stamp.at))) return null
  const wanted = letter(workingDayFrom(addDays(today, days), 'france'))
  const isSame = sameButDay(standing.letter, wanted)
  if (isSame && leavesTime(standing.letter, addDays(today, Math.ceil(days / 2)))) return null
  const isEdited =
    standing.letter !== '' &&
    !isSame &&
    !isOwn(standing.letter) &&
    isAfter(found.annotationsEditedAt, found.depositedAt)
  if (isEdited) return null
  return writeStanding({ stamp, letter: wanted })
}

/** An empty one, or one without a day, never has to be dated again. */
function leavesTime(letter: string, soonest: Day): boolean {
  const day = answerDay(letter)
  return day === null || day >= soonest
}

export const isAfter = (one: string, other: string): boolean => Date.parse(one) > Date.parse(other)

export const endOfMinute = (at: string): string => new Date(Date.parse(at) + 59_999).toISOString()
