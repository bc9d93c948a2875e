import { EXIT } from './exit.ts'

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
export async function firstSignal(): Promise<NodeJS.Signals> {
  return await new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      for (const name of ['SIGTERM', 'SIGINT'] as const) {
        process.off(name, stop)
        process.on(name, () => process.exit(EXIT.failed))
      }
      resolve(signal)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    // Waiting for a signal alone does not keep a process alive.
    const alive = setInterval(() => {}, 60_000)
    process.once('exit', () => clearInterval(alive))
  })
}
