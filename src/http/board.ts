import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { HonoAdapter } from '@bull-board/hono'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { JOBS } from '../../jobs/index.ts'
import type { Store } from '../store/port.ts'
import { boardHeaders } from './headers.ts'

/** Its page asks a third party for fonts; the policy refuses them, and without the line nobody asks. */
const THIRD_PARTY = /<link href="https:[^>]*>/g

/**
 * Bull Board, on either store. It only shows: a job revived by its buttons would not be told from a second one for
 * the same dossier, so jobs are run again from the dashboard.
 *
 * @param path where it is mounted
 */
export function board(store: Store, path: string): Hono {
  const serverAdapter = new HonoAdapter(serveStatic)
  serverAdapter.setBasePath(path)
  createBullBoard({
    queues: JOBS.map(({ name }) => new BullMQAdapter(store.queue(name), { readOnlyMode: true })),
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: 'Files de Guichet',
        locale: { lng: 'fr-FR' },
        miscLinks: [{ text: 'Tableau de bord', url: '/' }],
        hideDocsLink: true,
        hideRedisDetails: true,
        // The embedded store has one connection for all: it would show that nobody works.
        showWorkers: false,
      },
    },
  })
  const app = new Hono()
  app.use(boardHeaders())
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', (context) => context.body(null, 405))
  app.use(async (context, next) => {
    await next()
    if (!context.res.headers.get('content-type')?.startsWith('text/html')) return
    const page = await context.res.text()
    context.res = new Response(page.replace(THIRD_PARTY, ''), context.res)
  })
  app.route('/', serverAdapter.registerPlugin())
  return app
}
