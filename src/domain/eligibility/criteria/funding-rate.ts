import { Decimal } from 'decimal.js'
import * as z from 'zod'
import { formatEuros, formatPercent } from '../../french.ts'
import { band } from '../band.ts'
import type { Case } from '../case.ts'
import { defineCriterion, met, toCheck } from '../define.ts'
import { positive } from '../money.ts'
import { describeRange } from '../range.ts'
import { whyNoAmount } from '../wording.ts'

export const fundingRate = defineCriterion({
  id: 'funding-rate',
  title: 'Taux',
  blocking: true,
  needs: ['requestedGrant', 'totalCost'],
  params: z.strictObject({ bands: z.array(band).min(1) }),
  evaluate(subject) {
    const { facts, figures } = subject
    const requested = positive(facts.requestedGrant)
    if (requested === null)
      return toCheck(whyNoAmount(facts.requestedGrant, 'le montant de la subvention demandée'))
    const { eligibleCost } = figures
    if (eligibleCost === null || eligibleCost.isZero()) return toCheck(whyNoEligibleCost(subject))
    if (figures.band === null)
      return toCheck(
        `${formatEuros(requested)} demandés ; population INSEE inconnue, le barème ne peut pas être appliqué`,
      )
    const { floor = 0, cap, population } = figures.band
    const rate = requested.dividedBy(eligibleCost).times(100)
    const found = `${formatEuros(requested)} demandés pour ${describeCost(subject, eligibleCost)}, soit ${describeRate(rate, [floor, cap])}`
    const where = population ? ` (${describeRange(population)})` : ''
    const most = formatPercent(new Decimal(cap))
    if (requested.times(100).greaterThan(eligibleCost.times(cap)))
      return toCheck(
        `${found} ; plafond ${most}${where}, soit ${formatEuros(figures.maxGrant ?? new Decimal(0))}`,
      )
    if (requested.times(100).lessThan(eligibleCost.times(floor)))
      return toCheck(`${found} ; plancher ${formatPercent(new Decimal(floor))}${where}`)
    return met(
      floor > 0
        ? `${found}, barème de ${floor} à ${most}${where}`
        : `${found}, plafond ${most}${where}`,
    )
  },
})

/** A rate just past a bound must not read as the bound: 19,9999 % is « un peu moins de 20 % ». */
function describeRate(rate: Decimal, bounds: readonly number[]): string {
  const shown = formatPercent(rate)
  const bound = bounds.find((one) => !rate.equals(one) && shown === formatPercent(new Decimal(one)))
  if (bound === undefined) return shown
  return `un peu ${rate.greaterThan(bound) ? 'plus' : 'moins'} de ${shown}`
}

function describeCost({ facts, figures }: Case, eligibleCost: Decimal): string {
  if (figures.excludedCost === null || figures.excludedCost.isZero())
    return formatEuros(eligibleCost)
  const total = facts.totalCost.state === 'known' ? formatEuros(facts.totalCost.value) : ''
  return `${formatEuros(eligibleCost)} éligibles (${total} moins ${formatEuros(figures.excludedCost)} de dépenses exclues)`
}

function whyNoEligibleCost({ facts, figures }: Case): string {
  const total = positive(facts.totalCost)
  if (total === null) return whyNoAmount(facts.totalCost, 'le coût global')
  if (figures.excludedCost === null)
    return 'le montant d’une dépense exclue n’est pas connu, le coût éligible ne peut pas être calculé'
  return `les dépenses exclues (${formatEuros(figures.excludedCost)}) couvrent tout le coût global (${formatEuros(total)})`
}
