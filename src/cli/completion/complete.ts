import { readFileSync } from 'node:fs'
import { DEFAULT_CONFIG } from '../../config/defaults.ts'
import { presetNames } from '../../presets/names.ts'
import { ROLES } from '../../run/roles.ts'
import {
  COMMANDS,
  COMPLETION,
  type CommandWords,
  GLOBAL_OPTIONS,
  type Parameter,
} from '../commands.ts'
import { FILES, SHELLS } from './scripts.ts'

const ALL: Readonly<Record<string, CommandWords>> = { ...COMMANDS, completion: COMPLETION }

/**
 * What the last of these words may become; `typed` is what follows `guichet`. A person waits for it: no library is loaded.
 */
export async function complete(typed: readonly string[]): Promise<readonly string[]> {
  const begun = typed.at(-1) ?? ''
  const before = typed.slice(0, -1)
  const candidates = await candidatesAfter(before, begun)
  if (candidates[0] === FILES) return candidates
  return candidates.filter((one) => one.startsWith(begun) && !before.includes(one))
}

async function candidatesAfter(
  before: readonly string[],
  begun: string,
): Promise<readonly string[]> {
  const { command, given, waiting } = read(before)
  if (waiting) return valuesOf(waiting, configFile(before))
  if (begun.startsWith('-')) return [...optionsOf(command).map(nameOf), '--help']
  if (command === null) return Object.keys(ALL)
  return await argumentsOf(command, given)
}

function configFile(before: readonly string[]): string {
  const place = before.indexOf('--config')
  return before[place < 0 ? -1 : place + 1] ?? (process.env.GUICHET_CONFIG || DEFAULT_CONFIG)
}

/** Which command was named, with how many arguments, and the option whose value comes next. */
function read(before: readonly string[]) {
  let command: string | null = null
  const given: string[] = []
  let waiting: Parameter | undefined
  for (const word of before) {
    if (waiting) waiting = undefined
    else if (word.startsWith('-'))
      waiting = optionsOf(command).find((one) => nameOf(one) === word && one.flags.includes('<'))
    else if (command !== null) given.push(word)
    else if (Object.hasOwn(ALL, word)) command = word
  }
  return { command, given, waiting }
}

const optionsOf = (command: string | null): readonly Parameter[] => [
  ...((command !== null && ALL[command]?.options) || []),
  ...GLOBAL_OPTIONS,
]

/** « --out » of « --out <file> ». */
const nameOf = ({ flags }: Parameter): string => flags.replace(/ .*/, '')

function valuesOf(option: Parameter, config: string): readonly string[] {
  switch (nameOf(option)) {
    case '--preset':
      return presetNames()
    case '--campaign':
      return campaignsOf(config)
    case '--roles':
      return ROLES
    case '--out':
    case '--config':
      return [FILES]
    default:
      return option.choices ?? []
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
