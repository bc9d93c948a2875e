import type { Fetch } from '../ds/http.ts'
import { Failure } from '../failures/failure.ts'

/** What a public page answers: `there`, `elsewhere` (nothing there, or another page), or nothing that tells. */
export type Answered =
  | { readonly is: 'there' }
  | { readonly is: 'elsewhere'; readonly status: number }
  | { readonly is: 'unknown'; readonly why: string }

const TIMEOUT_MS = 10_000
const MOST_REDIRECTS = 5

/**
 * Asks for a public page as a browser would, without its content. A redirection to the same path of another host still
 * leads there; DS sends who asks for a form that it does not know to its front page.
 */
export async function knock(fetch: Fetch, url: string): Promise<Answered> {
  const wanted = new URL(url).pathname
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  let at = new URL(url)
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const reply = await fetch(at, {
        method: 'GET',
        headers: { accept: 'text/html' },
        redirect: 'manual',
        signal,
        body: null,
      })
      const { status } = reply
      // What is left unread is not fetched.
      for await (const _ of reply.body ?? []) break
      const location = reply.headers.get('location')
      if (status >= 300 && status < 400 && location !== null) {
        at = new URL(location, at)
        if (at.pathname !== wanted) return { is: 'elsewhere', status }
        continue
      }
      if (status >= 200 && status < 300) return { is: 'there' }
      if (status === 404 || status === 410) return { is: 'elsewhere', status }
      return { is: 'unknown', why: `HTTP ${status}` }
    }
    return { is: 'unknown', why: 'trop de redirections' }
  } catch (error) {
    if (error instanceof Failure) return { is: 'unknown', why: error.message }
    const { name } = error instanceof Error ? error : { name: '' }
    return {
      is: 'unknown',
      why: name === 'TimeoutError' ? 'pas de réponse à temps' : 'injoignable',
    }
  }
}
