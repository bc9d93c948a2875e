import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql'
import { schemaText } from '../../../graphql/schema.ts'
import { isDay, readInstant } from '../world/time.ts'

/** The schema that the project keeps, with the scalars read as DS reads them. Instants become microseconds. */
export function loadSchema(): GraphQLSchema {
  const schema = buildSchema(schemaText())
  readWith(schema.getType('ISO8601Date'), (text) => (isDay(text) ? text : null))
  readWith(schema.getType('ISO8601DateTime'), readInstant)
  return schema
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
