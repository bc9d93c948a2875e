import {
  BUYING,
  DENIALS,
  HELPING,
  LICENCES,
  MEANS,
  NOT_ASKED,
  NOT_DENIALS,
  SERVICES,
  SPENDING_KINDS,
  type SpendingKind,
  VOCABULARY,
} from './vocabulary.ts'
import { findTerms, indexTerms, passage, termWords, type Word, wordsOf } from './words.ts'

export interface Mention {
  readonly kind: SpendingKind
  /** The applicant’s own words. */
  readonly quotation: string
}

export interface LineKind {
  readonly kind: SpendingKind
  /** False: it may be that kind of spending, a person has to look. */
  readonly certain: boolean
}

const asSet = (words: readonly string[]) => new Set(words.flatMap(termWords))
const buying = asSet(BUYING)
const services = asSet(SERVICES)
const means = asSet(MEANS)
const helping = asSet(HELPING)
const licences = asSet(LICENCES)
const denials = asSet(DENIALS)
const notDenials = asSet(NOT_DENIALS)
const notAsked = asSet(NOT_ASKED)
const lookups = new Map(
  SPENDING_KINDS.map((kind) => {
    const { certain, doubtful, unlessFollowedBy, doubtfulWith } = VOCABULARY[kind]
    return [
      kind,
      {
        terms: indexTerms([
          ...certain.map((text) => ({ text, term: true })),
          ...doubtful.map((text) => ({ text, term: false })),
        ]),
        unlessFollowedBy: asSet(unlessFollowedBy),
        doubtfulWith: asSet([...doubtfulWith, ...SERVICES]),
      },
    ] as const
  }),
)

/** Which of these kinds of spending a budget line is, going by its label; null when it is none. */
export function kindOfLine(label: string, kinds: readonly SpendingKind[]): LineKind | null {
  const words = wordsOf(label)
  let doubtful: LineKind | null = null
  for (const kind of kinds) {
    const lookup = lookups.get(kind)
    if (lookup === undefined) continue
    for (const hit of occurrences(words, kind)) {
      if (hit.certain && !words.some((word) => lookup.doubtfulWith.has(word.folded)))
        return { kind, certain: true }
      doubtful ??= { kind, certain: false }
    }
  }
  return doubtful
}

/** Where a free text speaks of paying for such spending. A clue for a person, never a proof. */
export function spendingNamedIn(text: string, kinds: readonly SpendingKind[]): Mention[] {
  const words = wordsOf(text)
  return kinds.flatMap((kind) =>
    occurrences(words, kind)
      .filter(
        ({ certain, first }) =>
          (certain && !VOCABULARY[kind].onlyWhenBought) || isBought(words, first),
      )
      // « salaire du chargé de mission » is told once.
      .filter(({ first }, i, all) => clauseOf(words, first) !== clauseOf(words, all[i - 1]?.first))
      .map(({ first, last }) => ({ kind, quotation: passage(text, words, first, last) })),
  )
}

/** The terms of a kind that stand for spending, and not for the subject of a service or for something denied. */
function occurrences(words: readonly Word[], kind: SpendingKind) {
  const lookup = lookups.get(kind)
  if (lookup === undefined) return []
  return findTerms(words, lookup.terms)
    .filter(({ first, last }) => {
      const before = clauseBefore(words, first)
      const after = words.slice(last + 1, last + 5).map((word) => word.folded)
      return !(
        means.has(before.at(-1) ?? '') ||
        isDenied(before) ||
        isDeniedAfter(words, last) ||
        isSubjectOfService(before) ||
        after.some((word) => lookup.unlessFollowedBy.has(word))
      )
    })
    .map(({ term: certain, first, last }) => ({ certain, first, last }))
}

const clauseOf = (words: readonly Word[], at: number | undefined): number | undefined =>
  at === undefined ? undefined : words[at]?.clause

const clauseBefore = (words: readonly Word[], first: number): string[] =>
  words
    .slice(Math.max(0, first - 12), first)
    .filter((word) => word.clause === words[first]?.clause)
    .map((word) => word.folded)

const isDenied = (before: readonly string[]): boolean =>
  before.some((word, i) => denials.has(word) && !notDenials.has(before[i + 1] ?? ''))

const isDeniedAfter = (words: readonly Word[], last: number): boolean =>
  words
    .slice(last + 1, last + 16)
    .some(
      ({ folded, sentence }, i, after) =>
        sentence === words[last]?.sentence &&
        folded === 'pas' &&
        notAsked.has(after[i + 1]?.folded ?? ''),
    )

const isSubjectOfService = (before: readonly string[]): boolean => {
  const nearest = before.findLast((word) => services.has(word) || buying.has(word))
  return nearest !== undefined && services.has(nearest)
}

const isBought = (words: readonly Word[], first: number): boolean => {
  const sentence = words[first]?.sentence
  return (
    words.some((word) => word.sentence === sentence && buying.has(word.folded)) ||
    words.slice(Math.max(0, first - 2), first).some((word) => /^\d+$/.test(word.folded))
  )
}

/** True when a budget line buys a service about something, and not the thing: « formation à Excel ». */
export const isService = (label: string): boolean => {
  const words = wordsOf(label).map((word) => word.folded)
  return words.some((word) => helping.has(word)) && !words.some((word) => licences.has(word))
}
