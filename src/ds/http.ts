import { Failure } from '../failures/failure.ts'
import type { RequestKind } from './errors.ts'
import { jsonBounds } from './json-bounds.ts'
import { type Reply, statusFailure } from './statuses.ts'

/** An answer larger than this is not ours to hold in memory: a page of 100 dossiers weighs about 2 MiB. */
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024

/** As much of `fetch` as Node's own and that of the undici package have in common. */
export type Fetch = (
  url: string | URL,
  init: Pick<RequestInit, 'method' | 'headers' | 'redirect' | 'signal'> & { body: string | null },
) => Promise<Reply>

export interface HttpOptions {
  /** For one request, its answer included. */
  readonly timeoutMs: number
  /** ms since the epoch */
  readonly now: () => number
  readonly fetch: Fetch
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
      const response = await options.fetch(input instanceof Request ? input.url : input, {
        ...init,
        body: typeof init?.body === 'string' ? init.body : null,
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

async function readBounded(response: Reply, largest: number, kind: RequestKind) {
  const chunks: Uint8Array[] = []
  const isWithinBounds = jsonBounds()
  const tooLarge = (what: string) =>
    new Failure(kind === 'query' ? 'permanent' : 'ambiguous', 'ds.too-large', what)
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > largest)
      throw tooLarge(`DS sent more than ${largest} bytes: ask for fewer dossiers at once`)
    if (!isWithinBounds(chunk))
      throw tooLarge('DS sent an answer of too many parts, or nested too deep: it was not read')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Causes that arise before anything is sent: names, connections refused, certificates. */
const NOTHING_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+)$/
const NOT_TRUSTED = /^(ERR_TLS_CERT|CERT_|\w*SELF_SIGNED|UNABLE_TO_)/

function networkFailure(error: unknown, kind: RequestKind, timeoutMs: number): Failure {
  const uncertain = kind === 'query' ? 'transient' : 'ambiguous'
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new Failure(uncertain, 'ds.timeout', `DS did not answer within ${timeoutMs} ms`)
  }
  const refusal = proxyRefusal(error)
  if (refusal !== null) {
    return new Failure(
      'transient',
      'ds.proxy',
      `The proxy refused the connection to DS (${refusal}): check HTTPS_PROXY, its user and password, and that it lets DS through`,
    )
  }
  const code = causeCode(error)
  if (NOT_TRUSTED.test(code)) {
    return new Failure(
      'transient',
      'ds.not-trusted',
      `DS cannot be reached (${code}): its certificate is not trusted; if your network has an authority of its own, name its certificate in NODE_EXTRA_CA_CERTS`,
    )
  }
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

/** undici tells the status of a proxy that opens no way to DS in words alone, deep in `cause`. */
function proxyRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const [, status] = /^Proxy response \((\d{3})\)/.exec(error.message) ?? []
  return status ?? proxyRefusal(error.cause)
}

/** fetch hides the system's error in `cause`. */
function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && /^\w+$/.test(code) ? code : ''
}
