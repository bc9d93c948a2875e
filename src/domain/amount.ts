import { Decimal } from 'decimal.js'
import type { Fact } from './facts.ts'
import { known, missing, unreadable } from './facts.ts'

const LONGEST = 40
const SPACE_GROUPS = /^\d{1,3}(?: \d{3})+$/
const POINT_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+$/
const COMMA_GROUPS = /^[1-9]\d{0,2}(?:,\d{3})+$/
const DIGITS = /^\d+$/

/**
 * Reads an amount in euros as people type it: « 5 000,00 € », « 5000 », « 12.500 », « 5000 euros TTC ».
 * Anything that needs a guess is unreadable: « environ 10 k€ », « 10 000 à 12 000 », « 5,000 » (five euros or
 * five thousand), a negative number, and an amount said HT, since the thresholds are on the global cost.
 */
export function parseAmount(text: string): Fact<Decimal> {
  const found = text.replace(/\s+/g, ' ').trim()
  if (found === '') return missing
  if (found.length > LONGEST) return unreadable(`${found.slice(0, LONGEST)}…`)
  const number = found
    .toLowerCase()
    .replace(/ ?(?:ttc)$/, '')
    .replace(/ ?(?:€|euros?|eur)$/, '')
    .replace(/^€ ?/, '')
  const plain = withoutGrouping(number)
  return plain === null ? unreadable(found) : known(new Decimal(plain))
}

/** The number with a decimal point and nothing else, or null when it can be read in more than one way. */
function withoutGrouping(number: string): string | null {
  if (POINT_GROUPS.test(number)) return number.replaceAll('.', '')
  const cents = /[.,](\d{1,2})$/.exec(number)
  const whole = cents ? number.slice(0, cents.index) : number
  const separator = cents?.[0][0]
  const digits = wholeDigits(whole, separator)
  if (digits === null) return null
  return cents ? `${digits}.${cents[1]}` : digits
}

function wholeDigits(whole: string, decimalSeparator: string | undefined): string | null {
  if (DIGITS.test(whole)) return whole
  if (SPACE_GROUPS.test(whole)) return whole.replaceAll(' ', '')
  if (decimalSeparator === ',' && POINT_GROUPS.test(whole)) return whole.replaceAll('.', '')
  if (decimalSeparator === '.' && COMMA_GROUPS.test(whole)) return whole.replaceAll(',', '')
  return null
}
