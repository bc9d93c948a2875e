import { EnvHttpProxyAgent, fetch } from 'undici'
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
  return async (url, init) =>
    await fetch(url, { ...init, headers: [...new Headers(init.headers)], dispatcher })
}
