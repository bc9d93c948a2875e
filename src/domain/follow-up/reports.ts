import type { Decimal } from 'decimal.js'
import type { Day, Fact, Provider } from '../facts.ts'
import {
  type Calendar,
  type PeriodId,
  periodsUntilNext,
  readPeriod,
  startOfPeriod,
} from './periods.ts'
import { addDays } from './working-days.ts'

/** A lauréat, as far as its reports are concerned. */
export interface Laureat {
  readonly dossier: number
  readonly siren: string | null
  /** The day of the decision, in Paris. */
  readonly decidedOn: Day
}

/** A progress report, as its dossier says it. Amounts in euros. */
export interface Report {
  readonly dossier: number
  readonly depositedOn: Day
  /** The day of the last change of what it says. */
  readonly changedOn: Day
  /** null: deposited by a natural person. */
  readonly siren: string | null
  /** Number of the lauréat's dossier, as typed. */
  readonly laureat: Fact<number>
  /** The quarter, as typed. */
  readonly period: Fact<string>
  readonly progress: Fact<string>
  readonly consumed: Fact<Decimal>
  readonly projectEnd: Fact<Day>
  readonly companies: Fact<readonly Provider[]>
}

/** What the reports of one lauréat say together. */
export interface ReportsOfLaureat {
  /** One for each period reported, oldest first: a second report of a period replaces the first. */
  readonly received: readonly { readonly period: PeriodId; readonly report: Report }[]
  /** Reports that name this lauréat but come from another SIREN: nothing of them is applied. */
  readonly foreign: readonly Report[]
  /** Reports of which nobody can tell the period: nothing of them is applied until a person puts it right. */
  readonly unplaced: readonly Report[]
  /** The day of the last report received. */
  readonly lastReportOn: Day | null
  /** Each is what the report of the latest period that says it says. */
  readonly projectEnd: Day | null
  readonly progress: string | null
  readonly consumed: Decimal | null
  /** Every company named by a report, once. */
  readonly companies: readonly Provider[]
}

export const noReports: ReportsOfLaureat = {
  received: [],
  foreign: [],
  unplaced: [],
  lastReportOn: null,
  projectEnd: null,
  progress: null,
  consumed: null,
  companies: [],
}

/**
 * Gives each report to its lauréat, by dossier number, checked by SIREN.
 *
 * - late: counts for its own period, and changes nothing that a report of a later period said;
 * - early: counts for its period as soon as that has begun;
 * - double: the last one deposited for a period replaces the others;
 * - corrected: a report is read again at each pass, as its applicant left it;
 * - mistaken: with a quarter that cannot be read, has not begun, or precedes the first due although one had fallen
 *   due, it counts for the only period that had fallen due and that no other report answers, or for the first one
 *   while none had; where there are several, or none, it is told and not applied; an end of project before the
 *   decision is not applied;
 * - foreign: of another SIREN, or of a natural person: told, not applied;
 * - stray: its number is none, or not that of a lauréat: told, not applied.
 */
export function matchReports(
  calendar: Calendar,
  laureats: readonly Laureat[],
  reports: readonly Report[],
): { byLaureat: ReadonlyMap<number, ReportsOfLaureat>; stray: readonly Report[] } {
  const known = new Map(laureats.map((laureat) => [laureat.dossier, laureat]))
  const own = new Map<number, Report[]>()
  const stray: Report[] = []
  for (const report of reports) {
    const number = report.laureat.state === 'known' ? report.laureat.value : null
    if (number === null || !known.has(number)) stray.push(report)
    else own.set(number, [...(own.get(number) ?? []), report])
  }
  const byLaureat = new Map(
    laureats.map((laureat) => [
      laureat.dossier,
      readTogether(calendar, laureat, own.get(laureat.dossier) ?? []),
    ]),
  )
  return { byLaureat, stray }
}

