/** Something that has changed, which the operator has to know. In French. */
export interface News {
  /** The same as long as it lasts. */
  readonly id: string
  readonly text: string
  readonly remedy: string
  /** It is still going on: what is said of it may be more in a moment. */
  readonly isGrowing: boolean
}
