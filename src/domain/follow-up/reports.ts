import type { Decimal } from 'decimal.js'
import type { Day, Fact, Provider } from '../facts.ts'
import {
  type Calendar,
  laterPeriod,
  type PeriodId,
  periodOf,
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
  /** The day of the last report deposited. */
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
 * - mistaken: a quarter that cannot be read, has not begun, or precedes the first due although one was already
 *   asked for, is taken for the one asked for on the day of the deposit; an end of project before the decision is
 *   not applied;
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
  const byPeriod = new Map<PeriodId, Report>()
  for (const report of valid) byPeriod.set(periodReported(calendar, laureat, report), report)
  const received = [...byPeriod]
    .map(([period, report]) => ({ period, report }))
    .sort((a, b) => a.period.localeCompare(b.period))
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
    lastReportOn: valid.at(-1)?.depositedOn ?? null,
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

function periodReported(
  calendar: Calendar,
  { decidedOn }: Laureat,
  { period, depositedOn }: Report,
): PeriodId {
  const upToNext = periodsUntilNext(calendar, decidedOn, null, depositedOn)
  const first = upToNext[0]?.id ?? periodOf(decidedOn)
  const asked = upToNext.findLast(({ dueOn }) => dueOn < depositedOn)?.id
  const typed = period.state === 'known' ? readPeriod(period.value) : null
  if (typed !== null && startOfPeriod(typed) <= depositedOn && (typed >= first || !asked)) {
    return typed
  }
  // Of an earlier decision of the same dossier: it answers nothing that this one asks.
  if (depositedOn < decidedOn) return laterPeriod(first, -1)
  return asked ?? first
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
