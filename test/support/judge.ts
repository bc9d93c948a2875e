import { evaluate } from '../../src/domain/eligibility/evaluate.ts'
import type { CriterionResult, Rule, Rules } from '../../src/domain/eligibility/opinion.ts'
import type { DossierFacts } from '../../src/domain/facts.ts'
import { type Around, aDossier, surroundings } from './facts.ts'

/** Rules made of one criterion. */
export const onlyRule = (id: string, params: unknown = {}, rule: Partial<Rule> = {}): Rules =>
  new Map([[id, { params, source: TRIAL, ...rule }]])

/** Where the rules of the tests come from. */
export const TRIAL = { text: 'Texte d’essai', place: '§1' }

/** What one criterion says, with the spaces made ordinary so that expectations can be typed. */
export function judge(
  id: string,
  params: unknown,
  facts: Partial<DossierFacts> = {},
  around: Around = {},
): CriterionResult {
  const [result] = evaluate(aDossier(facts), onlyRule(id, params), surroundings(around)).criteria
  if (result === undefined) throw new Error(`no such criterion: ${id}`)
  return { ...result, message: plainSpaces(result.message) }
}

export const plainSpaces = (text: string): string => text.replace(/[^\S\n]/g, ' ')
