import { frenchSpaces } from '../../french.ts'
import type { Case } from '../case.ts'
import type { CriterionResult, Rules } from '../opinion.ts'
import * as applicant from './applicant.ts'
import * as budget from './budget.ts'
import * as project from './project.ts'
import type { Questions } from './words.ts'

const NOTHING = (): Questions => []

/** What each criterion, when it is to verify, asks the applicant: nothing where he is not the one who knows. */
export const QUESTIONS: Readonly<Record<string, (subject: Case, rules: Rules) => Questions>> = {
  'applicant-type': applicant.type,
  'applicant-territory': applicant.territory,
  'population-ceiling': NOTHING,
  'submission-window': NOTHING,
  theme: project.theme,
  'lab-support': project.labSupport,
  'not-started': project.notStarted,
  'project-start': project.start,
  'project-end': project.end,
  'project-duration': project.duration,
  'minimum-cost': budget.cost,
  'excluded-expenses': budget.excludedExpenses,
  'budget-adds-up': budget.budgetAddsUp,
  'non-eu-licences': budget.nonEuLicences,
  'funding-rate': budget.fundingRate,
  deliberation: applicant.deliberation,
  'provisional-budget': applicant.provisionalBudget,
  'decision-level': applicant.decisionLevel,
  'partners-consent': applicant.partnersConsent,
  'flat-rate': NOTHING,
  envelope: NOTHING,
  'duplicate-application': NOTHING,
  appraisal: NOTHING,
  'dedicated-call': NOTHING,
  'joint-project': NOTHING,
  lot: NOTHING,
}

/**
 * The sentences that would settle what is to verify, in the order of the opinion, each once. Only what the verdict
 * waits for is asked; of a dossier judged « Inéligible », nothing: no answer would change it.
 */
export function questionsOf(
  subject: Case,
  rules: Rules,
  criteria: readonly CriterionResult[],
): Questions {
  const deciding = criteria.filter(({ blocking }) => blocking)
  if (deciding.some(({ outcome }) => outcome === 'not_met')) return []
  const asked = deciding
    .filter(({ outcome }) => outcome === 'to_check')
    .flatMap(({ id }) => QUESTIONS[id]?.(subject, rules) ?? [])
  return [...new Set(asked.map(frenchSpaces))]
}
