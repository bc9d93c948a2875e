import { quote } from '../eligibility/wording.ts'
import type { Day } from '../facts.ts'
import { frenchSpaces, plural } from '../french.ts'
import type { PeriodId } from './periods.ts'
import type { Report } from './report.ts'
import type { ReportsOfLaureat } from './reports.ts'

/** What becomes of a report that is not taken into account, and why; `before`: why, as earlier releases wrote it. */
export const IGNORED_WORDS = {
  foreign: { fate: 'écarté', why: 'déposé par un autre organisme' },
  unconfirmed: {
    fate: 'à confirmer',
    why: 'déposé par un compte que le dossier ne connaît pas ; s’il vient bien du lauréat, acceptez-le dans DS',
  },
  unplaced: {
    fate: 'à corriger',
    why: 'trimestre illisible ou inattendu',
    before: 'trimestre illisible ou inattendu, à corriger dans l’état des lieux',
  },
} as const satisfies Readonly<Record<string, { fate: string; why: string; before?: string }>>
export type Ignored = keyof typeof IGNORED_WORDS

/** What became of one report: the period it counts for, or why it is not taken into account. */
export interface ReportLine {
  readonly on: Day
  readonly dossier: number
  readonly fate:
    | { readonly received: PeriodId; readonly said?: PeriodId }
    | { readonly ignored: Ignored }
}

/** What an instructeur is told besides; nobody reads it back. */
export interface Note {
  readonly on: Day
  readonly text: string
}

/** Anybody can deposit: beyond so many, what strangers deposited is counted and no longer listed. */
const LISTED = 3

type Told = Pick<ReportsOfLaureat, 'received' | Ignored>

/** One line each for the reports received, and for the first of the others. */
export function reportLines(reports: Told): ReportLine[] {
  const ignored = (why: Ignored) =>
    reports[why].slice(0, LISTED).map(({ depositedOn, dossier }) => ({
      on: depositedOn,
      dossier,
      fate: { ignored: why },
    }))
  return [
    ...reports.received.map(({ period, said, report }) => ({
      on: report.depositedOn,
      dossier: report.dossier,
      fate: { received: period, ...(said === undefined ? {} : { said }) },
    })),
    ...ignored('foreign'),
    ...ignored('unconfirmed'),
    ...ignored('unplaced'),
  ]
}

const COUNTED: Readonly<Record<Ignored, readonly [one: string, many: string]>> = {
  foreign: [
    'autre état des lieux non pris en compte : déposé par un autre organisme',
    'autres états des lieux non pris en compte : déposés par d’autres organismes',
  ],
  unconfirmed: [
    'autre état des lieux à confirmer, d’un compte que le dossier ne connaît pas',
    'autres états des lieux à confirmer, de comptes que le dossier ne connaît pas',
  ],
  unplaced: [
    'autre état des lieux non pris en compte : trimestre illisible ou inattendu',
    'autres états des lieux non pris en compte : trimestre illisible ou inattendu',
  ],
}

/** What the lines do not tell: the others, counted, and the ends of project that nobody could read. */
export function reportNotes(reports: Pick<ReportsOfLaureat, Ignored | 'unreadableEnds'>): Note[] {
  const counted = (['foreign', 'unconfirmed', 'unplaced'] as const).flatMap((why): Note[] => {
    const others: readonly Report[] = reports[why].slice(LISTED)
    const last = others.at(-1)
    return last ? [{ on: last.depositedOn, text: plural(others.length, ...COUNTED[why]) }] : []
  })
  const ends = reports.unreadableEnds.slice(-LISTED).map(({ report, found }) => ({
    on: report.depositedOn,
    text: `date de fin du projet illisible ou impossible (dossier ${report.dossier}) : ${quote(found)}, sans effet`,
  }))
  return [...counted, ...ends].map(({ on, text }) => ({ on, text: frenchSpaces(text) }))
}
