import { readFileSync } from 'node:fs'
import type { Command, Option } from 'commander'
import { LOG_LEVELS } from '../../config/log-levels.ts'
import { presetNames } from '../../presets/names.ts'
import { ROLES } from '../../run/roles.ts'
import { declareProgram } from '../program.ts'
import { FILES, SHELLS } from './scripts.ts'

/** What the last of these words may become; `typed` is what follows `guichet`. */
export async function complete(typed: readonly string[]): Promise<readonly string[]> {
  const program = declareProgram()
  const begun = typed.at(-1) ?? ''
  const before = typed.slice(0, -1)
  const candidates = await candidatesAfter(program, before, begun)
  if (candidates[0] === FILES) return candidates
  return candidates.filter((one) => one.startsWith(begun) && !before.includes(one))
}

async function candidatesAfter(
  program: Command,
  before: readonly string[],
  begun: string,
): Promise<readonly string[]> {
  const { command, given, waiting } = read(program, before)
  if (waiting) return valuesOf(waiting, configFile(before))
  if (begun.startsWith('-')) return [command, program].flatMap(optionsOf)
  if (command === program) return program.commands.map((one) => one.name())
  return await argumentsOf(command.name(), given)
}

function configFile(before: readonly string[]): string {
  const place = before.indexOf('--config')
  return before[place < 0 ? -1 : place + 1] ?? (process.env.GUICHET_CONFIG || 'guichet.yaml')
}

/** Which command was named, with how many arguments, and the option whose value comes next. */
function read(program: Command, before: readonly string[]) {
  let command = program
  let given: string[] = []
  let waiting: Option | undefined
  for (const word of before) {
    if (waiting) waiting = undefined
    else if (word.startsWith('-')) {
      const known = [...command.options, ...program.options]
      const option = known.find(({ long }) => long === word)
      waiting = option?.required ? option : undefined
    } else if (command === program) {
      command = program.commands.find((one) => one.name() === word) ?? program
      given = []
    } else given.push(word)
  }
  return { command, given, waiting }
}

const optionsOf = ({ options }: Command): string[] => [
  ...options.flatMap(({ long }) => long ?? []),
  '--help',
]

function valuesOf({ long }: Option, config: string): readonly string[] {
  switch (long) {
    case '--preset':
      return presetNames()
    case '--campaign':
      return campaignsOf(config)
    case '--log-level':
      return LOG_LEVELS
    case '--roles':
      return ROLES
    case '--out':
    case '--config':
      return [FILES]
    default:
      return []
  }
}

/** Read without being checked, which would take longer than a person waits for a word. */
function campaignsOf(config: string): string[] {
  try {
    const text = readFileSync(config, 'utf8')
    return [...text.matchAll(/^\s*(?:-\s*)?\{?\s*id:\s*["']?([a-z0-9-]+)/gm)].map(
      ([, id = '']) => id,
    )
  } catch {
    return []
  }
}

async function argumentsOf(command: string, given: readonly string[]): Promise<readonly string[]> {
  if (command === 'completion') return given.length === 0 ? SHELLS : []
  if (command === 'import') return [FILES]
  if (command !== 'failed') return []
  if (given.length === 0) return ['retry', 'discard']
  const { failedIds } = await import('./failed-ids.ts')
  return await failedIds()
}
