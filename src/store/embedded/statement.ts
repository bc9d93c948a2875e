/**
 * PGlite takes three times as long for a query with parameters, asked step by step (parse, describe, bind, execute),
 * as for one text. So each statement is prepared once for the session, and run as `EXECUTE` with literals.
 */
export const prepare = (name: string, text: string): string => `PREPARE ${name} AS ${text}`

export const execute = (name: string, params: readonly unknown[]): string =>
  `EXECUTE ${name}${params.length === 0 ? '' : `(${params.map(literal).join(', ')})`}`

/** A value as text of which PostgreSQL finds the type, as it does for a parameter. Objects are JSON. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return quoted(`{${value.map(element).join(',')}}`)
  return quoted(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

const element = (value: unknown): string =>
  value === null || value === undefined
    ? 'NULL'
    : `"${String(value).replace(/[\\"]/g, (character) => `\\${character}`)}"`

/** With `standard_conforming_strings`, which `Database.open` sets, nothing but a quote ends a text. */
function quoted(text: string): string {
  // The text of a query ends there, and half of it would be run.
  if (text.includes('\0')) throw new TypeError('PostgreSQL holds no text with a NUL character')
  return `'${text.replaceAll("'", "''")}'`
}
