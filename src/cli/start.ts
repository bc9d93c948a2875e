import { UNREAD_THEMES } from '../campaign/form/themes.ts'
import type { Services } from '../campaign/services.ts'
import { Failure } from '../failures/failure.ts'
import { mailedCampaigns } from '../follow-up/campaigns.ts'
import { startHttp } from '../http/server.ts'
import { errorLine, type Log } from '../log.ts'
import { resume } from '../queue/resume.ts'
import type { Role } from '../run/roles.ts'
import { startService } from '../run/service.ts'
import { passSubjects } from '../run/sync.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { firstSignal } from './signal.ts'

/** What a container manager usually leaves between SIGTERM and SIGKILL is 10 s: 8 of them for running jobs. */
const GRACE_MS = 8_000
/** All of the stop, connections included. */
const STOP_MS = 20_000

export async function start(context: Context, options: { roles: Role[] }): Promise<number> {
  const services = await context.openServices()
  // Before DS is asked for anything: it may be slow to answer.
  const pages = await openPages(context, services, options.roles)
  const ready = await announceCampaigns(services)
  await resume(services, passSubjects(ready))
  const running = startBehind(pages, context, services, options.roles)
  services.log.info({ roles: options.roles, http: running.url, campaigns: ready.length }, 'started')
  const signal = await Promise.race([firstSignal(), storeLost(services)])
  services.log.info({ signal }, 'stopping; a second signal stops at once')
  stopWithin(services.log)
  await running.stop(GRACE_MS)
  services.log.info('stopped')
  return signal === STORE_LOST ? EXIT.refused : EXIT.done
}

const STORE_LOST = 'store lost'

/** The service manager starts another process, which recovers the store or says why it cannot. */
async function storeLost({ store, log }: Services): Promise<typeof STORE_LOST> {
  log.fatal({ err: await store.lost }, 'the service cannot go on')
  return STORE_LOST
}

/** What does not end by itself, a store that is away or a silent server, ends here. */
function stopWithin(log: Log): void {
  const stop = () => {
    log.error('something did not stop in time: what was under way runs again at the next start')
    process.exit(EXIT.failed)
  }
  setTimeout(stop, STOP_MS).unref()
}

type Pages = Awaited<ReturnType<typeof startHttp>> | null

/** With the `http` role. */
export async function openPages(
  { env, meters }: Context,
  services: Services,
  roles: readonly Role[],
): Promise<Pages> {
  const { httpHost: host, httpPort: port, httpPassword: password } = env
  const { httpNames: names, httpProxies: proxies } = env
  return roles.includes('http')
    ? await startHttp(services, meters, { host, port, password, names, proxies })
    : null
}

/** The service; its pages are the last to go, so that they show the end too. */
export function startBehind(
  pages: Pages,
  { meters }: Context,
  services: Services,
  roles: readonly Role[],
): { url: string | null; stop(graceMs: number): Promise<void> } {
  const running = startService(services, roles)
  running.workers.forEach(meters.watch)
  return {
    url: pages?.url ?? null,
    async stop(graceMs) {
      await running.stop(graceMs)
      await pages?.close()
    },
  }
}

/**
 * Says which campaigns cannot start. Whatever DS says, the service starts: it tries again at each poll, and its
 * pages and e-mails tell the operator what is to be put right meanwhile.
 * @returns those that are ready
 */
async function announceCampaigns({
  config,
  campaigns,
  log,
  transport,
}: Services): Promise<string[]> {
  for (const { id } of transport ? [] : mailedCampaigns(config))
    log.warn({ campaign: id }, 'no e-mail will be sent: SMTP_URL, or mail in the file, is missing')
  const ids = config.campaigns.map(({ id }) => id)
  const opened = await Promise.allSettled(ids.map((id) => campaigns.open(id)))
  opened.forEach((one, place) => {
    if (one.status === 'fulfilled') {
      if (one.value.form.findings.some(({ code }) => code === UNREAD_THEMES))
        log.warn(
          { campaign: ids[place] },
          'the form has theme options that nobody can read: `guichet check` names them',
        )
      return
    }
    const error: unknown = one.reason
    if (!(error instanceof Failure)) throw error
    const reason = errorLine(error)
    log.error({ campaign: ids[place], code: error.code, reason }, 'campaign not ready')
  })
  return ids.filter((_, place) => opened[place]?.status === 'fulfilled')
}
