import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { packageRoot } from '../src/package.ts'

const MAIN = join(packageRoot, 'dist/src/cli/main.js')

export type Env = Readonly<Record<string, string>>

/** The store or DS was away: who starts services starts it again. */
const COULD_NOT = 3
const RESTART_MS = 500
/** What its log says once it works. */
const STARTED = '"msg":"started"'

/** One `guichet start` after the other, with its own wires to the world. */
export class WorkerProcess {
  readonly env: Env
  /** Exits that nobody asked for and that nothing outside explains. */
  readonly exits: string[] = []
  readonly #log: string
  #child: ChildProcess | null = null
  #started: Promise<void> = Promise.resolve()
  #tellStarted = () => {}
  #restarting: NodeJS.Timeout | undefined

  constructor(env: Env, log: string) {
    this.env = env
    this.#log = log
  }

  get isRunning(): boolean {
    return this.#child !== null
  }

  /** @param skewMs how much its clock differs from that of the others */
  start(skewMs: number): void {
    this.#started = new Promise((resolve) => {
      this.#tellStarted = resolve
    })
    this.#run(skewMs)
  }

  #run(skewMs: number): void {
    appendFileSync(this.#log, '--- started\n')
    const child = spawn(process.execPath, [MAIN, 'start', '--roles', 'schedule,work'], {
      env: { ...this.env, CHAOS_CLOCK_SKEW_MS: String(skewMs) },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#child = child
    createInterface(child.stderr).on('line', (line) => {
      appendFileSync(this.#log, `${line}\n`)
      if (line.includes(STARTED)) this.#tellStarted()
    })
    child.on('exit', (code, signal) => {
      appendFileSync(this.#log, `--- ended: ${signal ?? code}\n`)
      if (this.#child !== child) return
      if (code !== COULD_NOT) this.exits.push(String(signal ?? code))
      this.#restarting = setTimeout(() => this.#run(skewMs), RESTART_MS)
    })
  }

  /** Resolves when it says that it works, or after a while. */
  async started(withinMs: number): Promise<void> {
    await Promise.race([this.#started, sleep(withinMs, null, { ref: false })])
  }

  /** At once, whatever it does. */
  kill(why: string): void {
    clearTimeout(this.#restarting)
    if (!this.#child) return
    this.#child.kill('SIGKILL')
    this.#child = null
    appendFileSync(this.#log, `--- killed: ${why}\n`)
  }

  /** As a service manager does. @returns what was wrong with its end; null when nothing was */
  async stop(withinMs: number): Promise<string | null> {
    clearTimeout(this.#restarting)
    const child = this.#child
    this.#child = null
    if (child?.exitCode !== null) return null
    child.kill('SIGTERM')
    const ended = once(child, 'exit')
    const late = sleep(withinMs, null, { ref: false })
    const first = await Promise.race([ended, late])
    if (first) {
      const [code, signal] = first
      // Asked before it listens to signals, it ends of it.
      return code === 0 || signal === 'SIGTERM' ? null : `it ended with ${signal ?? code}`
    }
    child.kill('SIGKILL')
    return `it did not end within ${withinMs} ms`
  }
}

export interface CommandResult {
  readonly exit: number | null
  readonly stdout: string
}

/** Runs `guichet …` to its end, its log beside the workers'. */
export async function runCommand(
  args: readonly string[],
  env: Env,
  log: string,
  withinMs = 180_000,
): Promise<CommandResult> {
  appendFileSync(log, `--- guichet ${args.join(' ')}\n`)
  const file = openSync(log, 'a')
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', file] })
  closeSync(file)
  let stdout = ''
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    stdout += piece
  })
  const limit = setTimeout(() => child.kill('SIGKILL'), withinMs)
  const [exit] = await once(child, 'close')
  clearTimeout(limit)
  appendFileSync(log, `${stdout}--- ended: ${exit}\n`)
  return { exit, stdout }
}
