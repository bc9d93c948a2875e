import type { DossierState } from '../../../graphql/generated.ts'
import type { Dossier } from './demarche.ts'
import { type Micros, monthsAfter } from './time.ts'

/** When DS hides a dossier, to erase it two weeks later; null: it waits for a decision, or nothing expires there. */
export function expiryOf({ demarche, state, decidedAt, keptLonger }: Dossier): Micros | null {
  if (!demarche.expires || decidedAt === null || !isDecision(state)) return null
  return monthsAfter(decidedAt, demarche.keptMonths + keptLonger)
}

export const isDecision = (state: DossierState) =>
  state === 'accepte' || state === 'refuse' || state === 'sans_suite'
