import type { Micros } from './time.ts'

/**
 * A champ's value, by the champ's type:
 * number for integers and decimals, boolean for checkbox and yes/no, rows for a repetition, a string list for
 * `multipleDropDownList` (choices), `pieceJustificative` (file names), `linkedDropDownList` [primary, secondary],
 * `commune` [INSEE code, name, postal code], `departement`, `region`, `pays` and `epci` [code, name] and
 * `address` [text, INSEE code, département or ""], a string for all others (dates in ISO, a SIRET in 14 digits,
 * an item's id for a drop-down fed by a list).
 */
export type Value = string | number | boolean | readonly string[] | readonly Row[]

export interface Row {
  /** ULID: rows are sorted by it. */
  readonly id: string
  readonly values: Values
}

/** By stable id; what was never filled is absent. Never changed in place: many dossiers may share one. */
export type Values = ReadonlyMap<number, Value>

/** `updatedBy`: the e-mail of the last writer, null when the applicant pre-filled it by URL. */
export interface AnnotationValue {
  readonly value: Value
  readonly updatedBy: string | null
  readonly updatedAt: Micros
}

/** `incomplete`: DS could not reach the national registry when the dossier was deposited. */
export type Demandeur =
  | { readonly kind: 'morale' | 'incomplete'; readonly siret: string }
  | { readonly kind: 'physique' }

/** What the national registry answers for a SIRET. */
export interface Etablissement {
  readonly siret: string
  readonly name: string
  /** INSEE legal category, 4 digits. */
  readonly legalCategory: string
  readonly closed?: boolean
  readonly cityCode: string
  /** SIRET of the head office of a secondary one. */
  readonly seat?: string
  /** A secondary one when false; a head office otherwise. */
  readonly isSeat?: boolean
  /** null where DS does not find the postal code (CEDEX). */
  readonly departmentCode: string | null
}
