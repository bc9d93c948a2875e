import { frenchSpaces } from '../french.ts'
import { appraisalText } from './appraise.ts'
import { appraisal } from './criteria/appraisal.ts'
import { CRITERIA } from './criteria/index.ts'
import type { Case } from './define.ts'
import { computeFigures } from './figures.ts'
import type { CriterionResult, Evaluate, Verdict } from './opinion.ts'
import { questionsOf } from './questions/index.ts'

/** The explained opinion on one dossier. Pure: the same facts, rules and neighbours give the same opinion. */
export const evaluate: Evaluate = (facts, rules, around) => {
  const figures = computeFigures(facts, rules, around)
  const subject: Case = { facts, around, figures }
  const criteria = CRITERIA.flatMap((criterion): CriterionResult[] => {
    const rule = rules.get(criterion.id)
    if (rule === undefined) return []
    const { advisory, volatile, outcome, message } = criterion.evaluate(subject, rule.params)
    return [
      {
        id: criterion.id,
        title: criterion.title,
        outcome,
        message: frenchSpaces(message),
        blocking: criterion.blocking && !advisory,
        volatile: criterion.volatile || volatile === true,
        source: rule.source,
      },
    ]
  })
  const { population, requestedRate, maxRate, maxGrant } = figures
  const asked = appraisal.paramsIn(rules)
  return {
    verdict: verdictOf(criteria),
    criteria: criteria.sort((a, b) => rank(a) - rank(b)),
    figures: { population, requestedRate, maxRate, maxGrant },
    appraisal: asked ? frenchSpaces(appraisalText(subject, asked.elements, asked.notes)) : '',
    questions: questionsOf(subject, rules, criteria),
  }
}

function verdictOf(criteria: readonly CriterionResult[]): Verdict {
  const outcomes = criteria.filter(({ blocking }) => blocking).map(({ outcome }) => outcome)
  if (outcomes.includes('not_met')) return 'ineligible'
  return outcomes.includes('to_check') ? 'to_check' : 'eligible'
}

/** Blocking failures, then what to verify, then what is met, then information, then what does not apply. */
function rank({ outcome, blocking }: CriterionResult): number {
  if (outcome === 'not_applicable') return 4
  if (!blocking) return 3
  return { not_met: 0, to_check: 1, met: 2 }[outcome]
}
