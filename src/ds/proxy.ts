import { EnvHttpProxyAgent, fetch } from 'undici'
import { Failure } from '../failures/failure.ts'
import type { Fetch } from './http.ts'

/** The proxies that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name; an empty text: none. */
export interface Proxies {
  /** For addresses in https. */
  readonly https: string
  /** For addresses in http, and for https when it has none of its own. */
  readonly http: string
  /** Hosts that are reached directly. */
  readonly none: string
}

/**
 * A `fetch` that goes through the proxies. Node 20's own knows of none; a dispatcher works only with the `fetch` of
 * the same undici, hence both from the package.
 */
export function fetchThrough({ https, http, none }: Proxies): Fetch {
  const dispatcher = new EnvHttpProxyAgent({ httpsProxy: https, httpProxy: http, noProxy: none })
  const proxies = [https, http].filter((url) => url !== '').map((url) => new URL(url))
  return async (url, init) => {
    try {
      return await fetch(url, { ...init, headers: [...new Headers(init.headers)], dispatcher })
    } catch (error) {
      throw proxies.some((proxy) => isAbout(error, proxy)) ? unreachable(error) : error
    }
  }
}

/** Of an error before anything was sent: whether it is the proxy that could not be reached. */
function isAbout(error: unknown, proxy: URL): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  // One for each address of a name.
  const causes: unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  const port = Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80))
  return causes.some(
    (one) =>
      one instanceof Error &&
      (('port' in one && one.port === port) ||
        ('hostname' in one && one.hostname === proxy.hostname) ||
        one.message.includes(`address: ${proxy.hostname}:${port}`)),
  )
}

function unreachable(error: unknown): Failure {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer'
  return new Failure(
    'transient',
    'ds.proxy',
    `The proxy on the way to DS cannot be reached (${code}): start it, or correct HTTPS_PROXY; NO_PROXY names what is reached directly`,
  )
}
