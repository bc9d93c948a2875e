import { Failure } from '../failures/failure.ts'

/** Refusals by 429 that end within so long (ms) of each other are those of one window of DS, which is a minute. */
const ONE_WINDOW_MS = 30_000

/**
 * What puts off many jobs at once is one line in the log: the first job tells it. One failure settles all the jobs of a
 * document; those of several documents are refused by 429 until the same instant.
 */
export class SharedFailures {
  readonly #seen = new WeakSet<Failure>()
  #toldUntil = Number.NEGATIVE_INFINITY

  /** Whether nothing was said of it yet. */
  isNew(error: unknown): boolean {
    if (!(error instanceof Failure)) return true
    if (this.#seen.has(error)) return false
    this.#seen.add(error)
    const { code, retryAt } = error
    if (code !== 'ds.rate-limited' || retryAt === undefined) return true
    if (Math.abs(retryAt - this.#toldUntil) < ONE_WINDOW_MS) return false
    this.#toldUntil = retryAt
    return true
  }
}
