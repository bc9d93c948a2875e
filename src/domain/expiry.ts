import { addDays, monthsAfter } from './dates.ts'
import type { Day } from './facts.ts'
import { linesOf } from './follow-up/reminders-annotation.ts'
import type { Note } from './follow-up/report-lines.ts'
import { dossiersInWords, formatDay, frenchSpaces } from './french.ts'
import { groupBy } from './group-by.ts'

/** A dossier that DS will erase, which is told twice. */
export interface Expiry {
  /** The day on which DS hides it. */
  readonly on: Day
  readonly notice: Notice
  /** The day from which it is told: the same as long as the expiry is. */
  readonly since: Day
}

export interface ExpiryToTell extends Expiry {
  /** The instructeurs who follow the dossier were written to. */
  readonly isTold: boolean
}

export type Notice = 'first' | 'last'

const FIRST_NOTICE_MONTHS = 2
const LAST_NOTICE_DAYS = 14

/** @returns null: it is too early to speak of it, or too late */
export function expiryOn(on: Day, today: Day): Expiry | null {
  const since = monthsAfter(on, -FIRST_NOTICE_MONTHS)
  if (today < since || today > on) return null
  return { on, notice: today < addDays(on, -LAST_NOTICE_DAYS) ? 'first' : 'last', since }
}

/** What tells one notice from another. */
export const noticeOf = ({ on, notice }: Pick<Expiry, 'on' | 'notice'>): string => `${notice} ${on}`

/** A lauréat whose follow-up is not over, or a dossier that waits for a decision. */
export type Expiring = 'laureat' | 'waiting'

const WITHOUT: Readonly<Record<Expiring, string>> = {
  laureat: ', avant la fin du suivi',
  waiting: ' si personne ne décide',
}

/** What to do about it. */
export const EXPIRY_REMEDIES: Readonly<Record<Expiring, string>> = {
  laureat:
    'dans DS, ouvrez le dossier et choisissez « Conserver un mois de plus », ou demandez à l’administrateur de la démarche une durée de conservation plus longue',
  waiting:
    'dans DS, décidez avant ce jour, ou ouvrez le dossier et choisissez « Conserver un mois de plus »',
}

/** One sentence a day of expiry, without its full stop, the same as long as it lasts; the last notice makes another. */
export function expirySentences(
  kind: Expiring,
  dossiers: readonly { readonly number: number; readonly expiry: Expiry }[],
): { readonly id: string; readonly text: string }[] {
  return [...groupBy(dossiers, ({ expiry }) => noticeOf(expiry))].flatMap(([id, group]) => {
    const [first] = group
    if (!first) return []
    const { on, notice } = first.expiry
    const numbers = group.map(({ number }) => number).sort((a, b) => a - b)
    const last = notice === 'last' ? 'Dernier avis. ' : ''
    const erases = numbers.length === 1 ? 'DS l’effacera' : 'DS les effacera'
    const text = `${last}${dossiersInWords(numbers)} : ${erases} le ${formatDay(on)}${WITHOUT[kind]}`
    return [{ id, text }]
  })
}

const NOTICES: Readonly<Record<Notice, string>> = { first: 'premier', last: 'dernier' }

/** The line of the `reminders` annotation. */
export function expiryNote({ on, notice, since, isTold }: ExpiryToTell): Note {
  const told = isTold ? ` – ${NOTICES[notice]} avis adressé aux instructeurs` : ''
  const text = `DS effacera ce dossier le ${formatDay(on)}, avant la fin du suivi : « Conserver un mois de plus » dans DS${told}`
  return { on: since, text: frenchSpaces(text) }
}

const TOLD =
  /^DS effacera ce dossier le (\d\d)\/(\d\d)\/(\d{4}), .* – (premier|dernier) avis adressé aux instructeurs$/

/** The notice of which an annotation says that the instructeurs have it; null when it says so of none. */
export function readExpiryTold(text: string): string | null {
  const [told] = linesOf(text).flatMap(({ said }) => {
    const [, day, month, year, word] = TOLD.exec(said) ?? []
    const notice = word === NOTICES.last ? 'last' : 'first'
    return word ? [noticeOf({ on: `${year}-${month}-${day}`, notice })] : []
  })
  return told ?? null
}
