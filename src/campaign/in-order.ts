/**
 * Lets concurrent jobs pass one point in the order in which they arrived. Jobs read DS at the same time, but each
 * takes the instructeur that the dossiers before it left: the choice does not depend on which answer came first,
 * and a dry run announces what the real run does. Nobody waits long for one whose answer does not come.
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
    return {
      turn: () =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, PATIENCE_MS)
          void before.then(() => {
            clearTimeout(timer)
            resolve()
          })
        }),
      release: () => release(),
    }
  }
}

/** What a dossier is decided on must not grow old in the line: its order matters less. */
const PATIENCE_MS = 2_000

export interface Ticket {
  /** Resolves once everybody before has passed, or after some seconds. */
  turn(): Promise<void>
  /** Lets the next one pass; harmless when called twice. */
  release(): void
}
