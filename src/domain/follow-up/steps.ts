import { addDays } from '../dates.ts'
import type { Day } from '../facts.ts'
import { type Calendar, dueAfter, type Period, type PeriodId, periodsUntilNext } from './periods.ts'
import { type Holidays, isWorkingDay, workingDayFrom } from './working-days.ts'

/** What is asked of a lauréat, in this order; the last one goes with the instructeurs in copy. */
export type Step = 'request' | 'reminder' | 'last'
export const STEPS: readonly Step[] = ['request', 'reminder', 'last']

export interface Rhythm {
  readonly calendar: Calendar
  /** Days after the due date, ascending: the request, then the reminders. One to three. */
  readonly steps: readonly number[]
  readonly holidays: Holidays
}

/** What was already done about a period: a step in any state counts, since an e-mail is never sent again silently. */
export interface Done {
  readonly on: Day
  readonly period: PeriodId
  readonly step: Step
  /** The address was refused for good: nothing more goes to it for this period. */
  readonly refused: boolean
}

export interface Followed {
  readonly decidedOn: Day
  readonly projectEnd: Day | null
  /** Periods whose report is in. */
  readonly reported: ReadonlySet<PeriodId>
  /** The day of the last report of which nobody can tell the period. */
  readonly unplacedOn: Day | null
}

/** The name of the step at each place: two steps are a request and a last reminder. */
export function namesOf(steps: readonly number[]): Step[] {
  if (steps.length === 1) return ['request']
  return steps.length === 2 ? ['request', 'last'] : [...STEPS]
}

/** The working day of a step: the request goes after the due date, never on it. */
export const dayOfStep = (dueOn: Day, offset: number, holidays: Holidays): Day =>
  workingDayFrom(addDays(dueOn, Math.max(offset, 1)), holidays)

/** How long after the last reminder an answer is awaited. */
const LAST_ANSWER_DAYS = 15

/** The day by which an e-mail awaits its answer: that of the next step. */
export function answerBy(
  { steps, holidays }: Rhythm,
  { dueOn }: Period,
  step: Step,
  sentOn: Day,
): Day {
  const next = steps[namesOf(steps).indexOf(step) + 1]
  const day = next === undefined ? sentOn : dayOfStep(dueOn, next, holidays)
  return day > sentOn ? day : addDays(sentOn, LAST_ANSWER_DAYS)
}

/**
 * The period that a lauréat is asked about today: the latest one due, until the next one falls due. Older ones are
 * no longer asked for, and a project's final report not for more than three months: after a stoppage, or a late
 * installation, nobody is asked for the reports of another year.
 *
 * @returns null before the first due date, and once the follow-up has ended
 */
export function currentPeriod(calendar: Calendar, followed: Followed, today: Day): Period | null {
  const { decidedOn, projectEnd, reported } = followed
  const due = periodsUntilNext(calendar, decidedOn, projectEnd, today).filter(
    ({ dueOn }) => dueOn < today,
  )
  const latest = due.at(-1)
  if (!latest) return null
  if (latest.final && today > dueAfter(calendar, decidedOn, latest)) return null
  // A report of a later quarter, or one that moved the end back, also ends what came before it.
  const isAnswered = [...reported].some((period) => period >= latest.id)
  return isAnswered ? null : latest
}

/** Whether nothing more is asked of a lauréat: the final report is in, or no longer asked for. */
export function isOver(calendar: Calendar, followed: Followed, today: Day): boolean {
  const { decidedOn, projectEnd, reported } = followed
  if (projectEnd === null) return false
  const final = periodsUntilNext(calendar, decidedOn, projectEnd, projectEnd).at(-1)
  if (!final?.final) return false
  const isAnswered = [...reported].some((period) => period >= final.id)
  return isAnswered || today > dueAfter(calendar, decidedOn, final)
}

/**
 * The one e-mail due today to a lauréat, or null: on a working day, the latest step that applies, once, and one step
 * a day. A report whose period nobody can tell, given since the due date, may be the one: a person puts it right first.
 */
export function stepDue(
  rhythm: Rhythm,
  followed: Followed,
  done: readonly Done[],
  today: Day,
): { period: Period; step: Step } | null {
  const { holidays } = rhythm
  if (!isWorkingDay(today, holidays)) return null
  const period = currentPeriod(rhythm.calendar, followed, today)
  if (!period) return null
  if (followed.unplacedOn !== null && followed.unplacedOn > period.dueOn) return null
  const names = namesOf(rhythm.steps)
  const place = rhythm.steps.findLastIndex(
    (offset) => dayOfStep(period.dueOn, offset, holidays) <= today,
  )
  const step = names[place]
  if (!step) return null
  const already = done.filter((one) => one.period === period.id)
  if (already.some(({ refused }) => refused)) return null
  if (done.some((one) => one.on === today && !one.refused)) return null
  // A later step that went (the steps of the configuration changed) makes an earlier one pointless.
  const isDone = already.some((one) => STEPS.indexOf(one.step) >= STEPS.indexOf(step))
  return isDone ? null : { period, step }
}
