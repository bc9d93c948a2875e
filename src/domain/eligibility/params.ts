import * as z from 'zod'
import { parseAmount } from '../amount.ts'
import { THEMES } from '../facts.ts'

// Pieces that several criteria's parameters share.

/** What is wrong → what to write; of what is not there at all, that it is missing. */
export const unlessMissing =
  (message: string) =>
  ({ input }: { input?: unknown }) =>
    input === undefined ? undefined : message

/** What compares two days is asked of real ones only. */
export const day = z.iso.date({
  error: unlessMissing('a day is expected → such as 2021-07-16'),
  abort: true,
})

const AMOUNT = { error: 'an amount in euros is expected → such as 270000, or "270 000,50 €"' }
/** A number, or a text as people write amounts. */
export const euros = z.union(
  [
    z.number().positive(),
    z.string().transform((text, context) => {
      const amount = parseAmount(text)
      if (amount.state === 'known' && amount.value.isPositive()) return amount.value.toNumber()
      context.issues.push({ code: 'custom', input: text, message: AMOUNT.error })
      return z.NEVER
    }),
  ],
  AMOUNT,
)
const PERCENT = { error: 'a percentage is expected → a number from 0 to 100' }
export const percent = z.number(PERCENT).min(0, PERCENT).max(100, PERCENT)
export const months = z
  .int({ error: 'a whole number of months is expected → such as 24' })
  .positive()
export const themes = z.array(z.enum(THEMES)).min(1)
const CODE = { error: 'a département code is expected → in quotes, such as "51" or "2A"' }
/** Those of the mainland, of Corse and of overseas, collectivités included. */
export const department = z
  .string(CODE)
  .regex(/^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-8]|98[46-9])$/, CODE)
export const departments = z.array(department).min(1)
export const none = z.strictObject({})
