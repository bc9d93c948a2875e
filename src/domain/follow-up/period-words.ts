import type { Day } from '../facts.ts'
import { dayInWords, formatDay } from '../french.ts'
import { type Calendar, type Period, type PeriodId, periodOf, periodsUntilNext } from './periods.ts'

/** « T1 2022 »: as the report form has it, and as the applicant types it. */
export const periodLabel = (id: PeriodId): string => id.split('-').reverse().join(' ')

const ORDINALS = ['premier', 'deuxième', 'troisième', 'quatrième']

/** « premier trimestre 2022 », « du 18 janvier au 17 avril 2022 ». */
export function periodInWords(calendar: Calendar, { id, from, dueOn }: Period): string {
  if (calendar === 'quarters')
    return `${ORDINALS[Number(id.slice(-1)) - 1]} trimestre ${id.slice(0, 4)}`
  const isOneYear = from.slice(0, 4) === dueOn.slice(0, 4)
  return `du ${isOneYear ? dayInWords(from).slice(0, -5) : dayInWords(from)} au ${dayInWords(dueOn)}`
}

/** What a line calls a period of a lauréat: « T1 2022 », « du 18/01/2022 au 17/04/2022 ». */
export type PeriodNames = (id: PeriodId) => string

/** @param until the day of the last due date that may be named */
export function periodNames(calendar: Calendar, decidedOn: Day, until: Day): PeriodNames {
  if (calendar === 'quarters') return periodLabel
  const periods = periodsUntilNext(calendar, decidedOn, null, until)
  const names = new Map(
    periods.map(({ id, from, dueOn }) => [id, `du ${formatDay(from)} au ${formatDay(dueOn)}`]),
  )
  // Of an earlier decision of the same dossier.
  return (id) => names.get(id) ?? periodLabel(id)
}

const DATES = /^du \d\d\/\d\d\/\d{4} au (\d\d)\/(\d\d)\/(\d{4})$/
const LABEL = /^T[1-4] \d{4}$/

/** Reads what `periodNames` writes. */
export function readPeriodName(name: string): PeriodId | null {
  const [, day, month, year] = DATES.exec(name) ?? []
  if (day) return periodOf(`${year}-${month}-${day}`)
  return LABEL.test(name) ? name.split(' ').reverse().join('-') : null
}
