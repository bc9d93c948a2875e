import { addDays, daysBetween, monthsAfter } from '../dates.ts'
import type { Day } from '../facts.ts'

/** `2022-T1`: the calendar quarter of the due date names one report of one lauréat, whatever the calendar. */
export type PeriodId = string

export interface Period {
  readonly id: PeriodId
  /** The first day of what is reported. */
  readonly from: Day
  /** The last one, by which the report is expected. */
  readonly dueOn: Day
  /** The report of the project's end: nothing is asked after it. */
  readonly final: boolean
}

/** `quarters`: at the end of each calendar quarter. `anniversary`: every three months after the decision. */
export type Calendar = 'quarters' | 'anniversary'

/** A quarter that ends sooner than this after the decision has nothing to tell yet. */
const FIRST_QUARTER_DAYS = 30

/** Thirty years: whatever year somebody typed, no follow-up is longer. */
const MOST_PERIODS = 120

/**
 * The reports due so far, oldest first, then the next one, if there is one.
 *
 * The last is that of the quarter, or of the three months, in which the project ends. Each lauréat owes at least
 * one: a project that ended before its first due date is reported at that date.
 *
 * @param projectEnd null when nobody said: reports are then due without end
 */
export function periodsUntilNext(
  calendar: Calendar,
  decidedOn: Day,
  projectEnd: Day | null,
  today: Day,
): Period[] {
  const periods: Period[] = []
  for (let place = 1; place <= MOST_PERIODS; place++) {
    const period = periodAt(calendar, decidedOn, projectEnd, place)
    periods.push(period)
    if (period.final || period.dueOn > today) break
  }
  return periods
}

/** The day on which the period after this one falls due, or would if this one were not the final one. */
export function dueAfter(calendar: Calendar, decidedOn: Day, period: Period): Day {
  const later = periodsUntilNext(calendar, decidedOn, null, period.dueOn).at(-1)
  return later?.dueOn ?? period.dueOn
}

/** Whether a period is no longer asked for: the next one has fallen due. */
export const isPast = (calendar: Calendar, decidedOn: Day, period: PeriodId, today: Day): boolean =>
  periodsUntilNext(calendar, decidedOn, null, today).some(
    ({ id, dueOn }) => id > period && dueOn < today,
  )

function periodAt(
  calendar: Calendar,
  decidedOn: Day,
  projectEnd: Day | null,
  place: number,
): Period {
  const dueOn =
    calendar === 'quarters'
      ? endOfPeriod(laterPeriod(periodOf(addDays(decidedOn, FIRST_QUARTER_DAYS)), place - 1))
      : monthsAfter(decidedOn, 3 * place)
  // Due dates three months apart never share a quarter.
  const id = periodOf(dueOn)
  return {
    id,
    from:
      calendar === 'quarters'
        ? startOfPeriod(id)
        : addDays(monthsAfter(decidedOn, 3 * (place - 1)), 1),
    dueOn,
    final: projectEnd !== null && projectEnd <= dueOn,
  }
}

/** The quarter that people would say for a period: the one in which most of it lies. */
export const quarterOf = ({ from, dueOn }: Pick<Period, 'from' | 'dueOn'>): PeriodId =>
  periodOf(addDays(from, Math.floor(daysBetween(from, dueOn) / 2)))

/** The period most of which lies in the quarter that somebody says; null when none does. */
export function periodIn(calendar: Calendar, decidedOn: Day, quarter: PeriodId): Period | null {
  const periods = periodsUntilNext(calendar, decidedOn, null, endOfPeriod(quarter))
  const daysIn = ({ from, dueOn }: Period) =>
    daysBetween(
      [from, startOfPeriod(quarter)].sort().at(-1) ?? from,
      [dueOn, endOfPeriod(quarter)].sort()[0] ?? dueOn,
    ) + 1
  const [most] = periods.toSorted((a, b) => daysIn(b) - daysIn(a))
  return most && daysIn(most) > 0 ? most : null
}

/** The quarter of a day. */
export const periodOf = (day: Day): PeriodId =>
  `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`

export function laterPeriod(id: PeriodId, quarters: number): PeriodId {
  const place = Number(id.slice(0, 4)) * 4 + Number(id.slice(-1)) - 1 + quarters
  return `${Math.floor(place / 4)}-T${(place % 4) + 1}`
}

const DAYS = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
] as const
const daysOf = (id: PeriodId) => DAYS[Number(id.slice(-1)) - 1] ?? DAYS[0]

/** The first day of a calendar quarter, and its last. */
export const startOfPeriod = (id: PeriodId): Day => `${id.slice(0, 4)}-${daysOf(id)[0]}`
export const endOfPeriod = (id: PeriodId): Day => `${id.slice(0, 4)}-${daysOf(id)[1]}`
