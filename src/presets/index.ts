import { isDeepStrictEqual } from 'node:util'
import { CRITERIA, criterion } from '../domain/eligibility/criteria/index.ts'
import type { Criterion } from '../domain/eligibility/define.ts'
import { type Rule, type Rules, UNASKED, type Unasked } from '../domain/eligibility/opinion.ts'
import { nearest } from '../domain/nearest.ts'
import { explainIssue } from '../failures/explain-issue.ts'
import { loadPresets } from './load.ts'

import type { Preset } from './preset.ts'

export { loadPresets } from './load.ts'

/** A mistake in a campaign's `preset` or `rules`; the path is relative to the campaign. */
export interface RuleProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly remedy: string
}

const CAMPAIGN_SOURCE = { text: null, place: 'Configuration de la campagne' }

/**
 * A preset's rules with a campaign's changes.
 * @param overrides criterion id → `off` (or false), or parameters that replace the preset's one by one; a criterion
 *   that the preset lacks is switched on by giving its parameters, `{}` when it has none. Beside the parameters of any
 *   criterion: `decides: false`, and `unasked`
 * @param unasked what criteria do where the form does not ask what they need
 */
export function buildRules(
  presetName: string,
  overrides: Readonly<Record<string, unknown>>,
  unasked: Unasked = 'check',
): { rules: Rules; problems: RuleProblem[] } {
  const preset = loadPresets().get(presetName)
  if (preset === undefined)
    return {
      rules: new Map(),
      problems: [unknownName(['preset'], 'preset', presetName, [...loadPresets().keys()])],
    }
  const rules = new Map<string, Rule>(
    Object.entries(preset.criteria).map(([id, rule]) => [id, toRule(preset, rule, unasked)]),
  )
  const problems: RuleProblem[] = []
  for (const [id, override] of Object.entries(overrides)) {
    const definition = criterion(id)
    if (definition === undefined) {
      problems.push(
        unknownName(
          ['rules', id],
          'criterion',
          id,
          CRITERIA.map((known) => known.id),
        ),
      )
    } else if (override === 'off' || override === false) {
      rules.delete(id)
    } else if (isSection(override)) {
      const { decides, unasked: mine, ...params } = override
      const merged = merge(rules.get(id), params)
      rules.set(id, {
        ...merged,
        ...(decides === false && { decides }),
        unasked: isUnasked(mine) ? mine : unasked,
      })
      problems.push(...choiceProblems(id, decides, mine))
      problems.push(...parameterProblems(definition, merged.params))
    } else {
      problems.push({
        path: ['rules', id],
        message: 'parameters, or off, are expected',
        remedy: `known parameters: ${parameterNames(definition).join(', ') || 'none, write {}'}`,
      })
    }
  }
  return { rules, problems }
}

const toRule = (
  { text }: Preset,
  { params, source, own, failing }: Preset['criteria'][string],
  unasked: Unasked,
): Rule => ({
  params,
  source: source === undefined ? { text: null, place: own ?? '' } : { text, place: source },
  unasked,
  ...(failing && { failing }),
})

/** What any criterion may be told, whatever its parameters. */
function choiceProblems(id: string, decides: unknown, unasked: unknown): RuleProblem[] {
  const problem = (name: string, remedy: string): RuleProblem => ({
    path: ['rules', id, name],
    message: 'not understood',
    remedy,
  })
  return [
    ...(decides === undefined || typeof decides === 'boolean'
      ? []
      : [problem('decides', 'write false for a line that only informs')]),
    ...(unasked === undefined || isUnasked(unasked)
      ? []
      : [problem('unasked', `one of ${UNASKED.join(', ')} is expected`)]),
  ]
}

const isUnasked = (value: unknown): value is Unasked => UNASKED.some((one) => one === value)

/** An opinion must not credit a document with what a campaign has changed. */
function merge(rule: Rule | undefined, override: Record<string, unknown>): Rule {
  if (rule === undefined) return { params: override, source: CAMPAIGN_SOURCE }
  const params = { ...(isSection(rule.params) ? rule.params : {}), ...override }
  if (isDeepStrictEqual(params, rule.params)) return rule
  return { ...rule, params, source: { ...rule.source, adapted: true } }
}

function parameterProblems(definition: Criterion, params: unknown): RuleProblem[] {
  const known = parameterNames(definition)
  const issues = definition.params.safeParse(params).error?.issues ?? []
  return issues
    .flatMap((issue) => explainIssue(issue, definition.params))
    .map(({ path, message, remedy }) => ({
      path: ['rules', definition.id, ...path],
      message: message === 'unknown name' ? `unknown parameter ${path.at(-1)}` : message,
      remedy: remedy ?? `known parameters: ${known.join(', ') || 'none'}`,
    }))
}

const parameterNames = (definition: Criterion): string[] => Object.keys(definition.params.shape)

const isSection = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function unknownName(
  path: readonly (string | number)[],
  kind: string,
  name: string,
  known: readonly string[],
): RuleProblem {
  const meant = nearest(name, known)
  return {
    path,
    message: `unknown ${kind} ${name}`,
    remedy: meant
      ? `did you mean ${meant}?`
      : known.length > 0
        ? `known: ${known.join(', ')}`
        : 'it takes no parameter',
  }
}
