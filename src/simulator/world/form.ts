/** What an administrator draws in DS: forms, private annotations, groups, revisions. */

export const CHAMP_TYPES = [
  'RNA',
  'RNF',
  'address',
  'carte',
  'checkbox',
  'civilite',
  'commune',
  'date',
  'datetime',
  'decimalNumber',
  'departement',
  'dossierLink',
  'dropDownList',
  'email',
  'engagementJuridique',
  'epci',
  'explication',
  'formatted',
  'headerSection',
  'iban',
  'integerNumber',
  'linkedDropDownList',
  'multipleDropDownList',
  'pays',
  'phone',
  'pieceJustificative',
  'referentiel',
  'region',
  'repetition',
  'siret',
  'text',
  'textarea',
  'titreIdentite',
  'yesNo',
] as const
export type ChampType = (typeof CHAMP_TYPES)[number]

export interface ChampSpec {
  /** The same in every revision of the démarche: the id of the champ and of its descriptor derive from it. */
  readonly stableId: number
  readonly type: ChampType
  readonly label: string
  readonly options?: readonly string[]
  /** A drop-down fed by a list (« advanced »): its value is the id of one of these, and it tells no options. */
  readonly items?: readonly { readonly id: string; readonly text: string }[]
  /** A drop-down that accepts any text (« autre »). */
  readonly otherOption?: boolean
  /** Bounds set by the administrator on an integer. */
  readonly min?: number
  readonly max?: number
  /** A date that must lie in the past. */
  readonly past?: boolean
  /** Shown only when that other champ, of the root or of the same row, has that value. */
  readonly shownIf?: { readonly stableId: number; readonly is: string | number | boolean }
  /** The champs of one row of a repetition. */
  readonly champs?: readonly ChampSpec[]
}

/** A champ to be drawn: its stable id is given by the world. */
export type NewChamp = Omit<ChampSpec, 'stableId' | 'champs' | 'shownIf'> & {
  /** A champ drawn before this one. */
  readonly shownIf?: { readonly label: string; readonly is: string | number | boolean }
  readonly champs?: readonly NewChamp[]
}

export interface Form {
  readonly champs: readonly ChampSpec[]
  readonly annotations: readonly ChampSpec[]
}

export interface Revision extends Form {
  readonly id: number
  /** Root annotations, and those inside a repetition with the repetition that holds them. */
  readonly annotationById: ReadonlyMap<number, { spec: ChampSpec; parent: ChampSpec | null }>
}

export interface Instructeur {
  readonly id: number
  readonly email: string
}

export interface Group {
  readonly id: number
  readonly label: string
  readonly demarche: number
  closed: boolean
  readonly instructeurs: Set<Instructeur>
}

export function revision(id: number, form: Form): Revision {
  const annotationById = new Map<number, { spec: ChampSpec; parent: ChampSpec | null }>()
  for (const spec of form.annotations) {
    annotationById.set(spec.stableId, { spec, parent: null })
    for (const child of spec.champs ?? [])
      annotationById.set(child.stableId, { spec: child, parent: spec })
  }
  return { id, champs: form.champs, annotations: form.annotations, annotationById }
}
