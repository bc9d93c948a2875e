import { daysBetween, isDay, lastDayOfMonth } from '../dates.ts'
import type { Day } from '../facts.ts'
import { foldLabel } from '../labels.ts'
import { type PeriodId, quarterOf } from './periods.ts'

/** Nobody names a quarter in more words. */
const LONGEST = 200

/**
 * The quarter that a text names: « T1 2022 », « 3T2021 », « 1er trimestre 2022 », « juillet-septembre 2021 »,
 * « du 1er janvier au 31 mars 2022 ». null when it names none, or two.
 */
export function readPeriod(text: string): PeriodId | null {
  if (text.length > LONGEST) return null
  const plain = foldLabel(text)
  const ranges = rangesIn(plain)
  const said = quartersIn(plain)
  const read = [...said, ...ranges]
  const [first, ...others] = new Set(read)
  return first !== undefined && first !== null && others.length === 0 ? first : null
}

const NUMBER = '(?<!\\d)([1-4])'
const SUFFIX = '(?:ere?|re|e|eme|ieme|nde?|d|°|º)'
const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
]
const MONTH = `(${MONTHS.join('|')})`

/** Each writing of a number of quarter, the number in its first group. */
const NUMBERS = [
  /(?<![a-z0-9])[tq] ?([1-4])(?!\d)/g,
  /(?<!\d)([1-4]) ?t(?![a-z])/g,
  new RegExp(`${NUMBER} ?${SUFFIX}? ?trim`, 'g'),
  /trim[a-z]{0,10}\.? ?(?:n°? ?)?([1-4])(?!\d)/g,
]
/** « 1er et 2e trimestres »: only where a quarter is spoken of, and no day of a month. */
const ORDINALS = new RegExp(`${NUMBER} ?${SUFFIX}(?![a-z])(?! ${MONTH})`, 'g')
const WORDS = /(?<![a-z])(premier|second|deuxieme|troisieme|quatrieme)(?= (?:trim|et |ou )|,)/g
const PLACES = ['premier', 'deuxieme', 'troisieme', 'quatrieme']

/** Every quarter said by its number; a null among them when their year is not one. */
function quartersIn(plain: string): (PeriodId | null)[] {
  const isOfQuarters = plain.includes('trim')
  const patterns = isOfQuarters ? [...NUMBERS, ORDINALS] : NUMBERS
  const numbers = patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(([, number]) => Number(number)),
  )
  const words = isOfQuarters ? [...plain.matchAll(WORDS)] : []
  const places = words.map(([, word = '']) => (word === 'second' ? 2 : PLACES.indexOf(word) + 1))
  const year = onlyYear(plain)
  return [...numbers, ...places].map((number) => (year === null ? null : `${year}-T${number}`))
}

/** null when a text says none, or several. */
function onlyYear(plain: string): number | null {
  const [year, ...others] = new Set(plain.match(/(?<!\d)20\d\d(?!\d)/g))
  return year !== undefined && others.length === 0 ? Number(year) : null
}

const WORDED = new RegExp(`(?:(?<!\\d)(\\d{1,2})(?:er)? )?${MONTH}(?: (20\\d\\d))?`, 'g')
const NUMERIC = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](20\d\d)(?!\d)/g

interface Bound {
  readonly day: number | null
  readonly month: number
  readonly year: number | null
}

/** What lies between the first and the last day named, when it lasts as long as a quarter; null when it does not. */
function rangesIn(plain: string): (PeriodId | null)[] {
  const bounds = [
    ...[...plain.matchAll(WORDED)].map(([, day, month = '', year]) => ({
      day: day ? Number(day) : null,
      month: MONTHS.indexOf(month) + 1,
      year: year ? Number(year) : null,
    })),
    ...[...plain.matchAll(NUMERIC)].map(([, day, month, year]) => ({
      day: Number(day),
      month: Number(month),
      year: Number(year),
    })),
  ]
  const [first, last] = [bounds[0], bounds.at(-1)]
  if (!first || !last || first === last) return []
  const range = toDays(first, { ...last, year: last.year ?? onlyYear(plain) })
  const length = range ? daysBetween(range.from, range.dueOn) + 1 : 0
  return [range && length >= 85 && length <= 95 ? quarterOf(range) : null]
}

function toDays(first: Bound, last: Bound): { from: Day; dueOn: Day } | null {
  const { year } = last
  if (year === null) return null
  const before = first.month > last.month ? year - 1 : year
  const from = toDay(first.year ?? before, first.month, first.day ?? 1)
  const dueOn = toDay(year, last.month, last.day ?? lastDayOfMonth(year, last.month))
  return isDay(from) && isDay(dueOn) && from < dueOn ? { from, dueOn } : null
}

const toDay = (year: number, month: number, day: number): Day =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
