import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** How much of each dossier a document asks for: no champ; those of one id (`champs(id:)`); all of them. */
export type Amount = 'light' | 'some' | 'whole'

export type Kind =
  /** The request itself, its tokens and its text, and what is paid once by each list. */
  | 'document'
  | 'form'
  | `page, ${Amount}`
  | `number, ${Amount}`
  | 'annotations'
  | 'move'
  | 'follow'
  | 'message'

/** One piece of DS's work, never interrupted once begun. */
export interface Item {
  readonly kind: Kind
  /** DS's own time, alone on an idle process. */
  readonly ms: number
  /** The dossier that is read whole. */
  readonly read?: number
  /** Paid by the first one of the document. */
  readonly once?: boolean
}

/*
 * Milliseconds measured on DS's own code, one process of it, with dossiers of 38 champs and 13 annotations.
 * A dossier asked for by its number is loaded with all that belongs to it, whatever is selected.
 */
export const DOCUMENT: Item = { kind: 'document', ms: 20 }
const FORM: Item = { kind: 'form', ms: 30 }
const LIST_MS: Readonly<Record<Amount, number>> = { light: 60, some: 80, whole: 80 }
const LISTED_MS: Readonly<Record<Amount, number>> = { light: 1, some: 14, whole: 21 }
const FIRST_BY_NUMBER: Item = { kind: 'document', ms: 40, once: true }
const BY_NUMBER_MS: Readonly<Record<Amount, number>> = { light: 40, some: 51, whole: 57 }
const MOVE: Item = { kind: 'move', ms: 107 }
const FOLLOW: Item = { kind: 'follow', ms: 18 }
/** Not measured: about what a move costs, which writes and notifies as much. */
const MESSAGE: Item = { kind: 'message', ms: 107 }
/** 33 for one value, 72 for seven. */
const annotationsMs = (values: number) => 26.5 + 6.5 * values

type Price = (args: never, info: GraphQLResolveInfo) => readonly Item[]

/** What is paid before a field is resolved; a page's dossiers, which only the page knows, are billed by `listed`. */
const PRICES: Readonly<Record<string, Price>> = {
  'Demarche.activeRevision': () => [FORM],
  'Demarche.dossiers': (_, info) => [{ kind: 'document', ms: LIST_MS[amountAsked(info)] }],
  'Query.dossier': ({ number }: { number: number }, info) => {
    const amount = amountAsked(info)
    return [FIRST_BY_NUMBER, item(`number, ${amount}`, BY_NUMBER_MS[amount], amount, number)]
  },
  'Mutation.dossierModifierAnnotations': ({ input }: { input: { annotations: unknown[] } }) => [
    { kind: 'annotations', ms: annotationsMs(input.annotations.length) },
  ],
  'Mutation.dossierChangerGroupeInstructeur': () => [MOVE],
  'Mutation.dossierBasculeSuivi': () => [FOLLOW],
  'Mutation.dossierEnvoyerMessage': () => [MESSAGE],
}

export const priceOf = (args: unknown, info: GraphQLResolveInfo): readonly Item[] =>
  PRICES[`${info.parentType.name}.${info.fieldName}`]?.(args as never, info) ?? []

/** What the dossiers of a page cost. */
export const listed = (numbers: readonly number[], amount: Amount): readonly Item[] =>
  numbers.map((number) => item(`page, ${amount}`, LISTED_MS[amount], amount, number))

const item = (kind: Kind, ms: number, amount: Amount, number: number): Item =>
  amount === 'whole' ? { kind, ms, read: number } : { kind, ms }

/** How much of its dossiers a field selects, fragments included. */
export function amountAsked({ fieldNodes, fragments }: GraphQLResolveInfo): Amount {
  const amountIn = (set: SelectionSetNode | undefined): Amount => {
    const amounts = set?.selections.map((selection): Amount => {
      if (selection.kind === 'FragmentSpread')
        return amountIn(fragments[selection.name.value]?.selectionSet)
      if (selection.kind === 'InlineFragment') return amountIn(selection.selectionSet)
      const name = selection.name.value
      if (name !== 'champs' && name !== 'annotations') return amountIn(selection.selectionSet)
      return selection.arguments?.some((argument) => argument.name.value === 'id')
        ? 'some'
        : 'whole'
    })
    return most(amounts ?? [])
  }
  return most(fieldNodes.map(({ selectionSet }) => amountIn(selectionSet)))
}

const most = (amounts: readonly Amount[]): Amount =>
  (['whole', 'some'] as const).find((amount) => amounts.includes(amount)) ?? 'light'
