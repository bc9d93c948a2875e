/** What the national registry says of a SIREN. */
export interface Collectivite {
  readonly siren: string
  readonly name: string
  readonly kind: CollectiviteKind
  /** EPCI à fiscalité propre. Always false for what is not an EPCI. */
  readonly fiscalitePropre: boolean
  /** Inhabitants, as published by INSEE; null where the registry has none. */
  readonly population: number | null
  /** Year of the dataset, stated in every opinion that uses it. */
  readonly year: number
  /** Département of the seat. */
  readonly department: string
  /** Every département it covers, the seat's included. */
  readonly departments: readonly string[]
}

export type CollectiviteKind =
  | 'commune'
  | 'communaute-de-communes'
  | 'communaute-d-agglomeration'
  | 'communaute-urbaine'
  | 'metropole'
  | 'ept'
