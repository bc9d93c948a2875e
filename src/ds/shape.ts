import {
  buildSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  GraphQLNonNull,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { schemaText } from '../../graphql/schema.ts'

/**
 * Whether what came under the root field of an operation is what the schema promises. Nothing that does not keep
 * this promise goes further: the types of `graphql/generated.ts` are true of all the rest.
 */
export type Check = (value: unknown) => boolean

let schema: GraphQLSchema | undefined
const checks = new WeakMap<DocumentNode, Check>()

/** @param document one operation with a single root field, and its fragments */
export function shapeOf(document: DocumentNode): Check {
  const known = checks.get(document)
  if (known) return known
  schema ??= buildSchema(schemaText())
  const check = new Shapes(schema, document).rootField()
  checks.set(document, check)
  return check
}

type Fields = ReadonlyMap<string, Check>

/** A key of an answer: its type, and all that is asked below it. */
interface Selected {
  readonly type: GraphQLOutputType
  readonly below: SelectionSetNode[]
}

class Shapes {
  readonly #schema: GraphQLSchema
  readonly #document: DocumentNode
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>

  constructor(from: GraphQLSchema, document: DocumentNode) {
    this.#schema = from
    this.#document = document
    this.#fragments = new Map(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    )
  }

  rootField(): Check {
    for (const node of this.#document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue
      const root = this.#schema.getRootType(node.operation)
      const [check] = root ? this.#fields(root, [node.selectionSet]).values() : []
      if (check) return check
    }
    throw new TypeError('a document without a root field')
  }

  /** What each key of an object of that type must hold; fragments on other types are left out. */
  #fields(type: GraphQLCompositeType, selections: readonly SelectionSetNode[]): Fields {
    const found = new Map<string, Selected>()
    const collect = ({ selections: nodes }: SelectionSetNode): void => {
      for (const node of nodes) {
        if (node.kind !== Kind.FIELD) {
          const fragment =
            node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value)
          if (fragment && this.#applies(fragment.typeCondition?.name.value, type)) {
            collect(fragment.selectionSet)
          }
          continue
        }
        const key = node.alias?.value ?? node.name.value
        const one: Selected = found.get(key) ?? { type: typeOf(type, node.name.value), below: [] }
        if (node.selectionSet) one.below.push(node.selectionSet)
        found.set(key, one)
      }
    }
    selections.forEach(collect)
    return new Map([...found].map(([key, one]) => [key, this.#value(one.type, one.below)]))
  }

  #applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true
    const wanted = this.#schema.getType(condition)
    return isAbstractType(wanted) && isObjectType(type) && this.#schema.isSubType(wanted, type)
  }

  #value(type: GraphQLOutputType, below: readonly SelectionSetNode[]): Check {
    if (isNonNullType(type)) return this.#present(type.ofType, below)
    const present = this.#present(type, below)
    return (value) => value === null || present(value)
  }

  #present(type: GraphQLOutputType, below: readonly SelectionSetNode[]): Check {
    if (isListType(type)) {
      const item = this.#value(type.ofType, below)
      return (value) => Array.isArray(value) && value.every(item)
    }
    return isLeafType(type) ? leafCheck(type) : this.#object(type, below)
  }

  #object(type: GraphQLCompositeType, below: readonly SelectionSetNode[]): Check {
    const own = this.#fields(type, below)
    if (!isAbstractType(type)) return (value) => isRecord(value) && holds(value, own)
    const concrete = new Map(
      this.#schema
        .getPossibleTypes(type)
        .map((possible) => [possible.name, this.#fields(possible, below)]),
    )
    // A type that DS has added since is read as far as it is known.
    return (value) => isRecord(value) && holds(value, concrete.get(String(value.__typename)) ?? own)
  }
}

function typeOf(parent: GraphQLCompositeType, field: string): GraphQLOutputType {
  if (field === '__typename') return new GraphQLNonNull(GraphQLString)
  const found = isUnionType(parent) ? undefined : parent.getFields()[field]
  if (!found) throw new TypeError(`no field ${field} on ${parent.name}`)
  return found.type
}

function holds(value: Readonly<Record<string, unknown>>, fields: Fields): boolean {
  for (const [key, check] of fields) if (!check(value[key])) return false
  return true
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText: Check = (value) => typeof value === 'string'
const DAY = /^\d{4}-\d\d-\d\d$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const dated =
  (shape: RegExp): Check =>
  (value) =>
    typeof value === 'string' && shape.test(value) && !Number.isNaN(Date.parse(value))

const LEAVES: Readonly<Record<string, Check>> = {
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  Float: (value) => Number.isFinite(value),
  // Text, so that no digit is lost.
  BigInt: (value) => typeof value === 'string' && /^-?\d+$/.test(value),
  ISO8601Date: dated(DAY),
  ISO8601DateTime: dated(INSTANT),
}

function leafCheck(type: GraphQLLeafType): Check {
  if (!isEnumType(type)) return LEAVES[type.name] ?? isText
  const names = new Set(type.getValues().map(({ name }) => name))
  return (value) => typeof value === 'string' && names.has(value)
}
