import { spinner } from '@clack/prompts'
import type { Log } from '../log.ts'

/** @param total null when it is not known */
export type Update = (done: number, total: number | null) => void

const BAR = 24
const LOG_EVERY_MS = 10_000

/** Runs long work under a bar that moves, on a terminal; elsewhere it tells the log from time to time. */
export async function withProgress<T>(
  log: Log,
  what: string,
  work: (update: Update) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return await work(logged(log, what))
  const line = spinner({ output: process.stderr })
  line.start(what)
  try {
    return await work((done, total) => line.message(describe(what, done, total)))
  } finally {
    line.clear()
  }
}

function describe(what: string, done: number, total: number | null): string {
  if (total === null) return `${done} ${what}`
  const filled = total === 0 ? 0 : Math.round((BAR * Math.min(done, total)) / total)
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done} of ${total} ${what}`
}

function logged(log: Log, what: string): Update {
  let last = performance.now()
  return (done, total) => {
    if (performance.now() - last < LOG_EVERY_MS) return
    last = performance.now()
    log.info({ done, ...(total !== null && { total }) }, what)
  }
}
