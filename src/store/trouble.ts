/**
 * What may be said of a third party's error in a log: its code, a Redis reply's first word (`WRONGPASS`), or the
 * message when it has neither. Redis and PostgreSQL replies can quote values, so their text is left out.
 */
export function errorLabel(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.name === 'ReplyError') return error.message.split(' ', 1)[0] ?? error.name
  return error.message
}
