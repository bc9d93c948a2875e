import { pino } from 'pino'
import { Failure } from './failures/failure.ts'

export type Log = pino.Logger

/**
 * Logs go to standard error: standard output belongs to the answer of the command. JSON lines, or readable
 * lines on a terminal. An entry holds identifiers only (campaign, dossier number, codes, counts).
 */
export function createLog(level: string, terminal = process.stderr.isTTY === true): Log {
  const options: pino.LoggerOptions = { level, base: null, serializers: { err: describeError } }
  if (!terminal) return pino(options, pino.destination({ dest: 2, sync: true }))
  return pino({
    ...options,
    transport: {
      target: 'pino-pretty',
      options: { destination: 2, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' },
    },
  })
}

/**
 * What may be said of an error. The message of a `Failure` is ours and safe; another error's message may hold a
 * body, a variable or an address, so only its name, its code and where it arose are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (error instanceof Failure) {
    return { type: error.name, kind: error.kind, code: error.code, message: error.message }
  }
  if (!(error instanceof Error)) return { type: typeof error }
  const code = (error as NodeJS.ErrnoException).code
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  return { type: error.name, ...(code ? { code } : {}), stack: frames.slice(0, 8).join('\n') }
}

/** One line for a person: never more than `describeError` would say. */
export function errorLine(error: unknown): string {
  if (error instanceof Failure) return error.message
  if (!(error instanceof Error)) return 'unexpected error'
  const code = (error as NodeJS.ErrnoException).code
  return `unexpected error (${error.name}${code ? ` ${code}` : ''}): the log says where it arose`
}
