import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { auth } from 'hono/utils/basic-auth'
import { refusalPage, tooManyPage } from './dashboard/plain-pages.ts'
import { createThrottle } from './throttle.ts'

/** The only user there is. */
const USER = 'guichet'

/** At most so long is a wrong password's answer held back. */
const LONGEST_MS = 3_000

/**
 * Lets pass whoever gives the password, always and at once: nobody else's tries keep its owner out. Wrong ones are
 * slowed down, by address and overall.
 *
 * @param title the name of the service, for the pages that refuse
 * @param proxies addresses whose word is taken for where a request comes from
 * @param now ms on the monotonic clock
 */
export function guard(
  password: string,
  title: string,
  proxies: readonly string[] = [],
  now: () => number = () => performance.now(),
): MiddlewareHandler {
  const throttle = createThrottle(now)
  const expected = digest(`${USER}:${password}`)
  return async (context, next) => {
    const given = auth(context.req.raw)
    if (given) {
      // Digests have one length: the comparison takes the same time whatever was given.
      const offered = digest(`${given.username}:${given.password}`)
      if (timingSafeEqual(offered, expected)) return await next()
      const who = `${senderOf(context, proxies)} ${given.username.slice(0, 32)}`
      const wait = throttle.wait(who)
      throttle.failed(who)
      if (wait > 0) {
        await sleep(Math.min(wait, LONGEST_MS))
        const seconds = Math.ceil(wait / 1000)
        context.header('retry-after', String(seconds))
        return context.html(tooManyPage(title, seconds), 429)
      }
    }
    context.header('www-authenticate', 'Basic realm="Guichet", charset="UTF-8"')
    return context.html(refusalPage(title), 401)
  }
}

/** Whoever is behind a proxy of ours: the last address that it names is the one that it has seen. */
function senderOf(context: Context, proxies: readonly string[]): string {
  const address = getConnInfo(context).remote.address ?? ''
  const plain = address.replace(/^::ffff:/, '')
  if (!proxies.includes(plain)) return plain
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || plain
}

const digest = (text: string) => createHash('sha256').update(text).digest()
