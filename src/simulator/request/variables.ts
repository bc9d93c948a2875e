import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  print,
  typeFromAST,
} from 'graphql'

interface Problem {
  readonly path: readonly (string | number)[]
  readonly explanation: string
}
type Path = Problem['path']

export type Variables = Readonly<Record<string, unknown>>

/**
 * What DS says of variables that do not fit, in graphql-ruby's words. The whole variable is echoed in
 * `extensions.value`, as DS does: clients must not log it.
 */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
) {
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const name = definition.variable.name.value
    const type = typeFromAST(schema, definition.type)
    const value = variables[name]
    if (!isInputType(type) || (value === undefined && definition.defaultValue)) return []
    const problems = problemsOf(value, type, [])
    if (problems.length === 0) return []
    const places = problems
      .filter(({ path }) => path.length > 0)
      .map(({ path, explanation }) => `${path.join('.')} (${explanation})`)
    const where = places.length > 0 ? ` for ${places.join(', ')}` : ''
    const { line = 1, column = 1 } = definition.loc?.startToken ?? {}
    return [
      {
        message: `Variable $${name} of type ${print(definition.type)} was provided invalid value${where}`,
        locations: [{ line, column }],
        extensions: { value: value ?? null, problems },
      },
    ]
  })
}

function problemsOf(value: unknown, type: GraphQLInputType, path: Path): Problem[] {
  const problem = (explanation: string) => [{ path, explanation }]
  if (isNonNullType(type))
    return value === null || value === undefined
      ? problem('Expected value to not be null')
      : problemsOf(value, type.ofType, path)
  if (value === null || value === undefined) return []
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    return items.flatMap((item, place) => problemsOf(item, type.ofType, [...path, place]))
  }
  if (isLeafType(type)) {
    try {
      type.parseValue(value)
      return []
    } catch {
      return problem(`Could not coerce value ${JSON.stringify(value)} to ${type.name}`)
    }
  }
  if (!isRecord(value))
    return problem(`Expected ${JSON.stringify(value)} to be a key-value object.`)
  const fields = type.getFields()
  const unknown = Object.keys(value)
    .filter((key) => !(key in fields))
    .map((key) => ({ path: [...path, key], explanation: `Field is not defined on ${type.name}` }))
  const known = Object.values(fields)
    .filter((field) => value[field.name] !== undefined || field.defaultValue === undefined)
    .flatMap((field) => problemsOf(value[field.name], field.type, [...path, field.name]))
  return [...unknown, ...known, ...(isInputObjectType(type) && type.isOneOf ? oneOf() : [])]

  function oneOf(): Problem[] {
    const keys = isRecord(value) ? Object.keys(value) : []
    const rule = `'${type.toString()}' requires exactly one argument, but`
    if (keys.length !== 1) return problem(`${rule} ${keys.length} were provided.`)
    return isRecord(value) && value[keys[0] ?? ''] === null
      ? problem(`${rule} '${keys[0]}' was \`null\`.`)
      : []
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
