import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { discardFailed, retryFailed } from '../../run/failed-jobs.ts'
import { readOpinions } from '../../run/opinions.ts'
import { agreementsFor } from '../agreements.ts'
import type { Office, Overview } from '../overview.ts'
import { campaignPage } from './campaign-page.ts'
import { failuresPage } from './failures.ts'
import { dashboardPage } from './page.ts'
import { foreignFormPage, unknownPage } from './plain-pages.ts'

/** Read in a form: an identifier and a token. */
const LARGEST_FORM_BYTES = 4_096

/**
 * The pages and their two actions. Browsers send a password they know with any site's form: the action is refused unless
 * the form comes from this site (its origin), and from this page (the token).
 */
export function dashboard(
  office: Office,
  service: string,
  overview: () => Promise<Overview>,
): Hono {
  const { store, config, log, dsUrl } = office
  const agreementOf = agreementsFor(office)
  const token = randomBytes(24).toString('base64url')
  const refuse = (context: Context) => context.html(foreignFormPage(service), 403)

  const app = new Hono()
  const count = (context: Context, name: string) => {
    const found = /^\d{1,9}$/.exec(context.req.query(name) ?? '')
    return found && Number(found[0])
  }
  const form = [csrf(), bodyLimit({ maxSize: LARGEST_FORM_BYTES, onError: refuse })] as const
  app.get('/', async (context) =>
    context.html(
      dashboardPage({
        service,
        overview: await overview(),
        token,
        requeued: count(context, 'requeued'),
        discarded: count(context, 'discarded'),
      }),
    ),
  )
  app.get('/echecs', async (context) => {
    const { failed, status } = await overview()
    return context.html(failuresPage({ service, failed, total: status.failed, token }))
  })
  app.get('/campagnes/:id', async (context) => {
    const { status } = await overview()
    const isAsked = ({ id }: { readonly id: string }) => id === context.req.param('id')
    const campaign = status.campaigns.find(isAsked)
    const configured = config.campaigns.find(isAsked)
    if (!campaign || !configured) return context.html(unknownPage(service), 404)
    const known = await readOpinions(store.journal, configured)
    const agreement = await agreementOf(campaign.id)
    return context.html(campaignPage({ service, campaign, known, agreement, dsUrl }))
  })
  app.post('/retry', ...form, async (context) => {
    const { id, all, token: given } = await context.req.parseBody()
    if (!sameText(given, token)) return refuse(context)
    // None means all of them to `retryFailed`: nothing is taken for all but the word.
    if (all !== 'yes' && typeof id !== 'string') return refuse(context)
    const queued = await retryFailed(store, typeof id === 'string' ? [id] : [])
    log.info({ jobs: queued.length }, 'run again from the dashboard')
    return context.redirect(`/?requeued=${queued.length}#echecs`, 303)
  })
  app.post('/discard', ...form, async (context) => {
    const { id, token: given } = await context.req.parseBody()
    if (!sameText(given, token) || typeof id !== 'string') return refuse(context)
    const discarded = await discardFailed(store, [id])
    log.info({ jobs: discarded.length }, 'forgotten from the dashboard')
    return context.redirect(`/?discarded=${discarded.length}`, 303)
  })
  return app
}

function sameText(given: unknown, expected: string): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '')
  return bytes.length === expected.length && timingSafeEqual(bytes, Buffer.from(expected))
}
