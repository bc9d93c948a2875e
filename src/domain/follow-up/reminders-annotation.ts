import type { Day } from '../facts.ts'
import { formatDay, frenchSpaces } from '../french.ts'
import { type PeriodId, periodLabel, readPeriod } from './periods.ts'
import type { Report, ReportsOfLaureat } from './reports.ts'
import type { Done, Step } from './steps.ts'

/**
 * How an e-mail to a lauréat ended. `unknown`: it left, or not; it is not sent again, and a person is told.
 * `rejected`: the server refused the address for good.
 */
export type Ending = 'sent' | 'unknown' | 'rejected'

/** One e-mail of the follow-up, as the `reminders` annotation tells it. */
export interface Reminder {
  readonly on: Day
  readonly period: PeriodId
  readonly step: Step
  readonly ending: Ending
}

const STEP_WORDS: Readonly<Record<Step, string>> = {
  request: 'demande',
  reminder: 'relance',
  last: 'dernière relance',
}
const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  sent: 'envoyée',
  unknown: 'envoi incertain, non renouvelé',
  rejected: 'adresse refusée, à corriger',
}

/** What became of one report: the period it counts for, or why it is not taken into account. */
export interface ReportLine {
  readonly on: Day
  readonly dossier: number
  readonly fate: { readonly received: PeriodId } | { readonly ignored: keyof typeof IGNORED_WORDS }
}

const IGNORED_WORDS = {
  foreign: 'déposé par un autre organisme',
  unplaced: 'trimestre illisible ou inattendu, à corriger dans l’état des lieux',
} as const

export function reportLines({
  received,
  foreign,
  unplaced,
}: Pick<ReportsOfLaureat, 'received' | 'foreign' | 'unplaced'>): ReportLine[] {
  const ignored = (reports: readonly Report[], why: keyof typeof IGNORED_WORDS) =>
    reports.map(({ depositedOn, dossier }) => ({
      on: depositedOn,
      dossier,
      fate: { ignored: why },
    }))
  return [
    ...received.map(({ period, report }) => ({
      on: report.depositedOn,
      dossier: report.dossier,
      fate: { received: period },
    })),
    ...ignored(foreign, 'foreign'),
    ...ignored(unplaced, 'unplaced'),
  ]
}

/** « 01/04/2022 – T1 2022 – demande – envoyée », the oldest line first; what became of the reports among them. */
export function writeReminders(
  reminders: readonly Reminder[],
  reports: readonly ReportLine[],
): string {
  const lines = [
    ...reminders.map(({ on, period, step, ending }) => ({
      on,
      text: `${periodLabel(period)} – ${STEP_WORDS[step]} – ${ENDING_WORDS[ending]}`,
    })),
    ...reports.map(({ on, dossier, fate }) => ({
      on,
      text:
        'received' in fate
          ? `${periodLabel(fate.received)} – état des lieux reçu (dossier ${dossier})`
          : frenchSpaces(
              `état des lieux non pris en compte (dossier ${dossier}) : ${IGNORED_WORDS[fate.ignored]}`,
            ),
    })),
  ]
  return lines
    .sort((a, b) => a.on.localeCompare(b.on) || compare(a.text, b.text))
    .map(({ on, text }) => `${formatDay(on)} – ${text}`)
    .join('\n')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const LINE = /^(\d\d)\/(\d\d)\/(\d{4}) – (.+)$/
const EMAIL = /^(T[1-4] \d{4}) – ([^–]+) – ([^–]+)$/
const RECEIVED = /^(T[1-4] \d{4}) – état des lieux reçu \(dossier (\d+)\)$/
const IGNORED = /^état des lieux non pris en compte \(dossier (\d+)\) : (.+)$/

/** The lines of the annotation, each with its day; what people wrote there says nothing. */
function linesOf(text: string): { on: Day; said: string }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, day, month, year, said] = LINE.exec(line.replace(/\s+/g, ' ').trim()) ?? []
    return said ? [{ on: `${year}-${month}-${day}`, said }] : []
  })
}

/** The e-mails that an annotation tells of. */
export function readReminders(text: string): Reminder[] {
  return linesOf(text).flatMap(({ on, said }): Reminder[] => {
    const [, label = '', stepWord, endingWord] = EMAIL.exec(said) ?? []
    const period = readPeriod(label)
    const step = keyOf(STEP_WORDS, stepWord)
    const ending = keyOf(ENDING_WORDS, endingWord)
    return period && step && ending ? [{ on, period, step, ending }] : []
  })
}

/** The reports that an annotation tells of. */
export function readReportLines(text: string): ReportLine[] {
  return linesOf(text).flatMap(({ on, said }): ReportLine[] => {
    const [, label = '', receivedAs] = RECEIVED.exec(said) ?? []
    const period = readPeriod(label)
    if (period) return [{ on, dossier: Number(receivedAs), fate: { received: period } }]
    const [, dossier, why] = IGNORED.exec(said) ?? []
    const ignored = keyOf(IGNORED_WORDS, why)
    return ignored ? [{ on, dossier: Number(dossier), fate: { ignored } }] : []
  })
}

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string | undefined) {
  return (Object.keys(words) as Key[]).find((key) => words[key] === word)
}

/**
 * What the annotation and the journal know together, once each. The journal wins: it knows the ending of what the
 * annotation still calls uncertain.
 */
export function mergeReminders(
  annotated: readonly Reminder[],
  journalled: readonly Reminder[],
): Reminder[] {
  const key = ({ period, step }: Reminder) => `${period} ${step}`
  return [...new Map([...annotated, ...journalled].map((one) => [key(one), one])).values()]
}

export const toDone = ({ on, period, step, ending }: Reminder): Done => ({
  on,
  period,
  step,
  refused: ending === 'rejected',
})
