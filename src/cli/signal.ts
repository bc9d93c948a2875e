import { EXIT } from './exit.ts'

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export async function firstSignal(): Promise<NodeJS.Signals> {
  return await new Promise((resolve) => {
    // Waiting for a signal alone does not keep a process alive.
    const alive = setInterval(() => {}, 60_000)
    const stop = (signal: NodeJS.Signals) => {
      clearInterval(alive)
      for (const name of SIGNALS) {
        process.off(name, stop)
        process.once(name, () => process.exit(EXIT.failed))
      }
      resolve(signal)
    }
    for (const name of SIGNALS) process.on(name, stop)
  })
}
