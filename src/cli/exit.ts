import { ConfigError, formatPath } from '../config/problems.ts'
import { Failure } from '../failures/failure.ts'
import { errorLine, type Log } from '../log.ts'
import { printJson } from './output.ts'

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

/**
 * Tells a person on standard error what stopped the command, and gives the exit status.
 * @param json whether a script waits for JSON on standard output: it is told too
 */
export function reportError(error: unknown, log: Log | null, json = false): number {
  if (json) printJson({ error: describeError(error) })
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`)
    return EXIT.usage
  }
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`)
    return /^(campaign|http|service)\./.test(error.code) ? EXIT.usage : EXIT.refused
  }
  log?.error({ err: error }, 'unexpected error')
  process.stderr.write(`${errorLine(error)}\n`)
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

/**
 * A file or a folder that was asked for and cannot be written.
 * @param option that names it
 * @throws what does not come from the file system, as it is
 */
export function cannotWrite(option: string, path: string, error: unknown): ConfigError {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  const why = WRITE_ERRORS[code] ?? { message: `(${code})`, remedy: 'give another place' }
  return new ConfigError(option, [
    { path: [], message: `${path} cannot be written: ${why.message}`, remedy: why.remedy },
  ])
}

const WRITE_ERRORS: Readonly<Record<string, { message: string; remedy: string }>> = {
  ENOENT: { message: 'its folder does not exist', remedy: 'make the folder first' },
  ENOTDIR: { message: 'a part of it is a file, not a folder', remedy: 'give another place' },
  EISDIR: { message: 'it is a folder', remedy: 'give the name of a file' },
  EEXIST: { message: 'it is there already', remedy: 'give another name, or --force to replace it' },
  EACCES: { message: 'this user may not write there', remedy: 'give a place of yours' },
  ENOSPC: { message: 'the disk is full', remedy: 'free some space, or give another place' },
}
