import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql'
import { isDay, readInstant } from '../world/time.ts'

/** The schema that the project keeps, with the scalars read as DS reads them. Instants become microseconds. */
export function loadSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync(schemaFile(import.meta.dirname), 'utf8'))
  readWith(schema.getType('ISO8601Date'), (text) => (isDay(text) ? text : null))
  readWith(schema.getType('ISO8601DateTime'), readInstant)
  return schema
}

/** The source and the built package are not at the same depth below `graphql/`. */
function schemaFile(directory: string): string {
  const file = join(directory, 'graphql', 'schema.graphql')
  if (existsSync(file)) return file
  if (directory === dirname(directory)) throw new Error('graphql/schema.graphql is missing')
  return schemaFile(dirname(directory))
}

function readWith(scalar: unknown, read: (text: string) => unknown) {
  if (!isScalarType(scalar)) return
  scalar.parseValue = (value) => {
    const parsed = typeof value === 'string' ? read(value) : null
    if (parsed === null) throw new TypeError(`not an ${scalar.name}`)
    return parsed
  }
  scalar.parseLiteral = (node) => scalar.parseValue('value' in node ? node.value : null)
}
