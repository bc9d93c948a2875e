import * as z from 'zod'
import { formatCount } from '../french.ts'

/** A range of inhabitants, worded like the calls: `below` and `above` are strict, `from` and `upTo` included. */
export const populationRange = z.strictObject({
  from: z.int().nonnegative().optional(),
  above: z.int().nonnegative().optional(),
  below: z.int().positive().optional(),
  upTo: z.int().positive().optional(),
})
export type PopulationRange = z.output<typeof populationRange>

export const inRange = (population: number, range: PopulationRange): boolean =>
  population >= (range.from ?? 0) &&
  population > (range.above ?? -1) &&
  population < (range.below ?? Infinity) &&
  population <= (range.upTo ?? Infinity)

/** « de 1 000 à 80 000 hab. », « moins de 1 000 hab. » */
export function describeRange({ from, above, below, upTo }: PopulationRange): string {
  if (from !== undefined && upTo !== undefined)
    return `de ${formatCount(from)} à ${formatCount(upTo)} hab.`
  return [
    from === undefined ? '' : `au moins ${formatCount(from)} hab.`,
    above === undefined ? '' : `plus de ${formatCount(above)} hab.`,
    below === undefined ? '' : `moins de ${formatCount(below)} hab.`,
    upTo === undefined ? '' : `${formatCount(upTo)} hab. au plus`,
  ]
    .filter((part) => part !== '')
    .join(' et ')
}