function readTogether(
  calendar: Calendar,
  laureat: Laureat,
  reports: readonly Report[],
): ReportsOfLaureat {
  const isOwn = ({ siren }: Report) => siren !== null && siren === laureat.siren
  const inOrder = reports.toSorted(
    (a, b) => a.depositedOn.localeCompare(b.depositedOn) || a.dossier - b.dossier,
  )
  const valid = inOrder.filter(isOwn)
  const { received, unplaced } = place(calendar, laureat, valid)
  const latestFirst = received.map(({ report }) => report).reverse()
  const latest = <T>(
    read: (report: Report) => Fact<T>,
    accept: (value: T) => boolean = () => true,
  ) =>
    latestFirst
      .map(read)
      .flatMap((fact) => (fact.state === 'known' && accept(fact.value) ? [fact.value] : []))[0] ??
    null
  return {
    received,
    foreign: inOrder.filter((report) => !isOwn(report)),
    unplaced,
    lastReportOn:
      received
        .map(({ report }) => report.depositedOn)
        .sort()
        .at(-1) ?? null,
    projectEnd: latest(
      ({ projectEnd }) => projectEnd,
      (day) => day >= laureat.decidedOn,
    ),
    progress: latest(({ progress }) => progress),
    consumed: latest(({ consumed }) => consumed),
    companies: distinct(
      received.flatMap(({ report }) =>
        report.companies.state === 'known' ? report.companies.value : [],
      ),
    ),
  }
}

/** @param reports the lauréat's own, in the order of their deposit */
function place(
  calendar: Calendar,
  laureat: Laureat,
  reports: readonly Report[],
): Pick<ReportsOfLaureat, 'received' | 'unplaced'> {
  const byPeriod = new Map<PeriodId, Report>()
  const undated: Report[] = []
  for (const report of reports) {
    const period = periodSaid(calendar, laureat, report)
    if (period === null) undated.push(report)
    else byPeriod.set(period, report)
  }
  const unplaced: Report[] = []
  for (const report of undated) {
    const [period, ...others] = openPeriods(calendar, laureat, report, byPeriod)
    if (period === undefined || others.length > 0) unplaced.push(report)
    else byPeriod.set(period, report)
  }
  const received = [...byPeriod]
    .map(([period, report]) => ({ period, report }))
    .sort((a, b) => a.period.localeCompare(b.period))
  return { received, unplaced }
}

const dueBefore = (calendar: Calendar, { decidedOn }: Laureat, { depositedOn }: Report) =>
  periodsUntilNext(calendar, decidedOn, null, depositedOn).filter(
    ({ dueOn }) => dueOn < depositedOn,
  )

function periodSaid(calendar: Calendar, laureat: Laureat, report: Report): PeriodId | null {
  const { period, depositedOn } = report
  const said = period.state === 'known' ? readPeriod(period.value) : null
  if (said === null || startOfPeriod(said) > depositedOn) return null
  const [first] = dueBefore(calendar, laureat, report)
  return first && said < first.id ? null : said
}

/** What a report that does not say its period may answer. */
function openPeriods(
  calendar: Calendar,
  laureat: Laureat,
  report: Report,
  answered: ReadonlyMap<PeriodId, Report>,
): PeriodId[] {
  // Of an earlier decision of the same dossier: it answers nothing that this one asks.
  if (report.depositedOn < laureat.decidedOn) return []
  const due = dueBefore(calendar, laureat, report)
  const asked =
    due.length > 0 ? due : periodsUntilNext(calendar, laureat.decidedOn, null, laureat.decidedOn)
  return asked.map(({ id }) => id).filter((id) => !answered.has(id))
}

/** By SIRET, or by name where no SIRET is given; the later writing of a company wins. */
function distinct(companies: readonly Provider[]): Provider[] {
  return [...new Map(companies.map((one) => [one.siret ?? one.name.toLowerCase(), one])).values()]
}

/** How long before a due date a state of progress already speaks of that period. */
const COVERS_DAYS = 30

/**
 * The periods reported when an instructeur dates the last report by hand: those due before that day, and the one
 * due in the thirty days that follow.
 */
export function periodsReportedBy(
  calendar: Calendar,
  { decidedOn }: Pick<Laureat, 'decidedOn'>,
  lastReportOn: Day,
): Set<PeriodId> {
  const limit = addDays(lastReportOn, COVERS_DAYS)
  const periods = periodsUntilNext(calendar, decidedOn, null, limit)
  return new Set(periods.filter(({ dueOn }) => dueOn <= limit).map(({ id }) => id))
}
