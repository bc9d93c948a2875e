import { isIP } from 'node:net'
import type { FailureCode } from '../failures/catalogue.ts'
import { Failure } from '../failures/failure.ts'
import type { RequestKind } from './errors.ts'

/** As much of `Response` as Node's own and that of the undici package have in common. */
export interface Reply {
  readonly status: number
  readonly headers: Pick<Headers, 'get'>
  readonly body: AsyncIterable<Uint8Array> | null
}

const permanent = (code: FailureCode, message: string) => new Failure('permanent', code, message)

/**
 * The meaning of a status other than 200. 401, 403, 429 and the maintenance page come before anything runs; after
 * another 5xx a mutation may have been done, and after a 400 too: DS takes some exceptions raised while it runs a
 * document for a bad request.
 */
export function statusFailure(
  response: Reply,
  body: string,
  kind: RequestKind,
  now: number,
): Failure {
  const { status } = response
  const uncertain = kind === 'query' ? 'transient' : 'ambiguous'
  if (status >= 300 && status < 400) return redirected(response)
  switch (status) {
    case 401:
      return permanent('ds.token-expired', 'The DS token has expired: create one, set DS_API_TOKEN')
    case 403:
      return forbidden(body)
    case 404:
      return permanent('ds.wrong-url', 'No DS API at this address: set DS_API_URL')
    case 429:
      return rateLimited(response, now)
    case 400:
    case 500:
      return new Failure(
        uncertain,
        'ds.server-error',
        `DS failed inside (${status}) on this request`,
      )
    case 503:
      if (isMaintenance(body)) {
        return new Failure(
          'transient',
          'ds.maintenance',
          'DS is under maintenance: try again later',
        )
      }
      break
    case 504:
      return new Failure(uncertain, 'ds.timeout', 'The proxy of DS gave up waiting (504)')
  }
  if (status >= 500) {
    return new Failure(uncertain, 'ds.unavailable', `DS is unavailable for now (${status})`)
  }
  return permanent('ds.bad-request', `DS refused the form of the request (${status})`)
}

function redirected(response: Reply): Failure {
  const location = response.headers.get('location') ?? ''
  const target = URL.canParse(location) ? ` to ${new URL(location).host}` : ''
  return permanent(
    'ds.redirected',
    `DS has moved${target} (${response.status}): set DS_API_URL to its new address`,
  )
}

function forbidden(body: string): Failure {
  if (body.includes('forbidden network')) {
    const [, address = ''] = /\bAdd ([\da-f.:]+)\/\d+ to\b/i.exec(body) ?? []
    const ours = isIP(address) ? ` (${address})` : ''
    return permanent(
      'ds.network-refused',
      `The DS token does not allow this server’s IP address${ours}: add it in the token’s settings on DS`,
    )
  }
  if (readJson(body) === null) {
    return permanent('ds.forbidden', 'Something in front of DS refused the request (403)')
  }
  return permanent(
    'ds.token-refused',
    'DS does not know this token (wrong, revoked or of the old format): create one, set DS_API_TOKEN',
  )
}

const SECOND = 1_000
const MINUTE = 60 * SECOND

/**
 * DS gives the end of its window by its own clock: what counts is the time that remains, a minute at most. More
 * comes from clocks that disagree, and would stop everybody for as long.
 */
function rateLimited(response: Reply, now: number): Failure {
  const reset = Number(response.headers.get('ratelimit-reset') ?? Number.NaN) * SECOND
  const serverTime = Date.parse(response.headers.get('date') ?? '')
  const wait = reset - (Number.isFinite(serverTime) ? serverTime : now)
  const untilNextMinute = MINUTE - (now % MINUTE)
  const waitMs = Number.isFinite(wait) ? Math.min(Math.max(wait, SECOND), MINUTE) : untilNextMinute
  return new Failure(
    'rate-limited',
    'ds.rate-limited',
    'DS takes no more requests from this token for now (429)',
    now + waitMs,
  )
}

const isMaintenance = (body: string) => {
  const json = readJson(body)
  return typeof json === 'object' && json !== null && 'error' in json
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
