import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The schema beside this file, as text. */
export const schemaText = (): string => readFileSync(schemaFile(import.meta.dirname), 'utf8')

/** The source and the built package are not at the same depth below it. */
function schemaFile(directory: string): string {
  const file = join(directory, 'graphql', 'schema.graphql')
  if (existsSync(file)) return file
  if (directory === dirname(directory)) throw new Error('graphql/schema.graphql is missing')
  return schemaFile(dirname(directory))
}
