import type { Decimal } from 'decimal.js'
import type { Fact } from '../../facts.ts'
import { enumerateFew, formatEuros } from '../../french.ts'
import { quote } from '../wording.ts'

/** What the applicant is asked: each a whole French sentence, read aloud; none when he can answer nothing. */
export type Questions = readonly string[]

/** Quotations in one sentence: beyond that nobody reads it to its end. */
const SHOWN = 3

export const quoted = (texts: readonly string[]): string =>
  enumerateFew(
    texts.map((text) => quote(text)),
    SHOWN,
  )

/** « Nous n’avons pas pu lire la date de fin indiquée (« fin d’année ») : », before the question itself. */
export const afterUnreadable = (what: string, found: string): string =>
  `Nous n’avons pas pu lire ${what} (${quote(found)}) : `

/** Asks an amount that is not there, not readable, or not one (« 0 € »). */
export function askAmount(
  fact: Fact<Decimal>,
  { what, question, again }: { what: string; question: string; again: string },
): Questions {
  if (fact.state === 'known')
    return [`${capital(what)} indiqué est de ${formatEuros(fact.value)} : ${again}`]
  return fact.state === 'unreadable'
    ? [`${afterUnreadable(`${what} indiqué`, fact.found)}${again}`]
    : [question]
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
