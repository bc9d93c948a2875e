import { Decimal } from 'decimal.js'
import * as z from 'zod'
import { formatCount, formatEuros } from '../../french.ts'
import { APPLICANT_KINDS, applicantKind } from '../applicant-kind.ts'
import { defineCriterion, met, notApplicable, toCheck } from '../define.ts'
import { positive } from '../money.ts'
import { euros, themes } from '../params.ts'
import { inRange, populationRange } from '../range.ts'
import { whyUnknown } from '../wording.ts'

export const flatRate = defineCriterion({
  id: 'flat-rate',
  title: 'Forfait recommandé',
  blocking: false,
  needs: ['theme'],
  params: z.strictObject({
    themes,
    rates: z
      .array(
        z.strictObject({
          /** INSEE legal categories, 4 digits. */
          legalCategories: z.array(z.string().regex(/^\d{4}$/)).min(1),
          population: populationRange.optional(),
          amount: euros,
        }),
      )
      .min(1),
  }),
  evaluate({ facts, around, figures }, { themes, rates }) {
    const { theme, applicant } = facts
    if (theme.state !== 'known') return toCheck(whyUnknown(theme, 'la thématique', 'f'))
    if (!theme.value.some((chosen) => themes.includes(chosen)))
      return notApplicable('la thématique n’a pas de forfait recommandé')
    const category = applicant.legalCategory
    if (category === null) return toCheck('la catégorie juridique n’est pas connue')
    const possible = rates.filter((rate) => rate.legalCategories.includes(category))
    if (possible.length === 0)
      return notApplicable('aucun forfait n’est recommandé pour ce candidat')
    const { population } = figures
    const rate = possible.find(
      ({ population: range }) => !range || (population !== null && inRange(population, range)),
    )
    if (rate === undefined) return toCheck('la population INSEE n’est pas connue')
    const answer = applicantKind(applicant, around.collectivite)
    const who = 'kind' in answer ? APPLICANT_KINDS[answer.kind] : `catégorie juridique ${category}`
    const inhabitants =
      rate.population && population !== null ? `, ${formatCount(population)} hab.` : ''
    const advised = `forfait conseillé ${formatEuros(new Decimal(rate.amount))} (${who}${inhabitants})`
    const requested = positive(facts.requestedGrant)
    return met(requested ? `demandé ${formatEuros(requested)}, ${advised}` : advised)
  },
})
