/** One mutation field that DS ran, in a form that tests compare with what was announced. */
export interface AppliedMutation {
  readonly type:
    | 'dossierModifierAnnotations'
    | 'dossierChangerGroupeInstructeur'
    | 'dossierBasculeSuivi'
    | 'dossierEnvoyerMessage'
  readonly dossier: number
  /** Annotations saved, by label; `groupe`: label of the new group; or `instructeur` (e-mail) and `suivi`; or `body` and `correction`. */
  readonly values: Readonly<Record<string, unknown>>
  /** Messages of the payload; empty when all was done. */
  readonly errors: readonly string[]
}

/** What came in since the start, or since `reset()`. */
export class RequestLog {
  /** Every POST, whatever its answer. */
  posts = 0
  /** Requests by what they hold; what DS could not parse counts as a query. */
  queries = 0
  mutations = 0
  /** POSTs answered 429. */
  rateLimited = 0
  /** Mutation fields run, in order. */
  applied: AppliedMutation[] = []
  #watch: (event: { readonly read: number } | AppliedMutation) => void = () => {}

  /** Tells, as it happens, of each dossier read, by its number or whole in a page, and of each mutation field run. */
  watch(watch: (event: { readonly read: number } | AppliedMutation) => void) {
    this.#watch = watch
  }

  read(dossier: number) {
    this.#watch({ read: dossier })
  }

  apply(mutation: AppliedMutation) {
    this.applied.push(mutation)
    this.#watch(mutation)
  }

  reset() {
    this.posts = 0
    this.queries = 0
    this.mutations = 0
    this.rateLimited = 0
    this.applied = []
  }
}
