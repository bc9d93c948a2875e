/** The kinds of spending that a call may exclude. */
export const SPENDING_KINDS = [
  'staff',
  'computers-for-agents',
  'computers',
  'running-costs',
] as const
export type SpendingKind = (typeof SPENDING_KINDS)[number]

/** As the opinion names them. */
export const KIND_NAMES: Readonly<Record<SpendingKind, string>> = {
  staff: 'personnel',
  'computers-for-agents': 'équipement des agents',
  computers: 'équipement informatique',
  'running-costs': 'fonctionnement courant',
}

/** What a thing is in itself: whether equipment is for the agents is another question. */
export type Nature = Exclude<SpendingKind, 'computers-for-agents'>

/** The kind under which a call excludes that nature; null when it does not. */
export function excludedKind(nature: Nature, kinds: readonly SpendingKind[]): SpendingKind | null {
  if (kinds.includes(nature)) return nature
  return nature === 'computers' && kinds.includes('computers-for-agents')
    ? 'computers-for-agents'
    : null
}

/** What a budget line pays for. */
export type Reading =
  | { readonly is: 'admissible' }
  | { readonly is: 'excluded'; readonly nature: Nature; readonly certain: Certainty }
  | { readonly is: 'unknown' }
  | { readonly is: 'unlabelled' }

/** `agents`: certain where computers are excluded for the agents only; `all`: certain only where all are. */
export type Certainty = 'agents' | 'all' | 'no'
