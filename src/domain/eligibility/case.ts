import type { Decimal } from 'decimal.js'
import type { DossierFacts, Expense } from '../facts.ts'
import type { Band } from './band.ts'
import type { Figures, Surroundings } from './opinion.ts'
import type { LineKind } from './reading/spending.ts'

/** All that a criterion may look at. */
export interface Case {
  readonly facts: DossierFacts
  readonly around: Surroundings
  readonly figures: CaseFigures
}

export interface JudgedExpense extends Expense {
  /** The excluded kind it is or may be; null for an ordinary line. */
  readonly excluded: LineKind | null
}

/** What several criteria share, worked out once. Amounts in euros, exact. */
export interface CaseFigures extends Figures {
  readonly expenses: readonly JudgedExpense[]
  /** Sum of the lines excluded for certain; null when one of them has no readable amount. */
  readonly excludedCost: Decimal | null
  /** Total cost less the excluded lines; null when it cannot be known. */
  readonly eligibleCost: Decimal | null
  /** The band that the applicant’s population falls in; null when the population is needed and unknown. */
  readonly band: Band | null
}
