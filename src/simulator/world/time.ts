import { DateTime } from 'luxon'

/** Microseconds since the epoch: the precision of DS's database, which the API cuts to the second. */
export type Micros = number

const PARIS = 'Europe/Paris'

/** As the API prints it: Paris, whole seconds, `2026-01-15T14:52:35+01:00`. */
export function toParis(at: Micros): string {
  const second = Math.floor(at / 1_000_000)
  const known = printed.get(second)
  if (known !== undefined) return known
  if (printed.size >= PRINTED_KEPT) printed.clear()
  const text = DateTime.fromSeconds(second, { zone: PARIS }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
  printed.set(second, text)
  return text
}

/** Many dossiers share few seconds when they are measured by the thousand. */
const printed = new Map<number, string>()
const PRINTED_KEPT = 10_000

/** As a cursor holds it: UTC, nine digits, `2026-01-15T10:00:00.123456000Z`. */
export function toCursorTime(at: Micros): string {
  const millis = new Date(Math.floor(at / 1000)).toISOString().slice(0, -1)
  return `${millis}${String(at % 1000).padStart(3, '0')}000Z`
}

export function fromCursorTime(text: string): Micros | null {
  const found = /^(.+T\d\d:\d\d:\d\d)\.(\d{6})\d{3}Z$/.exec(text)
  const millis = found ? Date.parse(`${found[1]}Z`) : Number.NaN
  return Number.isNaN(millis) ? null : millis * 1000 + Number(found?.[2])
}

const WITH_SECONDS = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(?:[.,](\d+))?(?:Z|[+-]\d\d:?\d\d)?)?$/

/**
 * An `ISO8601DateTime` argument, or null when DS refuses it (no seconds, not ISO).
 * A bare date or a time without zone is read in the server's zone, which nobody knows: here Paris.
 */
export function readInstant(text: string): Micros | null {
  const found = WITH_SECONDS.exec(text)
  const instant = DateTime.fromISO(text, { zone: PARIS })
  if (!found || !instant.isValid) return null
  const belowMillis = (found[2] ?? '').slice(3, 6).padEnd(3, '0')
  return instant.toMillis() * 1000 + Number(belowMillis)
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text).isValid
}

/** « 05 janvier 2026 », and « 05 janvier 2026 10:00 » for a date with a time. */
export function inFrench(iso: string): string {
  const date = DateTime.fromISO(iso, { zone: PARIS, locale: 'fr' })
  return date.toFormat(iso.includes('T') ? 'dd MMMM yyyy HH:mm' : 'dd MMMM yyyy')
}

/** Calendar months later, in Paris. */
export function monthsAfter(at: Micros, months: number): Micros {
  const day = DateTime.fromMillis(Math.floor(at / 1000), { zone: PARIS }).plus({ months })
  return day.toMillis() * 1000 + (at % 1000)
}

export function parisDay(at: Date): string {
  return DateTime.fromJSDate(at, { zone: PARIS }).toFormat('yyyy-MM-dd')
}
