import type { Nature } from './kinds.ts'
import type { Head } from './lexicon.ts'
import type { Found } from './words.ts'

/** A word that may be excluded spending. */
export interface Suspect extends Found<Head> {
  readonly nature: Nature
  /** Where what is said of it may begin. */
  readonly from: number
}
