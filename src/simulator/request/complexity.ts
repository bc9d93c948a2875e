import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Variables } from './variables.ts'

const PAGE_SIZE = 100

/**
 * What graphql-ruby says that a document costs before it runs it: a point a field, a page as many times as dossiers
 * asked for, and of the fragments on the types that one object may have, the dearest. Roughly: fields asked for twice
 * count twice.
 */
export function complexityOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const known = new Map<SelectionSetNode, number>()

  function below(set: SelectionSetNode | undefined): number {
    if (!set) return 0
    const points = known.get(set) ?? pointsOf(set)
    known.set(set, points)
    return points
  }

  function pointsOf({ selections }: SelectionSetNode): number {
    let common = 0
    let dearest = 0
    for (const selection of selections)
      if (selection.kind === Kind.FIELD) common += fieldPoints(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        dearest = Math.max(dearest, below(selection.selectionSet))
      else common += below(fragments.get(selection.name.value)?.selectionSet)
    return common + dearest
  }

  function fieldPoints({ name, arguments: given, selectionSet }: FieldNode): number {
    if (name.value !== 'dossiers') return 1 + below(selectionSet)
    const first = given?.find((argument) => argument.name.value === 'first')?.value
    const asked =
      first?.kind === Kind.VARIABLE
        ? variables[first.name.value]
        : first?.kind === Kind.INT && Number(first.value)
    const size = typeof asked === 'number' ? Math.min(asked, PAGE_SIZE) : PAGE_SIZE
    return 1 + size * below(selectionSet)
  }

  return below(operation.selectionSet)
}
