import type { Decimal } from 'decimal.js'
import type { DossierFacts, Expense } from '../facts.ts'
import type { Band } from './band.ts'
import type { Figures, Surroundings } from './opinion.ts'
import type { Reading, SpendingKind } from './reading/kinds.ts'

/** All that a criterion may look at. */
export interface Case {
  readonly facts: DossierFacts
  readonly around: Surroundings
  readonly figures: CaseFigures
}

export interface JudgedExpense extends Expense {
  readonly reading: Reading
  /** The kind excluded by this call that it is or may be; null for another line. */
  readonly excluded: { readonly kind: SpendingKind; readonly certain: boolean } | null
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
