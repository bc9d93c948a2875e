import type { Theme } from '../facts.ts'
import { foldLabel } from '../labels.ts'
import type { Group } from './people.ts'

/** One line of a campaign's `assignment.groups`. Both keys given: both must match; none: it always matches. */
export interface GroupRule {
  readonly departments?: readonly string[] | undefined
  readonly themes?: readonly Theme[] | undefined
  /** Label of the group, as `foldLabel` compares labels. */
  readonly group: string
}

export interface GroupQuestion {
  readonly rules: readonly GroupRule[]
  /** Département of the applicant's seat; null while it is not known. */
  readonly department: string | null
  /** Themes that the form states; empty when it states none. */
  readonly themes: readonly Theme[]
  readonly groups: readonly Group[]
}

/** Why the group that a rule names cannot receive the dossier: for an operator to put right. */
export interface GroupProblem {
  readonly problem: 'unknown' | 'ambiguous' | 'closed'
  /** The label as the rule writes it. */
  readonly label: string
}

export type GroupChoice =
  | { readonly state: 'chosen'; readonly group: Group }
  /** No rule is for this dossier: it stays where it is. */
  | { readonly state: 'no-rule' }
  /** The département that would decide is not known yet: it is too early to decide anything. */
  | { readonly state: 'undecided' }
  | ({ readonly state: 'problem' } & GroupProblem)

/** The group of the first rule that matches. */
export function chooseGroup(question: GroupQuestion): GroupChoice {
  for (const rule of question.rules) {
    const matches = matchRule(rule, question)
    // A later rule may match already, but a dossier is moved only once: better late than wrong.
    if (matches === 'unknown') return { state: 'undecided' }
    if (matches) return findGroup(rule.group, question.groups)
  }
  return { state: 'no-rule' }
}

function matchRule(
  { departments, themes }: GroupRule,
  dossier: Pick<GroupQuestion, 'department' | 'themes'>,
): boolean | 'unknown' {
  if (themes && !themes.some((theme) => dossier.themes.includes(theme))) return false
  if (!departments) return true
  return dossier.department === null ? 'unknown' : departments.includes(dossier.department)
}

function findGroup(label: string, groups: readonly Group[]): GroupChoice {
  const named = groups.filter((group) => foldLabel(group.label) === foldLabel(label))
  const [group, other] = named
  if (!group) return { state: 'problem', problem: 'unknown', label }
  if (other) return { state: 'problem', problem: 'ambiguous', label }
  if (group.closed) return { state: 'problem', problem: 'closed', label }
  return { state: 'chosen', group }
}
