/**
 * What goes wrong on purpose. Plain data, so that another process can send it as JSON.
 * `times`: how many requests (or, for a fault of one dossier, how many hits) it spoils; absent: until cleared.
 * `on`: only requests of that kind; absent: both.
 */
export type Fault = { readonly times?: number; readonly on?: 'query' | 'mutation' } & (
  | {
      readonly kind: 'latency'
      /** Milliseconds: for each request, on its way; for each dossier shown and each mutation run, which DS cuts at 30 s. */
      readonly requestMs?: number
      readonly dossierMs?: number
      readonly mutationMs?: number
    }
  | { readonly kind: 'rate-limited' | 'maintenance' | 'bad-gateway' }
  /** The connection is cut, before or after the request did its work. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  /**
   * HTTP 500 once that many aliases are done, or all when there are fewer; the following ones are not run. HTTP 400
   * instead for an exception that DS takes for a bad request: what was done stays done.
   */
  | { readonly kind: 'crash'; readonly afterAliases: number; readonly status?: 400 | 500 }
  /**
   * DS's 30 s are over once that many aliases are done. With `inside`, one more alias is done and its payload lost
   * (`{annotations: null, errors: null}`). The following ones are not run.
   */
  | { readonly kind: 'timeout'; readonly afterAliases: number; readonly inside?: boolean }
  /** In lists, that dossier is a null node with an error. `byNumber`: asked by its number too, it empties the answer. */
  | { readonly kind: 'null-node'; readonly dossier: number; readonly byNumber?: boolean }
  /** Showing all the champs of that dossier, or any mutation of it, is a 500. */
  | { readonly kind: 'broken-read' | 'broken-write'; readonly dossier: number }
  /** A change of group of that dossier is committed, then is a 500: nothing after it runs. */
  | { readonly kind: 'broken-move'; readonly dossier: number }
  /** A loaded DS has no time to validate documents of more characters, or refuses those of more tokens. */
  | { readonly kind: 'validation-timeout'; readonly above: number }
  | { readonly kind: 'too-large'; readonly above: number }
  /** Where a list goes on, that text is said to lead there: damaged, or of something else. `times` counts pages. */
  | { readonly kind: 'wrong-cursor'; readonly cursor: string }
)
export type FaultKind = Fault['kind']
type DossierFault = Extract<Fault, { readonly dossier: number }>['kind']

export class Faults {
  #active: { readonly fault: Fault; left: number }[] = []

  add(fault: Fault) {
    this.#active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  clear() {
    this.#active = []
  }

  list(): Fault[] {
    return this.#active.filter(({ left }) => left > 0).map(({ fault }) => fault)
  }

  /** The faults that strike this request, which are counted down. */
  strike(operation: 'query' | 'mutation'): Fault[] {
    return this.#take((fault) => isOfRequest(fault) && (fault.on ?? operation) === operation)
  }

  /** True when a fault of that kind strikes this dossier now. */
  strikesDossier(kind: DossierFault, dossier: number): boolean {
    if (this.#active.length === 0) return false
    return (
      this.#take((fault) => fault.kind === kind && 'dossier' in fault && fault.dossier === dossier)
        .length > 0
    )
  }

  /** True when this dossier, asked by its number, empties the answer. */
  emptiesAnswer(dossier: number): boolean {
    return (
      this.#take(
        (fault) => fault.kind === 'null-node' && fault.dossier === dossier && !!fault.byNumber,
      ).length > 0
    )
  }

  /** What is said in the place of the cursor by which a list goes on, if anything. */
  wrongCursor(): string | undefined {
    return among(
      this.#take(({ kind }) => kind === 'wrong-cursor'),
      'wrong-cursor',
    )?.cursor
  }

  #take(strikes: (fault: Fault) => boolean): Fault[] {
    const struck = this.#active.filter(({ fault, left }) => left > 0 && strikes(fault))
    for (const active of struck) active.left--
    return struck.map(({ fault }) => fault)
  }
}

/** The others strike a dossier or a page, wherever it is asked for. */
const isOfRequest = (fault: Fault) => !('dossier' in fault) && fault.kind !== 'wrong-cursor'

/** The first fault of that kind among those that strike. */
export const among = <K extends FaultKind>(faults: readonly Fault[], kind: K) =>
  faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind)
