import type { DossierFacts, FactKey } from '../facts.ts'
import { FACT_NAMES } from '../facts.ts'
import { frenchSpaces } from '../french.ts'
import { appraisalText } from './appraise.ts'
import type { Case } from './case.ts'
import { appraisal } from './criteria/appraisal.ts'
import { CRITERIA } from './criteria/index.ts'
import type { Answer, Criterion } from './define.ts'
import { computeFigures } from './figures.ts'
import type { CriterionResult, Evaluate, Rule, Source, Verdict } from './opinion.ts'
import { questionsOf } from './questions/index.ts'
import { notAskedInWords } from './wording.ts'

/** The explained opinion on one dossier. Pure: the same facts, rules and neighbours give the same opinion. */
export const evaluate: Evaluate = (facts, rules, around) => {
  const figures = computeFigures(facts, rules, around)
  const subject: Case = { facts, around, figures }
  const criteria = CRITERIA.flatMap((criterion): CriterionResult[] => {
    const rule = rules.get(criterion.id)
    return rule === undefined ? [] : [applied(criterion, rule, subject)]
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

/** What the criterion answers, as the campaign takes it. */
function applied(criterion: Criterion, rule: Rule, subject: Case): CriterionResult {
  const answer = criterion.evaluate(subject, rule.params)
  const unasked = unaskedFacts(criterion, subject.facts, answer)
  const asked = unasked.length === 0
  const informs = rule.decides === false || (!asked && rule.unasked === 'inform')
  const { text, place, adapted } = rule.source
  const isSoftened = answer.outcome === 'not_met' && rule.failing === 'to_check'
  // What only informs has nothing to say of what was not asked.
  const isMute = !asked && !criterion.blocking
  return {
    id: criterion.id,
    title: criterion.title,
    outcome: isMute ? 'not_applicable' : isSoftened ? 'to_check' : answer.outcome,
    message: frenchSpaces(asked ? answer.message : notAskedFor(unasked, subject.facts)),
    blocking: criterion.blocking && !answer.advisory && !informs,
    volatile: criterion.volatile || answer.volatile === true,
    asked,
    source: inFull(rule.source),
    text,
    place: adapted ? `${place}, adapté` : place,
  }
}

/** The facts for want of which it could not answer; none when another that is asked was not answered. */
function unaskedFacts(
  { needs, uses }: Criterion,
  facts: DossierFacts,
  { outcome, seen }: Answer,
): readonly FactKey[] {
  if (outcome !== 'to_check' || seen) return []
  const isUnanswered = [...needs, ...uses].some((key) =>
    ['missing', 'unreadable'].includes(facts[key].state),
  )
  if (isUnanswered) return []
  return needs.filter((key) => facts[key].state === 'not-asked')
}

function notAskedFor(keys: readonly FactKey[], facts: DossierFacts): string {
  const isHere = keys.every((key) => {
    const fact = facts[key]
    return fact.state === 'not-asked' && fact.isAskedOfOthers === true
  })
  return notAskedInWords(
    keys.map((key) => FACT_NAMES[key]),
    isHere,
  )
}

const inFull = ({ text, place, adapted }: Source): string =>
  `${text === null ? place : `${text}, ${place}`}${adapted ? ' (paramètres adaptés par la campagne)' : ''}`

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
