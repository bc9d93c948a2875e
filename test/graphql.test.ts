import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { generate } from '../graphql/generate.ts'

const FOLDER = join(import.meta.dirname, '../graphql')
/** The SDL that DS publishes: beside the repository on the maintainers' machines, absent elsewhere. */
const PUBLISHED = join(import.meta.dirname, '../../shared/ds/schema.graphql')

const read = (...path: string[]) => readFileSync(join(FOLDER, ...path), 'utf8')
const operations = parse(
  readdirSync(join(FOLDER, 'operations'))
    .map((file) => read('operations', file))
    .join('\n'),
)
const ours = buildSchema(read('schema.graphql'))

describe('graphql/', () => {
  it('every operation is valid against our own schema', () => {
    expect(validate(ours, operations).map(String)).toEqual([])
  })

  it('generated.ts is what the schema and the operations give: run `npm run generate`', async () => {
    expect(read('generated.ts')).toBe(await generate())
  })
})

describe.skipIf(!existsSync(PUBLISHED))(
  'graphql/ against the published SDL (left out where ../shared/ds/schema.graphql is absent)',
  () => {
    const published = existsSync(PUBLISHED) ? buildSchema(readFileSync(PUBLISHED, 'utf8')) : ours

    it('every operation is valid against it', () => {
      expect(validate(published, operations).map(String)).toEqual([])
    })

    it('our schema says nothing that it does not say', () => {
      expect(differences(ours, published)).toEqual([])
    })
  },
)

/** What `part` declares and `whole` does not, or otherwise. */
function differences(part: GraphQLSchema, whole: GraphQLSchema): string[] {
  return Object.values(part.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) => {
      const same = whole.getType(type.name)
      if (!same) return [`type ${type.name}`]
      return describeType(type)
        .filter((line) => !describeType(same).includes(line))
        .map((line) => `${type.name}: ${line}`)
    })
}

function describeType(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name)
  if (isInputObjectType(type)) {
    const oneOf = type.isOneOf ? ['@oneOf'] : []
    return [
      ...oneOf,
      ...Object.values(type.getFields()).map((field) => `${field.name}: ${field.type}`),
    ]
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [type.constructor.name]
  return [
    ...type.getInterfaces().map(({ name }) => `implements ${name}`),
    ...Object.values(type.getFields()).flatMap((field) => [
      `${field.name}: ${field.type}`,
      ...field.args.map((argument) => `${field.name}(${argument.name}: ${argument.type})`),
    ]),
  ]
}
