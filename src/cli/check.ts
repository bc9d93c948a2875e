import { type Diagnosis, examine, sendTest } from '../check/index.ts'
import { describeSetup } from '../check/setup.ts'
import { frenchSpaces, plural } from '../domain/french.ts'
import { ConfigError } from '../failures/problems.ts'
import { readAddress } from '../mail/message.ts'
import type { Store } from '../store/port.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit.ts'
import { paragraph, print, printJson, screenWidth } from './output.ts'

interface Options {
  readonly json?: boolean
  readonly sendTest?: string
  readonly printSetup?: boolean
}

export async function check(
  context: Context,
  { json, sendTest: to, printSetup }: Options,
): Promise<number> {
  const address = to === undefined ? null : addressOf(to)
  const { config, env, now } = context
  if (printSetup) {
    print(describeSetup(config))
    return EXIT.done
  }
  let opened: Promise<Store> | undefined
  const openStore = () => {
    opened ??= context.openStore()
    return opened
  }
  const diagnoses = await examine({
    config,
    env,
    ds: env.dsApiToken === null ? null : context.connectDs(),
    openStore,
    // Without its store, everything is looked at as if for the first time.
    remembered: async (key) => {
      try {
        const { journal } = await context.openJournal(openStore)
        return await journal.get(key)
      } catch {
        return null
      }
    },
    fetch: context.fetch(),
    now,
    clock: Date.now,
    node: process.versions.node,
  })
  if (address !== null) diagnoses.push(await sendTest(env, config, address))
  if (json) printJson(diagnoses)
  else print(describe(diagnoses, screenWidth()))
  return exitOf(diagnoses)
}

/** DS, SMTP or the store away, or refusing us: 3. A démarche, a configuration or a machine to put right: 2. */
function exitOf(diagnoses: readonly Diagnosis[]): number {
  const errors = diagnoses.filter(({ level }) => level === 'error')
  if (errors.length === 0) return EXIT.done
  return errors.some(({ code }) =>
    /^(ds\.(?!demarche)|store\.|mail(?!-needed|-section)|token|schema)/.test(code),
  )
    ? EXIT.refused
    : EXIT.usage
}

const MARKS = { error: '✗', warning: '!', ok: '✓', note: 'i' } as const
const LEVELS = Object.keys(MARKS)

/** Whether a dossier can be « Éligible » at all, then what is wrong. */
const placeOf = ({ code, level }: Diagnosis): number =>
  code.startsWith('eligible-') ? -1 : LEVELS.indexOf(level)

/** By subject, what matters most first. @param width null: lines stay whole */
function describe(diagnoses: readonly Diagnosis[], width: number | null): string {
  const subjects = [...new Set(diagnoses.map(({ about }) => about))]
  const parts = subjects.map((subject) =>
    [
      subject,
      ...diagnoses
        .filter(({ about }) => about === subject)
        .sort((a, b) => placeOf(a) - placeOf(b))
        .flatMap(({ level, message, remedy }) => [
          paragraph(`  ${MARKS[level]} `, frenchSpaces(message), width),
          ...(remedy ? [paragraph('    → ', frenchSpaces(remedy), width)] : []),
        ]),
    ].join('\n'),
  )
  return [...parts, paragraph('', conclusion(diagnoses), width)].join('\n\n')
}

function conclusion(diagnoses: readonly Diagnosis[]): string {
  const count = (wanted: Diagnosis['level']) =>
    diagnoses.filter(({ level }) => level === wanted).length
  const errors = count('error')
  const warnings = count('warning')
  const watch = plural(warnings, 'avertissement', 'avertissements')
  if (errors > 0)
    return `${plural(errors, 'point à corriger', 'points à corriger')}${warnings > 0 ? `, ${watch}` : ''}.`
  return warnings > 0 ? `Rien n’empêche de démarrer ; ${watch} à lire.` : 'Tout est prêt.'
}

function addressOf(typed: string): string {
  const address = readAddress(typed)
  if (address !== null) return address
  throw new ConfigError('--send-test', [
    {
      path: [],
      message: 'an e-mail address is expected',
      remedy: 'such as a@prefecture.example.org',
    },
  ])
}
