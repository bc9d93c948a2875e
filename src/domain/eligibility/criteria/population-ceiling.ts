import * as z from 'zod'
import { formatCount } from '../../french.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'

export const populationCeiling = defineCriterion({
  id: 'population-ceiling',
  title: 'Population',
  blocking: true,
  params: z.strictObject({
    /** Inhabitants; the ceiling itself is refused (« inférieure à »). */
    below: z.int().positive(),
  }),
  evaluate({ around, figures }, { below }) {
    const { population } = figures
    const limit = `${formatCount(below)} hab.`
    if (population === null || around.collectivite === null)
      return toCheck(`population INSEE inconnue, elle doit être inférieure à ${limit}`)
    const found = `${formatCount(population)} hab. (${around.collectivite.year})`
    if (population < below) return met(`${found}, plafond ${formatCount(below)}`)
    return notMet(
      population === below
        ? `${found}, elle doit être inférieure à ${limit}`
        : `${found}, plafond ${limit}`,
    )
  },
})
