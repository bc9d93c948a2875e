import { DateTime } from 'luxon'
import type { Day } from '../facts.ts'
import { addDays } from './working-days.ts'

/** `2022-T1`: a calendar quarter names one report of one lauréat, whatever the calendar. */
export type PeriodId = string

export interface Period {
  readonly id: PeriodId
  /** The day by which the report is expected. */
  readonly dueOn: Day
  /** The report of the project's end: nothing is asked after it. */
  readonly final: boolean
}

/** `quarters`: at the end of each calendar quarter. `anniversary`: every three months after the decision. */
export type Calendar = 'quarters' | 'anniversary'

/** A quarter that ends sooner than this after the decision has nothing to tell yet. */
const FIRST_QUARTER_DAYS = 30

/**
 * The reports due so far, oldest first, then the next one, if there is one (product.md §3).
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
  for (let place = 1; ; place++) {
    const period = periodAt(calendar, decidedOn, projectEnd, place)
    periods.push(period)
    if (period.final || period.dueOn > today) return periods
  }
}

/** The day on which the period after this one falls due, or would if this one were not the final one. */
export function dueAfter(calendar: Calendar, decidedOn: Day, period: Period): Day {
  for (let place = 2; ; place++) {
    const { dueOn } = periodAt(calendar, decidedOn, null, place)
    if (dueOn > period.dueOn) return dueOn
  }
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
      : monthsLater(decidedOn, 3 * place)
  return {
    // Due dates three months apart never share a quarter.
    id: periodOf(dueOn),
    dueOn,
    final: projectEnd !== null && projectEnd <= dueOn,
  }
}

/** The last day of a shorter month stands for a day that it lacks. */
function monthsLater(day: Day, months: number): Day {
  const later = DateTime.fromISO(day, { zone: 'utc' }).plus({ months })
  if (!later.isValid) throw new RangeError('not a calendar day')
  return later.toISODate()
}

const periodOf = (day: Day): PeriodId =>
  `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`

function laterPeriod(id: PeriodId, quarters: number): PeriodId {
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

/** The first day of a calendar quarter. */
export const startOfPeriod = (id: PeriodId): Day => `${id.slice(0, 4)}-${daysOf(id)[0]}`
const endOfPeriod = (id: PeriodId): Day => `${id.slice(0, 4)}-${daysOf(id)[1]}`

/** « T1 2022 »: as the report form has it, and as the applicant types it. */
export const periodLabel = (id: PeriodId): string => id.split('-').reverse().join(' ')

const ORDINALS = ['premier', 'deuxième', 'troisième', 'quatrième']

/** « premier trimestre 2022 ». */
export const periodInWords = (id: PeriodId): string =>
  `${ORDINALS[Number(id.slice(-1)) - 1]} trimestre ${id.slice(0, 4)}`

/** Reads « T1 2022 », « 1er trimestre 2022 », « 2022 - T1 », « 01/2022 » is not one: null. */
export function readPeriod(text: string): PeriodId | null {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(plain)
  if (!year?.[1]) return null
  const rest = plain.replace(year[1], ' ')
  const word = WORDS.findIndex((ordinal) => rest.includes(ordinal))
  const digit =
    /(?<![a-z0-9])[tq] ?([1-4])(?!\d)/.exec(rest) ??
    /(?<!\d)([1-4]) ?(?:er|e|eme|nd|ieme)? ?trim/.exec(rest) ??
    /trim[a-z]{0,10}\.? ?(?:n°? ?)?([1-4])(?!\d)/.exec(rest)
  const quarter = word >= 0 ? word + 1 : Number(digit?.[1])
  return Number.isInteger(quarter) ? `${year[1]}-T${quarter}` : null
}
const WORDS = ['premier trim', 'deuxieme trim', 'troisieme trim', 'quatrieme trim']
