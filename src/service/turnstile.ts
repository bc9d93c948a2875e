/**
 * Lets concurrent jobs pass one point in the order in which they arrived. Jobs read DS at the same time, but each
 * takes the instructeur that the dossiers before it left: the choice does not depend on which answer came first,
 * and a dry run announces what the real run does.
 */
export class Turnstile {
  #last: Promise<void> = Promise.resolve()

  /** Takes a place in the line. Every ticket must be released, or those behind wait for ever. */
  take(): Ticket {
    const before = this.#last
    let release = () => {}
    this.#last = new Promise<void>((resolve) => {
      release = () => void before.then(resolve)
    })
    return { turn: () => before, release: () => release() }
  }
}

export interface Ticket {
  /** Resolves once everybody before has passed. */
  turn(): Promise<void>
  /** Lets the next one pass; harmless when called twice. */
  release(): void
}
