import type { Decimal } from 'decimal.js'
import { addDays } from '../dates.ts'
import type { Day, Fact, Provider } from '../facts.ts'
import { formatDay } from '../french.ts'
import { isKnownAccount, sameAccount } from './accounts.ts'
import { type Calendar, type PeriodId, periodsUntilNext } from './periods.ts'
import { type PlacedReport, placeReports } from './place-reports.ts'
import type { Laureat, Report } from './report.ts'

/** What the reports of one lauréat say together. */
export interface ReportsOfLaureat {
  /** One for each period reported, oldest first: a second report of a period replaces the first. */
  readonly received: readonly PlacedReport[]
  /** Reports that name this lauréat but come from another SIREN: nothing of them is applied. */
  readonly foreign: readonly Report[]
  /** Reports from an account that the dossier does not know: nothing of them is applied until a person confirms. */
  readonly unconfirmed: readonly Report[]
  /** Reports of which nobody can tell the period: nothing of them is applied until a person puts it right. */
  readonly unplaced: readonly Report[]
  /** Ends of project that are unreadable, beyond reason, or before the decision: they change nothing. */
  readonly unreadableEnds: readonly { readonly report: Report; readonly found: string }[]
  /** Accounts that an instructeur confirms by accepting a report. Personal data. */
  readonly confirmed: readonly string[]
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
  unconfirmed: [],
  unplaced: [],
  unreadableEnds: [],
  confirmed: [],
  lastReportOn: null,
  projectEnd: null,
  progress: null,
  consumed: null,
  companies: [],
}

/**
 * Gives each report to its lauréat, by dossier number, checked by SIREN and by account.
 *
 * - late: counts for its own period, and changes nothing that a report of a later period said;
 * - early: counts for its period as soon as that has begun;
 * - double: the last one deposited for a period replaces the others;
 * - corrected: a report is read again at each pass, as its applicant left it;
 * - mistaken: see `placeReports`; an end of project beyond reason, or before the decision, is not applied;
 * - foreign: of another SIREN, or of a natural person: told, not applied;
 * - unconfirmed: of the right SIREN, which anybody can type, from an account that nobody knows: told, not applied
 *   until an instructeur accepts it;
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
    if (number === null || !known.has(number)) {
      stray.push(report)
      continue
    }
    const before = own.get(number)
    if (before) before.push(report)
    else own.set(number, [report])
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
  const inOrder = reports.toSorted(
    (a, b) => a.depositedOn.localeCompare(b.depositedOn) || a.dossier - b.dossier,
  )
  const { trusted, foreign, unconfirmed, confirmed } = sortByTrust(laureat, inOrder)
  const { received, unplaced } = placeReports(calendar, laureat.decidedOn, trusted)
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
    foreign,
    unconfirmed,
    unplaced,
    confirmed,
    unreadableEnds: received.flatMap(({ report }) => {
      const { projectEnd } = report
      if (projectEnd.state === 'unreadable') return [{ report, found: projectEnd.found }]
      const isBefore = projectEnd.state === 'known' && projectEnd.value < laureat.decidedOn
      return isBefore ? [{ report, found: formatDay(projectEnd.value) }] : []
    }),
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

function sortByTrust(laureat: Laureat, reports: readonly Report[]) {
  const isOwn = ({ siren }: Report) => siren !== null && siren === laureat.siren
  const own = reports.filter(isOwn)
  const confirmed = own
    .filter(({ isAccepted, account }) => isAccepted && !isKnownAccount(account, laureat.addresses))
    .map(({ account }) => account)
  const isTrusted = ({ dossier, account, isAccepted }: Report) =>
    isAccepted ||
    laureat.received.has(dossier) ||
    isKnownAccount(account, laureat.addresses) ||
    laureat.isConfirmed(account) ||
    confirmed.some((one) => sameAccount(one, account))
  return {
    trusted: own.filter(isTrusted),
    unconfirmed: own.filter((report) => !isTrusted(report)),
    foreign: reports.filter((report) => !isOwn(report)),
    confirmed: [...new Set(confirmed)],
  }
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
