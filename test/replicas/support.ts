import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { MAIN } from '../support/compiled.ts'
import { DEMO_CONFIG, type Machine } from '../support/guichet.ts'

export interface Replica {
  readonly child: ChildProcess
  readonly exited: Promise<unknown>
  /** Its log so far. */
  readonly log: Record<string, unknown>[]
}

/** `guichet COMMAND` in the background, on a machine, its log entries kept. */
export function startReplica(
  machine: Machine,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Replica {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      PATH: process.env.PATH,
      DS_API_URL: machine.simulator.url,
      DS_API_TOKEN: DEMO_TOKENS.readWrite,
      HTTP_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const log: Record<string, unknown>[] = []
  createInterface(child.stderr).on('line', (line) => {
    log.push(line.startsWith('{') ? JSON.parse(line) : { text: line })
  })
  return { child, exited: once(child, 'exit'), log }
}

/** The demonstration's configuration with a poll each minute. */
export async function pollEachMinute({ folder }: Machine): Promise<string> {
  const file = join(folder, 'guichet.yaml')
  const demo = await readFile(DEMO_CONFIG, 'utf8')
  await writeFile(file, `${demo}\nschedules:\n  poll: "* * * * *"\n`)
  return file
}

/** What DS did twice that it should have done once: the same text in an annotation, a move, a follower. */
export function doubledWrites({ simulator }: Pick<Machine, 'simulator'>): string[] {
  const done = simulator.log.applied
    .filter(({ errors }) => errors.length === 0)
    .flatMap(({ type, dossier, values }) =>
      type === 'dossierModifierAnnotations'
        ? Object.entries(values).map(([label, value]) => `${dossier} ${label}: ${value}`)
        : [`${dossier} ${type}`],
    )
  return done.filter((write, index) => done.indexOf(write) < index)
}

/** Live dossiers of the demonstration's campaigns without an opinion. */
export function withoutOpinion({ simulator: { world } }: Machine): number[] {
  return [51_001, 52_001, 10_001].flatMap((number) => {
    const { dossiers, draftRevision } = world.demarche(number)
    return [...dossiers]
      .filter(({ hidden, archived }) => !hidden && !archived)
      .filter(({ state }) => state === 'en_construction' || state === 'en_instruction')
      .filter(({ revision, annotations }) => {
        const spec = revision.annotations.find(({ label }) => label === 'Avis automatique')
        return revision !== draftRevision && spec && !annotations.get(spec.stableId)?.value
      })
      .map((dossier) => dossier.number)
  })
}
