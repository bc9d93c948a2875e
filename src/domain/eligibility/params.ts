import * as z from 'zod'
import { THEMES } from '../facts.ts'

/** Pieces that several criteria's parameters share. */
export const day = z.iso.date({ error: 'a day such as 2021-07-16 is expected' })
export const euros = z.number({ error: 'an amount in euros is expected' }).positive()
export const percent = z.number({ error: 'a percentage is expected' }).min(0).max(100)
export const months = z.int({ error: 'a whole number of months is expected' }).positive()
export const themes = z.array(z.enum(THEMES)).min(1)
export const departments = z
  .array(
    z
      .string()
      .regex(
        /^(\d{2}|2[AB]|9[78]\d)$/,
        'a département code in quotes such as "51" or "2A" is expected',
      ),
  )
  .min(1)
export const none = z.strictObject({})
