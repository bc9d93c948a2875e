import { Failure } from '../failure.ts'
import type { RequestKind } from './errors.ts'
import { statusFailure } from './statuses.ts'

/** An answer larger than this is not ours to hold in memory: a page of 100 dossiers weighs about 2 MiB. */
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024

export interface HttpOptions {
  /** For one request, its answer included. */
  readonly timeoutMs: number
  /** ms since the epoch */
  readonly now: () => number
  readonly fetch: typeof fetch
  readonly largestAnswerBytes?: number
  /** Called with DS's clock (ms since the epoch) at each answer that tells it. */
  readonly onServerTime: (instantMs: number) => void
}

/**
 * A `fetch` for graphql-request that returns DS's JSON or throws a `Failure`: no redirect is followed (a POST
 * would become a GET), time and size are bounded.
 */
export function boundedFetch(kind: RequestKind, options: HttpOptions): typeof fetch {
  const largest = options.largestAnswerBytes ?? LARGEST_ANSWER_BYTES
  return async (input, init) => {
    try {
      const response = await options.fetch(input, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs),
      })
      const serverTime = Date.parse(response.headers.get('date') ?? '')
      if (Number.isFinite(serverTime)) options.onServerTime(serverTime)
      const body = await readBounded(response, largest, kind)
      if (response.status !== 200) throw statusFailure(response, body, kind, options.now())
      return new Response(body, { headers: { 'content-type': 'application/json' } })
    } catch (error) {
      throw error instanceof Failure ? error : networkFailure(error, kind, options.timeoutMs)
    }
  }
}

async function readBounded(response: Response, largest: number, kind: RequestKind) {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > largest) {
      throw new Failure(
        kind === 'query' ? 'permanent' : 'ambiguous',
        'ds.too-large',
        `DS sent more than ${largest} bytes: ask for fewer dossiers at once`,
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Causes that arise before anything is sent: names, connections refused, certificates. */
const NOTHING_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/

function networkFailure(error: unknown, kind: RequestKind, timeoutMs: number): Failure {
  const uncertain = kind === 'query' ? 'transient' : 'ambiguous'
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new Failure(uncertain, 'ds.timeout', `DS did not answer within ${timeoutMs} ms`)
  }
  const code = causeCode(error)
  if (NOTHING_SENT.test(code)) {
    return new Failure(
      'transient',
      'ds.unreachable',
      `DS cannot be reached (${code}): check DS_API_URL, the network and the proxy`,
    )
  }
  return new Failure(
    uncertain,
    'ds.cut',
    `The connection to DS broke before its answer${code ? ` (${code})` : ''}`,
  )
}

/** fetch hides the system's error in `cause`. */
function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && /^\w+$/.test(code) ? code : ''
}
