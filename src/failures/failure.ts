import type { FailureCode } from './catalogue.ts'

/**
 * What can go wrong outside, in four kinds. An adapter decides the kind where the error arises;
 * `queue/on-failure.ts` alone turns a kind into what the queue does.
 *
 * - `transient`: not done, trying again may help (timeout before sending, 5xx on a read, connection refused).
 * - `rate-limited`: not done, trying again before `retryAt` will not help.
 * - `permanent`: refused; trying again gives the same answer.
 * - `ambiguous`: it may have been done; read before trying again.
 */
export type FailureKind = 'transient' | 'rate-limited' | 'permanent' | 'ambiguous'

export class Failure extends Error {
  override name = 'Failure'
  readonly kind: FailureKind
  /** Stable word for programs and tests. */
  readonly code: FailureCode
  /**
   * The first instant (ms since the epoch) at which a new try makes sense. Where it is known, the try that failed
   * is nobody's fault and does not count.
   */
  readonly retryAt: number | undefined

  /**
   * @param message what happened and what to do next. It ends in logs, in the queue's `failedReason` and on
   *   screens: it never holds a person's name, an e-mail address, a token or a response body. For that reason
   *   there is no `cause`: a third party's error stays in the adapter that caught it.
   */
  constructor(kind: FailureKind, code: FailureCode, message: string, retryAt?: number) {
    super(message)
    this.kind = kind
    this.code = code
    this.retryAt = retryAt
  }
}
