import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { assets } from './assets.ts'
import { board } from './board.ts'
import { dashboard } from './dashboard/index.ts'
import { brokenPage, foreignFormPage, offPage, unknownPage } from './dashboard/plain-pages.ts'
import { guard } from './guard.ts'
import { notStored, pageHeaders } from './headers.ts'
import { ownHost } from './host.ts'
import type { Meters } from './metrics/meters.ts'
import { type Office, readFigures, readOverview } from './overview.ts'
import { readReadiness } from './readiness.ts'
import { scrape } from './scrape.ts'
import { probeStore } from './store-probe.ts'

/** The name of the service when the configuration gives none. */
const SERVICE = 'Guichet FITN7'
const BOARD = '/files'

/** How requests come to the pages. */
export interface Reached {
  /** Names besides the addresses of this machine. */
  readonly names: readonly string[]
  /** Addresses of the proxies that say whom they speak for. */
  readonly proxies: readonly string[]
}

/**
 * Every address that Guichet answers at. `/healthz`, `/readyz` and `/metrics` are open: they hold counts, codes and
 * the names of the campaigns. The dashboard and the queues ask for the password.
 *
 * @param password null: there is no dashboard
 */
export function createApp(
  office: Office,
  meters: Meters,
  password: string | null,
  { names, proxies }: Reached,
): Hono {
  const service = office.config.mail?.header ?? SERVICE
  const probe = probeStore(office.store.journal)
  const overview = () => readOverview(office, probe, Date.now())
  const app = new Hono()
  app.use(notStored, ownHost(service, names))
  // Bull Board has headers of its own.
  const headers = pageHeaders()
  app.use(async (context, next) =>
    context.req.path === BOARD || context.req.path.startsWith(`${BOARD}/`)
      ? await next()
      : await headers(context, next),
  )

  app.get('/healthz', (context) => context.json({ status: 'alive' }))
  app.get('/readyz', async (context) => {
    const state = await readReadiness(office.store.journal, probe, Date.now())
    return context.json(state, state.store && state.ds ? 200 : 503)
  })
  app.get(
    '/metrics',
    scrape(meters, () => readFigures(office, Date.now()), probe),
  )
  app.route('/assets', assets())

  if (password === null) app.get('/', (context) => context.html(offPage(service), 404))
  else {
    const guarded = guard(password, service, proxies)
    for (const path of ['/', '/echecs', '/campagnes/*', '/retry', '/discard', BOARD, `${BOARD}/*`])
      app.use(path, guarded)
    app.route('/', dashboard(office, service, overview))
    app.route(BOARD, board(office.store, BOARD))
  }

  app.notFound((context) => context.html(unknownPage(service), 404))
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status === 403)
      return context.html(foreignFormPage(service), 403)
    office.log.error({ err: error, path: context.req.routePath }, 'page not served')
    return context.html(brokenPage(service), 503)
  })
  return app
}
