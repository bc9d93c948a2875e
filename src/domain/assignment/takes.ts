import { foldLabel } from '../labels.ts'

/** What a campaign takes of a démarche that several share; nothing said: everything. */
export type Takes =
  | { readonly departments: readonly string[] }
  | { readonly groups: readonly string[] }

export interface Taker {
  readonly id: string
  readonly takes?: Takes | undefined
}

/** What decides whose a dossier is. */
export interface Deposit {
  /** Département of the applicant's seat; null: not known. */
  readonly department: string | null
  /** False while DS has not resolved the SIRET. */
  readonly resolved: boolean
  /** Label of the groupe instructeur where it is now. */
  readonly group: string
}

/** `waits`: its SIRET is not resolved yet, and départements decide. `nobody`: left untouched, and counted. */
export type Taken =
  | { readonly by: 'campaign'; readonly id: string }
  | { readonly by: 'waits' }
  | { readonly by: 'nobody' }

/** Which of the campaigns of one démarche takes a dossier, as it stands now: moved to another group, it changes hands. */
export function campaignTaking(campaigns: readonly Taker[], deposit: Deposit): Taken {
  const taker = campaigns.find(({ takes }) => isTaken(takes, deposit))
  if (taker) return { by: 'campaign', id: taker.id }
  const byDepartment = campaigns.some(({ takes }) => takes !== undefined && 'departments' in takes)
  return byDepartment && !deposit.resolved ? { by: 'waits' } : { by: 'nobody' }
}

function isTaken(takes: Takes | undefined, { department, resolved, group }: Deposit): boolean {
  if (takes === undefined) return true
  if ('groups' in takes) return takes.groups.some((label) => foldLabel(label) === foldLabel(group))
  return resolved && department !== null && takes.departments.includes(department)
}

/** Two campaigns of one démarche that could both take a dossier, and what they both take; null when none can. */
export function takenTwice(
  one: Takes | undefined,
  other: Takes | undefined,
): 'everything' | 'départements and groups' | { readonly both: string } | null {
  if (one === undefined || other === undefined) return 'everything'
  const isByGroup = 'groups' in one
  if (isByGroup !== 'groups' in other) return 'départements and groups'
  const named = (takes: Takes) => ('groups' in takes ? takes.groups : takes.departments)
  const others = new Set(named(other).map(foldLabel))
  const both = named(one)
    .find((name) => others.has(foldLabel(name)))
    ?.trim()
  return both === undefined ? null : { both }
}
