import { InvalidArgumentError } from 'commander'
import { Failure } from '../failure.ts'
import { errorLine } from '../log.ts'
import { ROLES, type Role, startService } from '../service/service.ts'
import type { Services } from '../service/services.ts'
import type { Context } from './context.ts'
import { EXIT, stopsEverything } from './exit.ts'
import type { CommandDefinition } from './program.ts'
import { firstSignal } from './signal.ts'

/** What a container manager usually leaves between SIGTERM and SIGKILL is 10 s: 8 of them for running jobs. */
const GRACE_MS = 8_000

export const start: CommandDefinition = {
  describe: (command) =>
    command
      .description('the service: schedules, workers, health pages')
      .option('--roles <roles>', `some of ${ROLES.join(',')}: to split the service`, parseRoles, [
        ...ROLES,
      ]),

  async run(context: Context, options: { roles: Role[] }) {
    const services = await context.openServices()
    const ready = await announceCampaigns(services)
    if (ready === 0) return EXIT.usage
    const { httpHost, httpPort } = context.env
    const running = await startService(services, options.roles, { host: httpHost, port: httpPort })
    services.log.info({ roles: options.roles, http: running.url, campaigns: ready }, 'started')
    const signal = await firstSignal()
    services.log.info({ signal }, 'stopping; a second signal stops at once')
    await running.stop(GRACE_MS)
    services.log.info('stopped')
    return EXIT.done
  },
}

/**
 * Says which campaigns cannot start. They are tried again at each poll: the administrator of the démarche may put
 * them right meanwhile. A DS that is away is weather; a token that it refuses is not.
 * @returns how many are ready, or may become so
 */
async function announceCampaigns({ config, desks, log, transport }: Services): Promise<number> {
  let ready = 0
  for (const { id, followUp, laureatList } of config.campaigns) {
    if ((followUp || laureatList) && !transport) {
      log.warn(
        { campaign: id },
        'no e-mail will be sent: SMTP_URL, or mail in the file, is missing',
      )
    }
    try {
      await desks.open(id)
      ready += 1
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (error.kind === 'permanent' && stopsEverything(error)) throw error
      if (error.kind !== 'permanent') ready += 1
      log.error({ campaign: id, code: error.code, reason: errorLine(error) }, 'campaign not ready')
    }
  }
  return ready
}

function parseRoles(text: string): Role[] {
  return text.split(',').map((word) => {
    const role = ROLES.find((known) => known === word.trim())
    if (!role) throw new InvalidArgumentError(`Some of ${ROLES.join(', ')} are expected.`)
    return role
  })
}
