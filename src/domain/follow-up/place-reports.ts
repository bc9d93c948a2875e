import { addDays } from '../dates.ts'
import type { Day } from '../facts.ts'
import {
  type Calendar,
  endOfPeriod,
  type Period,
  type PeriodId,
  periodIn,
  periodsUntilNext,
  startOfPeriod,
} from './periods.ts'
import { readPeriod } from './read-period.ts'
import type { Report } from './report.ts'

/** A report, and the period that it answers. */
export interface PlacedReport {
  readonly period: PeriodId
  readonly report: Report
  /** The quarter that it says, where it counts for another one. */
  readonly said?: PeriodId
}

/** A quarter of which less has passed has little to tell: its half. */
const HARDLY_BEGUN_DAYS = 45

/**
 * The period that each report answers.
 *
 * A report that says a quarter counts for the period most of which lies in it. One that says the quarter that has
 * hardly begun, while the one before is due and unanswered, counts for the latter: an outdated list has no other
 * choice left. One whose quarter cannot be read, has not begun, or precedes the first due although one had fallen due
 * counts for the only period that had fallen due and that no other report answers, or for the first one while none had.
 * Where there are several, or none, a person looks first.
 *
 * @param reports the lauréat's own, in the order of their deposit
 */
export function placeReports(
  calendar: Calendar,
  decidedOn: Day,
  reports: readonly Report[],
): { received: PlacedReport[]; unplaced: Report[] } {
  const byPeriod = new Map<PeriodId, PlacedReport>()
  const answer = (period: PeriodId, report: Report, said?: PeriodId) =>
    byPeriod.set(period, { period, report, ...(said === undefined ? {} : { said }) })
  const hasty: { report: Report; said: Period; due: Period }[] = []
  const undated: Report[] = []
  for (const report of reports) {
    const due = dueBefore(calendar, decidedOn, report)
    const said = periodSaid(calendar, decidedOn, report, due[0])
    const last = due.at(-1)
    if (said === null) undated.push(report)
    else if (last && isHardlyBegun(said, report)) hasty.push({ report, said, due: last })
    else answer(said.id, report)
  }
  const answered = new Set(byPeriod.keys())
  for (const { report, said, due } of hasty) {
    if (answered.has(due.id)) answer(said.id, report)
    else answer(due.id, report, said.id)
  }
  const unplaced: Report[] = []
  for (const report of undated) {
    const [period, ...others] = openPeriods(calendar, decidedOn, report, byPeriod)
    if (period === undefined || others.length > 0) unplaced.push(report)
    else answer(period, report)
  }
  const received = [...byPeriod.values()].sort((a, b) => a.period.localeCompare(b.period))
  return { received, unplaced }
}

const wholeQuarter = (id: PeriodId): Period => ({
  id,
  from: startOfPeriod(id),
  dueOn: endOfPeriod(id),
  final: false,
})

const isHardlyBegun = ({ from, dueOn }: Period, { depositedOn }: Report) =>
  dueOn >= depositedOn && from > addDays(depositedOn, -HARDLY_BEGUN_DAYS)

const dueBefore = (calendar: Calendar, decidedOn: Day, { depositedOn }: Report) =>
  periodsUntilNext(calendar, decidedOn, null, depositedOn).filter(
    ({ dueOn }) => dueOn < depositedOn,
  )

function periodSaid(
  calendar: Calendar,
  decidedOn: Day,
  { period, depositedOn }: Report,
  first: Period | undefined,
): Period | null {
  const quarter = period.state === 'known' ? readPeriod(period.value) : null
  if (quarter === null) return null
  const said =
    calendar === 'quarters' ? wholeQuarter(quarter) : periodIn(calendar, decidedOn, quarter)
  if (said === null || said.from > depositedOn) return null
  return first && said.id < first.id ? null : said
}

/** What a report that does not say its period may answer. */
function openPeriods(
  calendar: Calendar,
  decidedOn: Day,
  report: Report,
  answered: ReadonlyMap<PeriodId, PlacedReport>,
): PeriodId[] {
  // Of an earlier decision of the same dossier: it answers nothing that this one asks.
  if (report.depositedOn < decidedOn) return []
  const due = dueBefore(calendar, decidedOn, report)
  const asked = due.length > 0 ? due : periodsUntilNext(calendar, decidedOn, null, decidedOn)
  return asked.map(({ id }) => id).filter((id) => !answered.has(id))
}
