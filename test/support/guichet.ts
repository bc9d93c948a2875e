import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import {
  DEMO_TOKENS,
  demoWorld,
  type Simulator,
  startSimulator,
} from '../../src/simulator/index.ts'
import { MAIN } from './compiled.ts'
import { copyEmptyStore } from './empty-store.ts'
import { startRedisServer } from './redis.ts'

export const DEMO_CONFIG = join(import.meta.dirname, '../../src/simulator/demo/guichet.yaml')

export interface CommandResult {
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
}

export type Environment = Readonly<Record<string, string>>

/** A machine on which Guichet is installed: a simulated DS, a store of its own, an environment. */
export interface Machine {
  readonly simulator: Simulator
  readonly folder: string
  /** What every command is told, beside the simulated DS. */
  readonly env: Environment
  /** Runs `guichet …` in a process of its own, as an operator would. */
  guichet(args: readonly string[], env?: Environment): Promise<CommandResult>
}

/** With Redis as its store, which answers several times sooner than a new embedded store; without it where there is none. */
export async function newMachine(env: Environment = {}): Promise<Machine> {
  const redis = await startRedisServer()
  if (!redis) return await newMachineOnDisk(env)
  onTestFinished(redis.stop)
  return await machineIn(await mkdtemp(join(tmpdir(), 'guichet-test-')), {
    REDIS_URL: redis.url,
    ...env,
  })
}

/** With the embedded store. */
export async function newMachineOnDisk(env: Environment = {}): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-test-'))
  await copyEmptyStore(join(folder, 'data'))
  return await machineIn(folder, env)
}

async function machineIn(folder: string, env: Environment): Promise<Machine> {
  const clock = () => new Date()
  const simulator = await startSimulator({ world: demoWorld(clock), clock })
  onTestFinished(async () => {
    await simulator.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    simulator,
    folder,
    env,
    guichet: (args, more) =>
      runGuichet(args, {
        DS_API_URL: simulator.url,
        DS_API_TOKEN: DEMO_TOKENS.readWrite,
        DATA_DIR: join(folder, 'data'),
        GUICHET_CONFIG: DEMO_CONFIG,
        ...env,
        ...more,
      }),
  }
}

/** Nothing of the tests' own environment reaches the command, save the path. */
export async function runGuichet(
  args: readonly string[],
  env: Environment,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [stdout, stderr, [exit]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { exit, stdout, stderr }
}
