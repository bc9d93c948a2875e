import { isDeepStrictEqual } from 'node:util'
import { Decimal } from 'decimal.js'
import { explainIssue } from '../config/explain-issue.ts'
import { nearest } from '../config/nearest.ts'
import { CRITERIA, criterion } from '../domain/eligibility/criteria/index.ts'
import type { Criterion } from '../domain/eligibility/define.ts'
import type { Rules } from '../domain/eligibility/opinion.ts'
import { loadPresets } from './load.ts'

export { loadPresets } from './load.ts'

/** A mistake in a campaign's `preset` or `rules`; the path is relative to the campaign. */
export interface RuleProblem {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly remedy: string
}

const CAMPAIGN_SOURCE = 'Configuration de la campagne'
const ADAPTED = '(paramètres adaptés par la campagne)'

/**
 * A preset's rules with a campaign's changes.
 * @param overrides criterion id → `off` (or false), or parameters that replace the preset's one by one; a criterion
 *   that the preset lacks is switched on by giving its parameters, `{}` when it has none
 * @param territory départements of the campaign, where neither the preset nor `overrides` tells them
 */
export function buildRules(
  presetName: string,
  overrides: Readonly<Record<string, unknown>>,
  territory?: readonly string[],
): { rules: Rules; problems: RuleProblem[] } {
  const preset = loadPresets().get(presetName)
  if (preset === undefined)
    return {
      rules: new Map(),
      problems: [unknownName(['preset'], 'preset', presetName, [...loadPresets().keys()])],
    }
  const rules = new Map<string, { params: unknown; source: string }>(
    Object.entries(preset.criteria),
  )
  if (territory !== undefined && !rules.has('applicant-territory'))
    rules.set('applicant-territory', {
      params: { departments: territory },
      source: CAMPAIGN_SOURCE,
    })
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
      const merged = merge(rules.get(id), override)
      rules.set(id, merged)
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

/** Euros that the preset's call states; null when it states none or when there is no such preset. */
export function presetEnvelope(presetName: string): Decimal | null {
  const amount = loadPresets().get(presetName)?.envelope
  return amount === undefined ? null : new Decimal(amount)
}

/** An opinion must not credit a document with what a campaign has changed. */
function merge(
  rule: { params: unknown; source: string } | undefined,
  override: Record<string, unknown>,
): { params: Record<string, unknown>; source: string } {
  if (rule === undefined) return { params: override, source: CAMPAIGN_SOURCE }
  const params = { ...(isSection(rule.params) ? rule.params : {}), ...override }
  const same = isDeepStrictEqual(params, rule.params)
  return { params, source: same ? rule.source : `${rule.source} ${ADAPTED}` }
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
