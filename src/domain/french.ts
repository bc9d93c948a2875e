import type { Decimal } from 'decimal.js'
import type { Day } from './facts.ts'

const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'

/** « 182 460 », with the narrow no-break spaces of French numbers. */
export const formatCount = (count: number): string => inThousands(String(count))

const inThousands = (digits: string): string =>
  digits.replace(/\B(?=(?:\d{3})+$)/g, NARROW_NO_BREAK)

/** « 12 500,50 € », « 5 000 € »: cents only when there are some. */
export const formatEuros = (amount: Decimal): string => `${formatDecimal(amount)}${NO_BREAK}€`

/** `percent` in percent: « 80 % », « 33,33 % ». */
export const formatPercent = (percent: Decimal): string => `${formatDecimal(percent)}${NO_BREAK}%`

/** « 16/07/2021 ». */
export const formatDay = (day: Day): string => day.split('-').reverse().join('/')

const MONTHS = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' })

/** « 31 mars 2022 », « 1er avril 2022 ». */
export function dayInWords(day: Day): string {
  const number = Number(day.slice(8))
  const month = MONTHS.format(new Date(`${day}T00:00:00Z`))
  return `${number === 1 ? '1er' : number} ${month} ${day.slice(0, 4)}`
}

/** « 1 dossier », « 3 dossiers ». */
export const plural = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${Math.abs(count) < 2 ? one : many}`

/** « a, b et c ». */
export function enumerate(items: readonly string[], last = 'et'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/** « a, b et 3 autres »: at most so many named. */
export function enumerateFew(items: readonly string[], most: number): string {
  const more = items.length - most
  return more <= 0
    ? enumerate(items)
    : `${items.slice(0, most).join(', ')} et ${plural(more, 'autre', 'autres')}`
}

/** Dossiers named in one sentence. */
export const NAMED = 20

/** « Dossier 1 », « Dossiers 1, 2 et 3 autres » */
export const dossiersInWords = (numbers: readonly number[]): string =>
  `${numbers.length < 2 ? 'Dossier' : 'Dossiers'} ${enumerateFew(numbers.map(String), NAMED)}`

/** « Dossier » at the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** « Délibération » inside a sentence. */
export const lowerFirst = (text: string): string =>
  `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** Typed spaces made no-break where French typography wants them: inside « », before : ; ? ! % €. */
export const frenchSpaces = (text: string): string =>
  text.replace(/ (?:(?=[:;?!»%€])|(?<=« ))/g, NO_BREAK)

function formatDecimal(value: Decimal): string {
  const rounded = value.toFixed(2)
  const [whole = '0', cents] = rounded.replace(/\.00$/, '').split('.')
  return inThousands(whole) + (cents ? `,${cents}` : '')
}
