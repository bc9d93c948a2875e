import { anniversaries, daysBetween, lastDue, quarterOf } from '../calendar.ts'
import { CAMPAIGNS, type DossierState, type Mail, type Outcome, type Violation } from '../model.ts'
import { isRefusedAddress } from '../world.ts'

export interface Mails {
  readonly violations: readonly Violation[]
  /** To lauréats. */
  readonly sent: number
  /** Of which the journal says that nobody knows. */
  readonly unknown: number
  readonly refused: number
}

type Step = 'request' | 'reminder' | 'last'
const STEPS: readonly { readonly name: Step; readonly afterDays: number }[] = [
  { name: 'request', afterDays: 0 },
  { name: 'reminder', afterDays: 14 },
  { name: 'last', afterDays: 30 },
]
/** Week-ends and public holidays put an e-mail off for so long at most. */
const MARGIN_DAYS = 5
/** A pass that had read the reports before one came in may still send. */
const PASS_MS = 90_000

const QUARTERS = ['premier', 'deuxième', 'troisième', 'quatrième']
const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'],
  ...['août', 'septembre', 'octobre', 'novembre', 'décembre'],
]

/** What an e-mail to a lauréat is about; null: it is another one. */
function aboutOf(
  { subject }: Mail,
  dossiers: ReadonlyMap<number, DossierState>,
): { dossier: number; quarter: string; step: Step } | null {
  const found = /état des lieux du (.+ \d{4}) \(dossier n°\s(\d+)\)$/i.exec(subject)
  if (!found) return null
  const [, period = '', number] = found
  const dossier = Number(number)
  const step = /^dernier rappel/i.test(subject)
    ? 'last'
    : /^rappel/i.test(subject)
      ? 'reminder'
      : 'request'
  const quarter = quarterIn(period, dossiers.get(dossier)?.decidedOn ?? null)
  return quarter === null ? null : { dossier, quarter, step }
}

/** Of « deuxième trimestre 2021 », or of the due date that ends « 23 mars au 22 juin 2021 ». */
function quarterIn(period: string, decidedOn: string | null): string | null {
  const [, rank, year] = /^(\S+) trimestre (\d{4})$/.exec(period) ?? []
  if (rank !== undefined) return `T${QUARTERS.indexOf(rank) + 1} ${year}`
  const [, day, month, endYear] = / au (\d+)(?:er)? (\S+) (\d{4})$/.exec(period) ?? []
  if (month === undefined || decidedOn === null) return null
  const end = [endYear, MONTHS.indexOf(month) + 1, day].map((one) => String(one).padStart(2, '0'))
  const due = anniversaries(decidedOn).find((one) =>
    [0, 1].includes(daysBetween(end.join('-'), one)),
  )
  return due === undefined ? null : quarterOf(due)
}

interface Letter extends Mail {
  readonly dossier: number
  readonly quarter: string
  readonly step: Step
  readonly reader: string
}
type Row = Pick<Letter, 'dossier' | 'quarter' | 'reader'> & {
  readonly step: string | undefined
  readonly state: string
}

/** Those who follow the dossier get copies of the last reminder. */
const isInstructeur = (address: string) => address.startsWith('instructeur.')

/** Each e-mail once, to whom it concerns, when it was due; what nobody knows is written down as unknown. */
export function checkMails({ mails, sendings, final, endAt }: Outcome): Mails {
  const dossiers = byNumber(final.dossiers)
  const letters = lettersIn(mails, final.dossiers)
  const toLaureats = letters.filter(({ dossier, to }) => {
    const { contact, account } = dossiers.get(dossier) ?? {}
    return to.some((one) => one === contact || one === account)
  })
  const journalled = sendings.flatMap(({ row, state }): Row[] => {
    const [prefix, dossier, period, step, who = ''] = row
    // Whom it goes to, and a fingerprint of the address.
    const [reader = ''] = who.split('-')
    if (prefix !== 'mail' || period === undefined || reader === '') return []
    const quarter = period.split('-').reverse().join(' ')
    return [{ dossier: Number(dossier), quarter, step, state, reader }]
  })
  const rows = journalled.filter(({ reader }) => reader === 'laureat')
  const known = new Set(journalled.map((row) => `${nameOf(row)} ${row.reader}`))
  const violations = [
    ...twice(mails.flatMap(({ id, to }) => to.map((one) => `${id} to ${one}`))),
    ...twice(letters.flatMap((letter) => letter.to.map((one) => `${nameOf(letter)} to ${one}`))),
    ...letters.flatMap((letter) => strayLetter(letter, dossiers.get(letter.dossier))),
    ...letters
      .filter((letter) => !known.has(`${nameOf(letter)} ${letter.reader}`))
      .map((letter) => ({ rule: 'an e-mail not in the journal', about: nameOf(letter) })),
    ...wrongRows(rows, toLaureats, dossiers),
    ...final.dossiers.flatMap((dossier) => missing(dossier, endAt, toLaureats, rows)),
  ]
  const count = (state: string) => rows.filter((row) => row.state === state).length
  return {
    violations,
    sent: toLaureats.length,
    unknown: count('unknown'),
    refused: count('rejected'),
  }
}

