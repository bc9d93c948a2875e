import type * as z from 'zod'
import type { FactKey } from '../facts.ts'
import type { Case } from './case.ts'
import type { Judgement, Rules } from './opinion.ts'

/**
 * A finding. A criterion that blocks in principle may declare it to be information only; one that could not verify
 * declares it volatile, so that it replaces no line that was verified. `seen`: the doubt comes from something that
 * stands in the dossier, and holds whatever the form leaves out.
 */
export type Answer = Judgement & {
  readonly advisory?: true
  readonly volatile?: true
  readonly seen?: true
}

export interface Criterion {
  readonly id: string
  /** Short French title, shown before the message. Two criteria never share it. */
  readonly title: string
  readonly blocking: boolean
  /** See `CriterionResult.volatile`. */
  readonly volatile: boolean
  /** Facts without which it cannot answer: where the form asks none of them, it waits or informs, as the campaign says. */
  readonly needs: readonly FactKey[]
  /** Facts that it looks at besides: one that is asked and not answered is for a person to see. */
  readonly uses: readonly FactKey[]
  readonly params: z.ZodObject
  /** @param params as found in the rules; checked against the schema, thrown on when they do not fit */
  evaluate(subject: Case, params: unknown): Answer
}

interface Definition<Params extends z.ZodObject> {
  readonly id: string
  readonly title: string
  readonly blocking: boolean
  readonly volatile?: boolean
  readonly needs?: readonly FactKey[]
  readonly uses?: readonly FactKey[]
  readonly params: Params
  readonly evaluate: (subject: Case, params: z.output<Params>) => Answer
}

/** A criterion whose parameters can also be read from the rules, typed: null when the campaign has it off. */
export function defineCriterion<Params extends z.ZodObject>(
  definition: Definition<Params>,
): Criterion & { readonly paramsIn: (rules: Rules) => z.output<Params> | null } {
  const { id, title, blocking, volatile = false, needs = [], uses = [], params } = definition
  // The rules of a campaign are the same for all its dossiers: checked once.
  const checked = new WeakMap<object, z.output<Params>>()
  const read = (found: unknown): z.output<Params> => {
    const known = typeof found === 'object' && found !== null ? checked.get(found) : undefined
    if (known !== undefined) return known
    const parsed = params.parse(found)
    if (typeof found === 'object' && found !== null) checked.set(found, parsed)
    return parsed
  }
  return {
    id,
    title,
    blocking,
    volatile,
    needs,
    uses,
    params,
    evaluate: (subject, found) => definition.evaluate(subject, read(found)),
    paramsIn: (rules) => {
      const rule = rules.get(id)
      return rule === undefined ? null : read(rule.params)
    },
  }
}

export const met = (message: string): Judgement => ({ outcome: 'met', message })
export const notMet = (message: string): Judgement => ({ outcome: 'not_met', message })
export const toCheck = (message: string): Judgement => ({ outcome: 'to_check', message })
export const notApplicable = (message: string): Judgement => ({
  outcome: 'not_applicable',
  message,
})
