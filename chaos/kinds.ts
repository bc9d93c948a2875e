import { type Facts, grantAt, project } from '../src/simulator/demo/projects.ts'

/** What a dossier is like, and the opinion that the circulaire (Marne, volet 1) calls for: read there, not in the code. */
interface Kind {
  readonly verdict: 'Éligible' | 'À vérifier' | 'Inéligible'
  /** Asked, in percent of the cost. */
  readonly rate: number
  readonly but?: { readonly [fact in keyof Facts]?: Facts[fact] | undefined }
}

export const KINDS = {
  good: { verdict: 'Éligible', rate: 70 },
  frugal: { verdict: 'Éligible', rate: 45 },
  // The circulaire, §3: from 20 % of the cost, and never more than it
  tiny: { verdict: 'À vérifier', rate: 10 },
  greedy: { verdict: 'À vérifier', rate: 110 },
  themeless: { verdict: 'À vérifier', rate: 60, but: { theme: undefined } },
  // The circulaire, §3: the project has not begun
  started: { verdict: 'Inéligible', rate: 60, but: { alreadyStarted: true } },
  // The circulaire, §2: felt within 24 months
  endless: { verdict: 'À vérifier', rate: 60, but: { endDate: '2024-12-31' } },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof KINDS
export const KIND_NAMES = Object.keys(KINDS) as KindName[]

export function factsOf(name: KindName): Partial<Facts> {
  const kind: Kind = KINDS[name]
  const facts = project('formation')
  const changed = { ...facts, requestedGrant: grantAt(kind.rate, facts.totalCost), ...kind.but }
  return Object.fromEntries(Object.entries(changed).filter(([, fact]) => fact !== undefined))
}
