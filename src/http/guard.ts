import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { auth } from 'hono/utils/basic-auth'
import { refusalPage, tooManyPage } from './dashboard/plain-pages.ts'
import { createThrottle } from './throttle.ts'

/** The only user there is. */
const USER = 'guichet'

/**
 * Lets pass whoever gives the password. Wrong ones are slowed down, by address and overall: while an address has to
 * wait, its password is not even looked at.
 *
 * @param title the name of the service, for the pages that refuse
 * @param now ms on the monotonic clock
 */
export function guard(
  password: string,
  title: string,
  now: () => number = () => performance.now(),
): MiddlewareHandler {
  const throttle = createThrottle(now)
  const expected = digest(`${USER}:${password}`)
  return async (context, next) => {
    const given = auth(context.req.raw)
    const address = getConnInfo(context).remote.address ?? ''
    if (given) {
      const wait = throttle.wait(address)
      if (wait > 0) {
        const seconds = Math.ceil(wait / 1000)
        context.header('retry-after', String(seconds))
        return context.html(tooManyPage(title, seconds), 429)
      }
      // Digests have one length: the comparison takes the same time whatever was given.
      const offered = digest(`${given.username}:${given.password}`)
      if (timingSafeEqual(offered, expected)) return await next()
      throttle.failed(address)
    }
    context.header('www-authenticate', 'Basic realm="Guichet", charset="UTF-8"')
    return context.html(refusalPage(title), 401)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
