import { Failure } from '../failure.ts'
import { openTransport } from '../mail/transport.ts'
import { type Diagnosis, examineDs } from '../service/doctor.ts'
import { askHolder } from '../store/ask.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { print, printJson } from './output.ts'
import type { CommandDefinition } from './program.ts'

export const check: CommandDefinition = {
  describe: (command) =>
    command
      .description('the doctor: every precondition, each with its remedy')
      .option('--json', 'for scripts'),

  async run(context: Context, options: { json?: boolean }) {
    const { config } = context
    const diagnoses = [
      {
        about: 'configuration',
        level: 'ok' as const,
        code: 'config',
        message: `${config.campaigns.length} campagne(s).`,
      },
      ...(await examineDs(context.connectDs(), config, context.now)),
      await examineStore(context),
      await examineSmtp(context),
    ]
    if (options.json) printJson(diagnoses)
    else print(describe(diagnoses))
    return exitOf(diagnoses)
  },
}

/** A démarche or a configuration to put right: 2. DS, SMTP or the store away or refusing: 3. */
function exitOf(diagnoses: readonly Diagnosis[]): number {
  const errors = diagnoses.filter(({ level }) => level === 'error')
  if (errors.length === 0) return EXIT.done
  return errors.some(({ code }) => /^(ds|store|mail|token|schema)[.-]/.test(code))
    ? EXIT.refused
    : EXIT.usage
}

async function examineStore(context: Context): Promise<Diagnosis> {
  const about = 'stockage'
  try {
    if (context.env.redisUrl === null) {
      const holder = await askHolder<{ pid: number; command: string }>(
        context.env.dataDir,
        'holder',
        null,
      )
      if (holder) {
        return {
          about,
          level: 'ok',
          code: 'store',
          message: `Stockage embarqué tenu par « ${holder.command} » (processus ${holder.pid}).`,
        }
      }
    }
    const { name, problems } = await (await context.openStore()).describe()
    if (problems.length === 0) return { about, level: 'ok', code: 'store', message: `${name}.` }
    return {
      about,
      level: 'warning',
      code: 'store-settings',
      message: `${name} : ${problems.join(' ; ')}`,
      remedy: 'Corrigez ces réglages du serveur.',
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return {
      about,
      level: 'error',
      code: error.code,
      message: error.message,
      remedy: 'Vérifiez REDIS_URL ou DATA_DIR.',
    }
  }
}

export async function examineSmtp({ env, config }: Context): Promise<Diagnosis> {
  const about = 'messagerie'
  const needed = config.campaigns.some(({ followUp, laureatList }) => followUp || laureatList)
  if (needed && (env.smtpUrl === null || !config.mail)) {
    return {
      about,
      level: 'warning',
      code: 'mail-needed',
      message: 'Le suivi des lauréats est configuré, mais aucun courriel ne peut partir.',
      remedy: 'Définissez SMTP_URL, et la section « mail » de la configuration.',
    }
  }
  if (env.smtpUrl === null) {
    return {
      about,
      level: 'ok',
      code: 'mail-unset',
      message: 'SMTP_URL n’est pas défini : aucun courriel ne sera envoyé.',
    }
  }
  const from = config.mail?.from ?? 'guichet@localhost'
  const transport = openTransport({ url: env.smtpUrl, from, perMinute: 60, timeoutMs: 10_000 })
  try {
    await transport.verify()
    return {
      about,
      level: 'ok',
      code: 'mail',
      message: 'Le serveur SMTP accepte la connexion (aucun message envoyé).',
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return {
      about,
      level: 'error',
      code: error.code,
      message: error.message,
      remedy: 'Vérifiez SMTP_URL.',
    }
  } finally {
    transport.close()
  }
}

const MARKS = { ok: '✓', warning: '!', error: '✗' } as const

export function describe(diagnoses: readonly Diagnosis[]): string {
  const lines = diagnoses.map(
    ({ about, level, message, remedy }) =>
      `${MARKS[level]} ${about} : ${message}${remedy ? `\n    → ${remedy}` : ''}`,
  )
  const errors = diagnoses.filter(({ level }) => level === 'error').length
  return [...lines, '', errors === 0 ? 'Tout est prêt.' : `${errors} point(s) à corriger.`].join(
    '\n',
  )
}
