import * as z from 'zod'
import { percent } from './params.ts'
import { populationRange } from './range.ts'

/** How much of the eligible cost is funded. */
export const band = z.strictObject({
  /** Inhabitants that the band is for; absent: everybody. */
  population: populationRange.optional(),
  /** Percent of the eligible cost. */
  floor: percent.optional(),
  cap: percent,
})
export type Band = z.output<typeof band>
