import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import { foreignHostPage } from './dashboard/plain-pages.ts'

/**
 * Refuses requests for a name that is not ours: a stranger's site whose name is made to lead to this machine would
 * read our pages through the browser of somebody inside. Addresses, and names without a dot, are nobody's site.
 *
 * @param names under which the pages are reached besides
 */
export function ownHost(title: string, names: readonly string[]): MiddlewareHandler {
  const known = new Set(names.map((name) => name.toLowerCase()))
  return async (context, next) => {
    const host = new URL(context.req.url).hostname.toLowerCase()
    const bare = host.replace(/^\[|\]$/g, '')
    if (isIP(bare) > 0 || !host.includes('.') || known.has(host)) return await next()
    return context.html(foreignHostPage(title), 421)
  }
}