const byNumber = (dossiers: readonly DossierState[]) =>
  new Map(dossiers.map((dossier) => [dossier.number, dossier]))

/** The e-mails about lauréats among all that left. */
export function lettersIn(mails: readonly Mail[], dossiers: readonly DossierState[]): Letter[] {
  const known = byNumber(dossiers)
  return mails.flatMap((mail): Letter[] => {
    const about = aboutOf(mail, known)
    const reader = mail.to.every(isInstructeur) ? 'instructeur' : 'laureat'
    return about ? [{ ...mail, ...about, reader }] : []
  })
}

const nameOf = ({ dossier, quarter, step }: Letter | Row) =>
  `dossier ${dossier}, ${quarter}, ${step}`

function twice(names: readonly string[]): Violation[] {
  const seen = new Set<string>()
  return names.flatMap((about) => {
    if (seen.has(about)) return [{ rule: 'an e-mail doubled', about }]
    seen.add(about)
    return []
  })
}

/** What the journal says of e-mails, and is not so. */
function wrongRows(
  rows: readonly Row[],
  letters: readonly Letter[],
  dossiers: ReadonlyMap<number, DossierState>,
): Violation[] {
  const came = new Set(letters.map(nameOf))
  return rows.flatMap((row): Violation[] => {
    const about = nameOf(row)
    const address = dossiers.get(row.dossier)?.contact ?? ''
    if (row.state === 'pending') return [{ rule: 'an e-mail without an end', about }]
    if (row.state === 'sent' && !came.has(about))
      return [{ rule: 'an e-mail lost', about: `${about}: never came` }]
    if (row.state === 'rejected' && !isRefusedAddress(address))
      return [{ rule: 'an e-mail lost', about: `${about}: given up, its address is good` }]
    return []
  })
}

function strayLetter(letter: Letter, dossier: DossierState | undefined): Violation[] {
  const rule = 'an e-mail that nobody asked for'
  const about = `dossier ${letter.dossier}, ${letter.quarter}`
  if (dossier?.state !== 'accepte') return [{ rule, about: `${about}: not a lauréat` }]
  // The last reminder goes to those who follow the dossier as well.
  const foreign = letter.to.filter(
    (one) => one !== dossier.contact && one !== dossier.account && !isInstructeur(one),
  )
  if (foreign.length > 0) return [{ rule, about: `${about}: to somebody else` }]
  const report = dossier.reports.find(({ quarter }) => quarter === letter.quarter)
  if (report && letter.at > report.at + PASS_MS)
    return [{ rule, about: `${about}: its report had come in` }]
  return []
}

const REMINDERS = 'Relances envoyées'
/** A pass that began before the clock jumped ended that day: one e-mail a day, the next one leaves the day after. */
function hadAnotherToday(reminders: string, today: string, quarter: string): boolean {
  const day = today.split('-').reverse().join('/')
  return reminders
    .split('\n')
    .some(
      (line) =>
        line.startsWith(day) && line.endsWith(' – envoyée') && !line.includes(` ${quarter} `),
    )
}

/** On the last day, the latest step that is due has left, or is told to be unknown. */
function missing(
  { number, demarche, state, contact, decidedOn, reports, annotations }: DossierState,
  endAt: string,
  letters: readonly Letter[],
  rows: readonly Row[],
): Violation[] {
  const campaign = CAMPAIGNS.find((one) => one.demarche === demarche)
  if (!campaign || state !== 'accepte' || !decidedOn || isRefusedAddress(contact)) return []
  const today = endAt.slice(0, 10)
  const due = lastDue(campaign.calendar, decidedOn, today)
  if (due === null) return []
  const quarter = quarterOf(due)
  if (reports.some((one) => one.quarter === quarter)) return []
  if (hadAnotherToday(String(annotations[REMINDERS] ?? ''), today, quarter)) return []
  const elapsed = daysBetween(due, today)
  const place = STEPS.findLastIndex(({ afterDays }) => elapsed >= afterDays + MARGIN_DAYS)
  if (place < 0) return []
  const late = STEPS.slice(place).map(({ name }) => name)
  const isDone = [...letters, ...rows.filter((row) => row.state === 'unknown')].some(
    (one) =>
      one.dossier === number && one.quarter === quarter && late.some((step) => step === one.step),
  )
  return isDone
    ? []
    : [{ rule: 'an e-mail lost', about: `dossier ${number}, ${quarter}: ${late[0]} never left` }]
}
