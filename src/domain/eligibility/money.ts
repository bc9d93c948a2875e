import { Decimal } from 'decimal.js'
import type { Fact } from '../facts.ts'

/** A zero or a negative number in a form is a mistake of typing, not a cost: it decides nothing. */
export const positive = (amount: Fact<Decimal>): Decimal | null =>
  amount.state === 'known' && amount.value.greaterThan(0) ? amount.value : null

/** Null when one of them is not known. */
export function sum(amounts: readonly Fact<Decimal>[]): Decimal | null {
  let total = new Decimal(0)
  for (const amount of amounts) {
    const value = positive(amount)
    if (value === null) return null
    total = total.plus(value)
  }
  return total
}
