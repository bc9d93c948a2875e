import type { Day } from '../facts.ts'
import { formatDay, frenchSpaces } from '../french.ts'
import { type PeriodNames, periodLabel, readPeriodName } from './period-words.ts'
import type { PeriodId } from './periods.ts'
import { IGNORED_WORDS, type Ignored, type Note, type ReportLine } from './report-lines.ts'
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
  /** The address that was refused, which the dossier holds anyway; absent where nobody knows it any more. */
  readonly address?: string
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
const endingWords = ({ ending, address }: Reminder) =>
  ending === 'rejected' && address !== undefined
    ? `adresse refusée (${address}), à corriger`
    : ENDING_WORDS[ending]

/** « 01/04/2022 – T1 2022 – demande – envoyée », the oldest line first; what became of the reports among them. */
export function writeReminders(
  reminders: readonly Reminder[],
  reports: readonly ReportLine[],
  notes: readonly Note[] = [],
  nameOf: PeriodNames = periodLabel,
): string {
  const lines = [
    ...reminders.map((reminder) => ({
      on: reminder.on,
      text: `${nameOf(reminder.period)} – ${STEP_WORDS[reminder.step]} – ${endingWords(reminder)}`,
    })),
    ...reports.map(({ on, dossier, fate }) => ({
      on,
      text: 'received' in fate ? receivedLine(dossier, fate, nameOf) : ignoredLine(dossier, fate),
    })),
    ...notes,
  ]
  return lines
    .sort((a, b) => a.on.localeCompare(b.on) || compare(a.text, b.text))
    .map(({ on, text }) => `${formatDay(on)} – ${text}`)
    .join('\n')
}

function receivedLine(
  dossier: number,
  { received, said }: { readonly received: PeriodId; readonly said?: PeriodId },
  nameOf: PeriodNames,
): string {
  const other = said === undefined ? '' : `, qui indique ${nameOf(said)} à tort`
  return `${nameOf(received)} – état des lieux reçu (dossier ${dossier})${other}`
}

const ignoredLine = (dossier: number, { ignored }: { readonly ignored: Ignored }) =>
  frenchSpaces(
    `état des lieux ${IGNORED_WORDS[ignored].fate} (dossier ${dossier}) : ${IGNORED_WORDS[ignored].why}`,
  )

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const LINE = /^(\d\d)\/(\d\d)\/(\d{4}) – (.+)$/
const EMAIL = /^([^–]+) – ([^–]+) – (.+)$/
const REFUSED = /^adresse refusée \((\S+@\S+)\), à corriger$/
const RECEIVED =
  /^([^–]+) – état des lieux reçu \(dossier (\d+)\)(?:, qui indique ([^–]+) à tort)?$/
const IGNORED =
  /^état des lieux (?:écarté|à confirmer|à corriger|non pris en compte) \(dossier (\d+)\) : (.+)$/

/** The lines of the annotation, each with its day; what people wrote there says nothing. */
export function linesOf(text: string): { on: Day; said: string }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, day, month, year, said] = LINE.exec(line.replace(/\s+/g, ' ').trim()) ?? []
    return said ? [{ on: `${year}-${month}-${day}`, said }] : []
  })
}

/** The e-mails that an annotation tells of. */
export function readReminders(text: string): Reminder[] {
  return linesOf(text).flatMap(({ on, said }): Reminder[] => {
    const [, label = '', stepWord, endingWord = ''] = EMAIL.exec(said) ?? []
    const period = readPeriodName(label)
    const step = keyOf(STEP_WORDS, stepWord)
    const [, address] = REFUSED.exec(endingWord) ?? []
    const ending = address === undefined ? keyOf(ENDING_WORDS, endingWord) : 'rejected'
    if (!period || !step || !ending) return []
    return [{ on, period, step, ending, ...(address === undefined ? {} : { address }) }]
  })
}

/** The reports that an annotation tells of. */
export function readReportLines(text: string): ReportLine[] {
  return linesOf(text).flatMap(({ on, said }): ReportLine[] => {
    const [, label = '', receivedAs, otherLabel] = RECEIVED.exec(said) ?? []
    const received = readPeriodName(label)
    const other = otherLabel === undefined ? null : readPeriodName(otherLabel)
    if (received) {
      const fate = { received, ...(other === null ? {} : { said: other }) }
      return [{ on, dossier: Number(receivedAs), fate }]
    }
    const [, dossier, why] = IGNORED.exec(said) ?? []
    const ignored = ignoredFor(why)
    return ignored ? [{ on, dossier: Number(dossier), fate: { ignored } }] : []
  })
}

const ignoredFor = (words: string | undefined): Ignored | undefined =>
  (Object.keys(IGNORED_WORDS) as Ignored[]).find((key) => {
    const known = IGNORED_WORDS[key]
    return known.why === words || ('before' in known && known.before === words)
  })

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string | undefined) {
  return (Object.keys(words) as Key[]).find((key) => words[key] === word)
}

/**
 * What the annotation and the journal know together, once each, and each refused address for itself. The journal
 * wins: it knows the ending of what the annotation still calls uncertain.
 */
export function mergeReminders(
  annotated: readonly Reminder[],
  journalled: readonly Reminder[],
): Reminder[] {
  const key = ({ period, step, address = '' }: Reminder) => `${period} ${step} ${address}`
  const refusals = new Set(
    journalled.filter(({ address }) => address).map((one) => key({ ...one, address: '' })),
  )
  // Of a line that quotes no address, the journal tells which one it was.
  const isVague = (one: Reminder) => one.ending === 'rejected' && refusals.has(key(one))
  const known = [...annotated.filter((one) => !isVague(one)), ...journalled]
  return [...new Map(known.map((one) => [key(one), one])).values()]
}

export const toDone = ({ on, period, step, ending }: Reminder): Done => ({
  on,
  period,
  step,
  refused: ending === 'rejected',
})
