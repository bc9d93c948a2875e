import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  isOutputType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  type ValidationRule,
  validate,
  visit,
} from 'graphql'

/** A document once read: what types resolve to depends on the fragments it spells. */
export interface ReadDocument {
  readonly document: DocumentNode
  readonly errors: readonly GraphQLError[]
  /** Its size. */
  readonly characters: number
  readonly tokens: number
  /** Types named by fragments, inline or not, anywhere in the document. */
  readonly fragmentTypes: ReadonlySet<string>
  /** `... @include(if: $x) { }`: DS's own code breaks on it. */
  readonly hasUntypedFragment: boolean
}

const KEPT = 100

/** Reads and validates documents; the most recent ones are kept, since clients send few different ones. */
export class DocumentReader {
  readonly #schema: GraphQLSchema
  readonly #kept = new Map<string, ReadDocument>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** @throws GraphQLError on a syntax error */
  read(text: string): ReadDocument {
    const kept = this.#kept.get(text)
    if (kept) return kept
    if (text.trim() === '') throw new GraphQLError('Unexpected end of document')
    const document = parse(text)
    const read = {
      document,
      errors: validate(this.#schema, document, RULES),
      characters: text.length,
      tokens: tokensOf(document),
      ...fragments(document),
    }
    if (this.#kept.size >= KEPT) this.#kept.clear()
    this.#kept.set(text, read)
    return read
  }
}

function tokensOf({ loc }: DocumentNode): number {
  let tokens = 0
  for (let token = loc?.startToken.next; token?.next; token = token.next) tokens++
  return tokens
}

function fragments(document: DocumentNode) {
  const fragmentTypes = new Set<string>()
  let hasUntypedFragment = false
  visit(document, {
    FragmentDefinition: (node) => {
      fragmentTypes.add(node.typeCondition.name.value)
    },
    InlineFragment: (node) => {
      if (node.typeCondition) fragmentTypes.add(node.typeCondition.name.value)
      else hasUntypedFragment = true
    },
  })
  return { fragmentTypes, hasUntypedFragment }
}

/** graphql-ruby's words for an unknown field: the sign of a schema that changed. Other rules keep graphql-js's. */
const undefinedField: ValidationRule = (context) => ({
  Field(node) {
    const type = context.getParentType()
    if (!type || context.getFieldDef() || !isOutputType(type)) return
    const [typeName, fieldName] = [type.name, node.name.value]
    context.reportError(
      new GraphQLError(`Field '${fieldName}' doesn't exist on type '${typeName}'`, {
        nodes: node,
        extensions: { code: 'undefinedField', typeName, fieldName },
      }),
    )
  },
})

const RULES = specifiedRules.map((rule) =>
  rule.name === 'FieldsOnCorrectTypeRule' ? undefinedField : rule,
)

/** Levels of fields below the operation. The document must be valid: no fragment holds itself. */
export function depthOf(document: DocumentNode, operation: OperationDefinitionNode): number {
  const named = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) named.set(one.name.value, one)

  const below = ({ selections }: SelectionSetNode): number =>
    Math.max(
      ...selections.map((selection) => {
        if (selection.kind === Kind.FIELD)
          return 1 + (selection.selectionSet ? below(selection.selectionSet) : 0)
        if (selection.kind === Kind.INLINE_FRAGMENT) return below(selection.selectionSet)
        const fragment = named.get(selection.name.value)
        return fragment ? below(fragment.selectionSet) : 0
      }),
    )
  return below(operation.selectionSet)
}

/** The operation to run, or DS's words when it cannot be told. */
export function chooseOperation(
  document: DocumentNode,
  name: string | null,
): OperationDefinitionNode | string {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (name)
    return operations.find((one) => one.name?.value === name) ?? `No operation named "${name}"`
  return (operations.length === 1 && operations[0]) || 'An operation name is required'
}
