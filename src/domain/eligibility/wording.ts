import type { Decimal } from 'decimal.js'
import type { Fact } from '../facts.ts'
import { formatEuros } from '../french.ts'
import { foldLabel } from '../labels.ts'

const QUOTATION_LENGTH = 80

/** An applicant’s words between « », on one line, cut to a readable length. */
export const quote = (text: string, length = QUOTATION_LENGTH): string =>
  `« ${inOneLine(text, length).replace(/[«»]/g, '"')} »`

/** What somebody typed, on one line, without control or direction signs, cut to at most so many characters. */
export function inOneLine(text: string, length: number): string {
  // DS strips control characters: what it gave back would differ from what we wrote, for ever.
  const words = text
    .slice(0, 4 * length)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return cut(words, length)
}

/** At most so many characters, an ellipsis included; never half of one. */
export function cut(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/** Why a fact cannot decide: « la date de fin n’est pas indiquée ». `subject` with its article. */
export function whyUnknown(fact: Fact<unknown>, subject: string, gender: 'm' | 'f' = 'm'): string {
  const e = gender === 'f' ? 'e' : ''
  return fact.state === 'unreadable'
    ? `${subject} n’a pas pu être lu${e} : ${quote(fact.found)}`
    : `${subject} n’est pas indiqué${e}`
}

/** Why an amount cannot decide; a zero or a negative one is said as it is. */
export const whyNoAmount = (amount: Fact<Decimal>, subject: string): string =>
  amount.state === 'known'
    ? `${subject} indiqué est de ${formatEuros(amount.value)}`
    : whyUnknown(amount, subject)

const NOTHING = new Set([
  '',
  '-',
  '/',
  '.',
  'non',
  'neant',
  'aucun',
  'aucune',
  'sans',
  'sans objet',
  'so',
  's.o.',
  'n/a',
  'na',
  'nc',
  'pas de partenaire',
])

/** True for « Néant », « aucun », « sans objet »: a champ filled to say that there is nothing. */
export const saysNothing = (text: string): boolean => NOTHING.has(foldLabel(text))
