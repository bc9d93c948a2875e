import { Failure } from '../failures/failure.ts'
import { ConfigError, formatPath } from '../failures/problems.ts'
import { errorLine, type Log } from '../log.ts'
import { EXIT } from './exit.ts'
import { printError, printJson } from './output.ts'

/**
 * Tells a person on standard error what stopped the command, and gives the exit status.
 * @param json whether a script waits for JSON on standard output: it is told too
 */
export function reportError(error: unknown, log: Log | null, json = false): number {
  if (json) printJson({ error: describeError(error) })
  if (error instanceof ConfigError) {
    printError(error.message)
    return EXIT.usage
  }
  if (error instanceof Failure) {
    printError(error.message)
    return /^(campaign|http|service|store\.bad-url)/.test(error.code) ? EXIT.usage : EXIT.refused
  }
  log?.error({ err: error }, 'unexpected error')
  printError(errorLine(error))
  return EXIT.failed
}

function describeError(error: unknown) {
  if (error instanceof ConfigError)
    return {
      code: 'config',
      source: error.source,
      problems: error.problems.map(({ path, ...problem }) => ({
        path: formatPath(path),
        ...problem,
      })),
    }
  const code = error instanceof Failure ? error.code : 'unexpected'
  return { code, message: errorLine(error) }
}
