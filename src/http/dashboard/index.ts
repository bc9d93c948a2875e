import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { retryFailed } from '../../run/failed-jobs.ts'
import type { Office, Overview } from '../overview.ts'
import { dashboardPage } from './page.ts'
import { foreignFormPage } from './plain-pages.ts'

/** Read in a form: an identifier and a token. */
const LARGEST_FORM_BYTES = 4_096

/**
 * The page and its one action. Browsers send a password they know with any site's form: the action is refused unless
 * the form comes from this site (its origin), and from this page (the token).
 */
export function dashboard(
  { store, log }: Office,
  service: string,
  overview: () => Promise<Overview>,
): Hono {
  const token = randomBytes(24).toString('base64url')
  const refuse = (context: Context) => context.html(foreignFormPage(service), 403)

  const app = new Hono()
  app.get('/', async (context) => {
    const requeued = /^\d{1,9}$/.exec(context.req.query('requeued') ?? '')
    return context.html(
      dashboardPage({
        service,
        overview: await overview(),
        token,
        requeued: requeued && Number(requeued[0]),
      }),
    )
  })
  app.post(
    '/retry',
    csrf(),
    bodyLimit({ maxSize: LARGEST_FORM_BYTES, onError: refuse }),
    async (context) => {
      const form = await context.req.parseBody()
      const { id, all } = form
      if (!sameText(form.token, token)) return refuse(context)
      // None means all of them to `retryFailed`: nothing is taken for all but the word.
      if (all !== 'yes' && typeof id !== 'string') return refuse(context)
      const queued = await retryFailed(store, typeof id === 'string' ? [id] : [])
      log.info({ jobs: queued.length }, 'run again from the dashboard')
      return context.redirect(`/?requeued=${queued.length}#echecs`, 303)
    },
  )
  return app
}

function sameText(given: unknown, expected: string): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '')
  return bytes.length === expected.length && timingSafeEqual(bytes, Buffer.from(expected))
}
