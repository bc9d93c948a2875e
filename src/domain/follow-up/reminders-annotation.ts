import type { Day } from '../facts.ts'
import { formatDay } from '../french.ts'
import { type PeriodId, periodLabel, readPeriod } from './periods.ts'
import type { ReportsOfLaureat } from './reports.ts'
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

/** « 01/04/2022 – T1 2022 – demande – envoyée », the oldest line first; received and foreign reports among them. */
export function writeReminders(
  reminders: readonly Reminder[],
  { received, foreign }: Pick<ReportsOfLaureat, 'received' | 'foreign'>,
): string {
  const lines = [
    ...reminders.map(({ on, period, step, ending }) => ({
      on,
      text: `${periodLabel(period)} – ${STEP_WORDS[step]} – ${ENDING_WORDS[ending]}`,
    })),
    ...received.map(({ period, report }) => ({
      on: report.depositedOn,
      text: `${periodLabel(period)} – état des lieux reçu (dossier ${report.dossier})`,
    })),
    ...foreign.map(({ dossier, depositedOn }) => ({
      on: depositedOn,
      text: `état des lieux non pris en compte (dossier ${dossier}) : déposé par un autre organisme`,
    })),
  ]
  return lines
    .sort((a, b) => a.on.localeCompare(b.on) || compare(a.text, b.text))
    .map(({ on, text }) => `${formatDay(on)} – ${text}`)
    .join('\n')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const LINE = /^(\d\d)\/(\d\d)\/(\d{4}) – (T[1-4] \d{4}) – ([^–]+) – ([^–]+)$/

/** The e-mails that an annotation tells of. Lines that are not ours say nothing. */
export function readReminders(text: string): Reminder[] {
  return text.split(/\r?\n/).flatMap((line): Reminder[] => {
    const [, day, month, year, label = '', stepWord, endingWord] =
      LINE.exec(line.replace(/\s+/g, ' ').trim()) ?? []
    const period = readPeriod(label)
    const step = keyOf(STEP_WORDS, stepWord)
    const ending = keyOf(ENDING_WORDS, endingWord)
    return period && step && ending ? [{ on: `${year}-${month}-${day}`, period, step, ending }] : []
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

export const toDone = ({ period, step, ending }: Reminder): Done => ({
  period,
  step,
  refused: ending === 'rejected',
})
