import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export interface TestProcess {
  child: ChildProcessWithoutNullStreams
  /** The next line of standard output, as JSON; undefined at the end. */
  nextLine(): Promise<Record<string, unknown> | undefined>
  /** Exit code, or null when killed. */
  exited: Promise<number | null>
}

/** Runs a TypeScript file in a process of its own, killed at the end of the test. */
export function runScript(script: URL, args: string[], env: NodeJS.ProcessEnv = {}): TestProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(script), ...args], {
    env: { ...process.env, ...env },
  })
  child.stderr.pipe(process.stderr)
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const exited = once(child, 'exit').then(([code]) => code)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  return {
    child,
    exited,
    nextLine: async () => {
      const { value, done } = await lines.next()
      return done ? undefined : JSON.parse(value)
    },
  }
}
