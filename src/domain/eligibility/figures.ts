import { Decimal } from 'decimal.js'
import type { DossierFacts } from '../facts.ts'
import type { Band } from './band.ts'
import type { CaseFigures, JudgedExpense } from './case.ts'
import { excludedExpenses } from './criteria/excluded-expenses.ts'
import { fundingRate } from './criteria/funding-rate.ts'
import { positive, sum } from './money.ts'
import type { Rules, Surroundings } from './opinion.ts'
import { inRange } from './range.ts'
import { excludedKind, type Reading, type SpendingKind } from './reading/kinds.ts'
import { LEXICON } from './reading/lexicon.ts'
import { readLine } from './reading/line.ts'

export function computeFigures(
  facts: DossierFacts,
  rules: Rules,
  around: Surroundings,
): CaseFigures {
  const population = around.collectivite?.population ?? null
  const kinds = excludedExpenses.paramsIn(rules)?.kinds ?? []
  const expenses = (facts.expenses.state === 'known' ? facts.expenses.value : []).map((expense) => {
    const reading = readLine(expense.label, around.lexicon ?? LEXICON)
    return { ...expense, reading, excluded: excludedBy(reading, kinds) }
  })
  const excludedCost = sum(
    expenses.filter((expense) => expense.excluded?.certain).map((expense) => expense.amount),
  )
  const eligibleCost = lessExcluded(positive(facts.totalCost), excludedCost)
  const requested = positive(facts.requestedGrant)
  const band = bandFor(fundingRate.paramsIn(rules)?.bands ?? [], population)
  const cap = band && eligibleCost ? eligibleCost.times(band.cap).dividedBy(100) : null
  return {
    population,
    expenses,
    excludedCost,
    eligibleCost,
    band,
    requestedRate:
      requested && eligibleCost?.greaterThan(0)
        ? requested.dividedBy(eligibleCost).times(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
        : null,
    maxRate: band ? new Decimal(band.cap) : null,
    maxGrant: cap
      ? Decimal.min(cap, requested ?? cap).toDecimalPlaces(2, Decimal.ROUND_DOWN)
      : null,
  }
}

function excludedBy(reading: Reading, kinds: readonly SpendingKind[]): JudgedExpense['excluded'] {
  if (reading.is !== 'excluded') return null
  const kind = excludedKind(reading.nature, kinds)
  if (kind === null) return null
  const { certain } = reading
  return {
    kind,
    certain: kind === 'computers-for-agents' ? certain === 'agents' : certain !== 'no',
  }
}

function lessExcluded(total: Decimal | null, excluded: Decimal | null): Decimal | null {
  if (total === null || excluded === null || excluded.greaterThan(total)) return null
  return total.minus(excluded)
}

/** Bands without bounds hold for everybody, also where the population is not known. */
function bandFor(bands: readonly Band[], population: number | null): Band | null {
  return (
    bands.find(
      (band) =>
        band.population === undefined ||
        (population !== null && inRange(population, band.population)),
    ) ?? null
  )
}
