import { GraphQLClient } from 'graphql-request'
import { Failure } from '../failures/failure.ts'
import type { Log } from '../log.ts'
import type { Budget } from './budget.ts'
import { type GraphqlError, type RequestKind, readErrors, rejection } from './errors.ts'
import { boundedFetch, type Fetch } from './http.ts'

/** What DS executed, at least in part. */
export interface Answer {
  /** null when an error reached the root. */
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly GraphqlError[]
  /** How long DS took over it, waits before sending not included. */
  readonly tookMs: number
}

export interface Client {
  /**
   * @throws Failure when the whole document failed: nothing of graphql-request's own errors leaves this file.
   */
  send(kind: RequestKind, document: string, variables: Record<string, unknown>): Promise<Answer>
  lastServerTime(): number | null
  requestsSent(): { queries: number; mutations: number }
}

/** One request that left, for whoever counts them. */
export interface SentRequest {
  readonly kind: RequestKind
  /** `answered`, or the code of the failure that ended it. */
  readonly outcome: string
  /** How many more the budget lets leave in the same minute. */
  readonly left: number
}

export interface ClientOptions {
  readonly url: string
  readonly token: string
  readonly timeoutMs: number
  /** ms since the epoch */
  readonly now: () => number
  /** ms on the monotonic clock */
  readonly elapsed: () => number
  readonly fetch: Fetch
  readonly budget: Budget
  readonly sleep: (ms: number) => Promise<unknown>
  readonly log: Pick<Log, 'warn'> | undefined
  readonly onRequest?: ((request: SentRequest) => void) | undefined
  readonly largestAnswerBytes?: number
}

/**
 * What passes by itself in a moment. A query that meets it is asked again here, so that nobody has to care; a
 * mutation is not: its caller reads first.
 */
const PASSING = new Set(['ds.unavailable', 'ds.cut', 'ds.not-json'])
const PASSING_PAUSES_MS = [1_000, 3_000]

/** A request refused by 429 waits for that many new windows before its caller hears of it. */
const RESETS_WAITED = 2

export function createClient(options: ClientOptions): Client {
  const sent = { queries: 0, mutations: 0 }
  let serverTime: number | null = null

  const clientFor = (kind: RequestKind) =>
    new GraphQLClient(options.url, {
      errorPolicy: 'all',
      // Ours have one operation and no name: there is no need to parse them to find it.
      excludeOperationName: true,
      headers: {
        Authorization: `Bearer ${options.token}`,
        Accept: 'application/json',
        // Messages and dates come in the language of the request.
        'Accept-Language': 'fr',
      },
      fetch: boundedFetch(kind, {
        ...options,
        onServerTime(instantMs) {
          serverTime = instantMs
          options.budget.serverTime(instantMs)
        },
      }),
    })
  const clients = { query: clientFor('query'), mutation: clientFor('mutation') }

  async function post(kind: RequestKind, document: string, variables: Record<string, unknown>) {
    sent[kind === 'query' ? 'queries' : 'mutations'] += 1
    const started = options.elapsed()
    const { data, errors } = await clients[kind]
      .rawRequest<Answer['data']>(document, variables)
      .catch((error: unknown) => {
        throw error instanceof Failure ? error : notGraphql(kind)
      })
    const read = readErrors(errors)
    if (read === null || Array.isArray(data)) throw notGraphql(kind)
    const tookMs = options.elapsed() - started
    if (data !== undefined) return { data, errors: read, tookMs }
    throw read.length > 0 ? rejection(read) : notGraphql(kind)
  }

  return {
    async send(kind, document, variables) {
      const pauses = kind === 'query' ? [...PASSING_PAUSES_MS] : []
      for (let resets = 0; ; ) {
        const left = await options.budget.take()
        try {
          const answer = await post(kind, document, variables)
          options.onRequest?.({ kind, outcome: 'answered', left })
          return answer
        } catch (error) {
          if (error instanceof Failure) options.onRequest?.({ kind, outcome: error.code, left })
          if (error instanceof Failure && PASSING.has(error.code)) {
            const pause = pauses.shift()
            if (pause === undefined) throw error
            await options.sleep(pause)
            continue
          }
          // A 429 was not executed: a query may be sent again as it is. What a mutation was decided on may be a
          // minute old by then, and a person may have acted meanwhile: its caller reads again.
          const retryAt = error instanceof Failure ? error.retryAt : undefined
          if (retryAt === undefined) throw error
          options.budget.exhaustedUntil(retryAt)
          if (kind === 'mutation' || resets === RESETS_WAITED) throw error
          resets += 1
          options.log?.warn({ retryAt }, 'DS rate limit reached, waiting for its reset')
        }
      }
    },
    lastServerTime: () => serverTime,
    requestsSent: () => ({ ...sent }),
  }
}

const notGraphql = (kind: RequestKind) =>
  new Failure(
    kind === 'query' ? 'transient' : 'ambiguous',
    'ds.not-json',
    'What answered is not the DS API (not a GraphQL answer): check DS_API_URL, or try again later',
  )
