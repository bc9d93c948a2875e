import { ConfigError } from '../config/problems.ts'
import { Failure } from '../failure.ts'
import { errorLine, type Log } from '../log.ts'

/** What the exit status says to scripts. */
export const EXIT = {
  done: 0,
  /** Work remains failed. */
  failed: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** DS, SMTP or the store could not be reached, or refused us. */
  refused: 3,
} as const

/** DS is away or refuses us whatever we ask: no campaign can be worked on. */
export const stopsEverything = ({ code }: Failure) =>
  /^ds\.(token-|network-|forbidden|redirected|wrong-url|unreachable|maintenance|unavailable)/.test(
    code,
  )

/** Tells a person on standard error what stopped the command, and gives the exit status. */
export function reportError(error: unknown, log: Log | null): number {
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`)
    return EXIT.usage
  }
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`)
    return /^(campaign|http)\./.test(error.code) ? EXIT.usage : EXIT.refused
  }
  log?.error({ err: error }, 'unexpected error')
  process.stderr.write(`${errorLine(error)}\n`)
  return EXIT.failed
}
