import type { DossierState } from '../../../graphql/generated.ts'
import type { Dossier } from './demarche.ts'
import { type Micros, monthsAfter } from './time.ts'

/** When DS hides a dossier, to erase it two weeks later; null: it does not expire. */
export function expiryOf(dossier: Dossier): Micros | null {
  const { demarche, state, decidedAt, depositedAt, keptLonger } = dossier
  if (state === 'en_construction' && demarche.waitingMonths !== null)
    return monthsAfter(depositedAt, demarche.waitingMonths + keptLonger)
  if (!demarche.expires || decidedAt === null || !isDecision(state)) return null
  return monthsAfter(decidedAt, demarche.keptMonths + keptLonger)
}

export const isDecision = (state: DossierState) =>
  state === 'accepte' || state === 'refuse' || state === 'sans_suite'
