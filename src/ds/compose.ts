import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql'
import type { Answer } from './client.ts'
import type { GraphqlError } from './errors.ts'
import { shapeOf } from './shape.ts'

/** One of our operations with its variables: a single root field. */
export interface Operation<Data> {
  readonly document: TypedDocumentNode<Data, never>
  readonly variables: Readonly<Record<string, unknown>>
}

export const operation = <Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Operation<Data> => ({ document, variables })

const aliasOf = (index: number) => `d${index}`

/**
 * One document for many operations of the same kind: an alias each (`d0`, `d1`…), variables named after it,
 * every fragment once. DS runs the aliases of a mutation in this order, and each fails or succeeds alone.
 */
export function compose(operations: readonly Operation<unknown>[]): {
  document: string
  variables: Record<string, unknown>
} {
  const variables: Record<string, unknown> = {}
  operations.forEach((one, index) => {
    for (const [name, value] of Object.entries(one.variables)) {
      variables[`${aliasOf(index)}_${name}`] = value
    }
  })
  return { document: textOf(operations.map((one) => one.document)), variables }
}

/** Texts already made: documents of many aliases are long, and few are different. */
const texts = new Map<string, string>()
const TEXTS_KEPT = 20

function textOf(documents: readonly DocumentNode[]): string {
  const key = documents.map((one) => operationOf(one).name?.value).join()
  const kept = texts.get(key)
  if (kept) return kept
  const text = print(merge(documents))
  if (texts.size >= TEXTS_KEPT) texts.clear()
  texts.set(key, text)
  return text
}

function merge(documents: readonly DocumentNode[]): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>()
  const fields: FieldNode[] = []
  const variableDefinitions: VariableDefinitionNode[] = []
  let kind = OperationTypeNode.QUERY

  documents.forEach((document, index) => {
    const alias = aliasOf(index)
    // Our fragments use no variable: only the operation's own text is renamed.
    const renamed = visit(operationOf(document), {
      Variable: (node) => ({
        ...node,
        name: { ...node.name, value: `${alias}_${node.name.value}` },
      }),
    })
    kind = renamed.operation
    fields.push({ ...rootField(renamed), alias: { kind: Kind.NAME, value: alias } })
    variableDefinitions.push(...(renamed.variableDefinitions ?? []))
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        fragments.set(definition.name.value, definition)
      }
    }
  })

  const merged: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: kind,
    variableDefinitions,
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  }
  return { kind: Kind.DOCUMENT, definitions: [merged, ...fragments.values()] }
}

/** The part of an answer that belongs to one operation, as if it had been asked alone. */
export interface OperationAnswer<Data> {
  /** null when an error, its own or another operation's, emptied the whole answer, or when it is not as it should be. */
  readonly data: Data | null
  /** Their paths start at the operation's root field; an error of the whole document, without a path, is everybody's. */
  readonly errors: readonly GraphqlError[]
}

export function answerTo<Data>(
  one: Operation<Data>,
  index: number,
  answer: Pick<Answer, 'data' | 'errors'>,
): OperationAnswer<Data> {
  const alias = aliasOf(index)
  const name = rootField(operationOf(one.document)).name.value
  const value = answer.data?.[alias]
  const data = shapeOf(one.document)(value) ? ({ [name]: value } as Data) : null
  // Errors explain what is missing, not what should not be there.
  const isMissing = value === null || value === undefined
  if (data === null && !isMissing) return { data, errors: [] }
  return {
    data,
    errors: answer.errors
      .filter(({ path }) => path.length === 0 || path[0] === alias)
      .map((error) => ({ ...error, path: error.path.map((step, i) => (i === 0 ? name : step)) })),
  }
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const found = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (!found) throw new TypeError('a document without an operation')
  return found
}

function rootField(node: OperationDefinitionNode): FieldNode {
  const [field] = node.selectionSet.selections
  if (field?.kind !== Kind.FIELD) throw new TypeError('an operation without a root field')
  return field
}
