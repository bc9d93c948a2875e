import type { Day } from '../domain/facts.ts'
import type { PeriodNames } from '../domain/follow-up/period-words.ts'
import type { Note } from '../domain/follow-up/report-lines.ts'
import { currentPeriod, type Rhythm } from '../domain/follow-up/steps.ts'
import { workingDaysAfter } from '../domain/follow-up/working-days.ts'
import { formatDay } from '../domain/french.ts'
import type { Unreached } from './memory.ts'
import type { LaureatPlan } from './plan.ts'

/** A server that puts an e-mail off for longer will not take it by itself: a person looks. */
const TOLD_AFTER_WORKING_DAYS = 3

/**
 * The periods of which no e-mail reaches a lauréat, once the pass has tried.
 * @param outcome what the pass saw of the e-mail due today; null: none was tried
 */
export function unreachedAfter(
  { calendar }: Rhythm,
  { due, followed, reminders, memory }: LaureatPlan,
  outcome: 'taken' | 'untaken' | null,
  today: Day,
): Unreached[] {
  const before = memory?.unreached ?? []
  const period = due?.period.id
  const isSettled = ({ period: one }: Unreached) =>
    followed.reported.has(one) ||
    reminders.some((reminder) => reminder.period === one) ||
    (outcome === 'taken' && one === period)
  const left = before.filter((one) => !isSettled(one))
  // A report given meanwhile, or a new end of the project: nothing is asked any more.
  const asked = currentPeriod(calendar, followed, today)?.id
  const isMoot = ({ period: one }: Unreached) => asked !== undefined && one > asked
  const kept = left.filter((one) => !isMoot(one)).slice(-MOST_KEPT)
  const isNew = outcome === 'untaken' && period && !kept.some((one) => one.period === period)
  return isNew ? [...kept, { period, since: today }] : kept
}

/** A year of them says enough. */
const MOST_KEPT = 4

/** Those that are told: put off for three working days, or over without an e-mail. */
export function toldOf(
  { calendar, holidays }: Rhythm,
  { followed }: Pick<LaureatPlan, 'followed'>,
  unreached: readonly Unreached[],
  today: Day,
): Unreached[] {
  const asked = currentPeriod(calendar, followed, today)?.id
  return unreached.filter(
    ({ period, since }) =>
      period !== asked || workingDaysAfter(since, TOLD_AFTER_WORKING_DAYS, holidays) <= today,
  )
}

export const unreachedNotes = (told: readonly Unreached[], nameOf: PeriodNames): Note[] =>
  told.map(({ period, since }) => ({
    on: since,
    text: `${nameOf(period)} – aucun courriel remis : le serveur d’envoi le refuse ou le diffère depuis le ${formatDay(since)}`,
  }))
