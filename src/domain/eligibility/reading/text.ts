import { excludedKind, type Nature, type SpendingKind } from './kinds.ts'
import type { Head, Lexicon } from './lexicon.ts'
import * as prose from './vocabulary/prose.ts'
import {
  type Found,
  findTerms,
  indexTerms,
  isSmall,
  passage,
  termWords,
  type Word,
  wordsOf,
} from './words.ts'

export interface Mention {
  readonly kind: SpendingKind
  /** The applicant’s own words. */
  readonly quotation: string
}

const asSet = (words: readonly string[]) => new Set(words.flatMap(termWords))
const signs = (texts: readonly string[]) => indexTerms(texts.map((text) => ({ text, term: true })))
const means = asSet(prose.MEANS)
const denials = asSet(prose.DENIALS)
const notDenials = asSet(prose.NOT_DENIALS)
const notAsked = asSet(prose.NOT_ASKED)
const notStems = asSet(prose.NOT_STEMS)
const notStaffAfter = asSet(prose.NOT_STAFF_AFTER)
const cancelling = signs(prose.CANCELLING)
const pay = signs(prose.PAY)

interface Excluded extends Found<Head> {
  readonly nature: Nature
  readonly kind: SpendingKind
}

/** Where a free text speaks of paying for such spending. A clue for a person, never a proof. */
export function spendingNamedIn(
  text: string,
  kinds: readonly SpendingKind[],
  lexicon: Lexicon,
): Mention[] {
  const words = wordsOf(text)
  const hits = findTerms(words, lexicon.heads)
  const told = new Set<string>()
  return hits.flatMap((hit, i) => {
    const nature = natureOf(hit.term)
    const kind = nature && excludedKind(nature, kinds)
    if (nature === null || kind === null) return []
    const excluded: Excluded = { ...hit, nature, kind }
    if (!isAnnounced(words, excluded, hits.slice(0, i))) return []
    // « salaire du chargé de mission » is told once.
    const where = `${kind} ${words[hit.first]?.clause}`
    if (told.has(where)) return []
    told.add(where)
    return [{ kind, quotation: passage(text, words, hit.first, hit.last) }]
  })
}

const natureOf = (head: Head): Nature | null =>
  head.role === 'excluded' ? head.nature : head.role === 'people' ? 'staff' : null

function isAnnounced(
  words: readonly Word[],
  hit: Excluded,
  before: readonly Found<Head>[],
): boolean {
  const { first, last, nature } = hit
  const sentence = words[first]?.sentence
  const own = words.filter((word) => word.sentence === sentence)
  const clause = clauseBefore(words, first)
  if (means.has(clause.at(-1) ?? '') || isDenied(clause) || isDeniedAfter(words, last)) return false
  if (findTerms(own, cancelling).length > 0) return false
  if (isSubject(words, hit, before)) return false
  if (nature === 'staff') {
    const after = words.slice(last + 1, last + 5).map((word) => word.folded)
    if (after.some((word) => notStaffAfter.has(word))) return false
    if (findTerms(words.slice(first, last + 1), pay).length > 0) return true
  }
  const money = own.some((word) => startsWith(word, MONEY))
  if (hit.term.role === 'people')
    return own.some((word) => /^(?:recrut|embauch|financ|salair)/.test(word.folded)) && money
  if (nature === 'staff') return money || own.some((word) => startsWith(word, BUYING))
  if (nature === 'running-costs') return money || own.some((word) => startsWith(word, BUYING))
  return money || isCounted(words, first) || own.some((word) => startsWith(word, BUYING))
}

const BUYING = prose.BUYING_STEMS
const MONEY = prose.MONEY_STEMS
const startsWith = ({ folded }: Word, stems: readonly string[]): boolean =>
  !notStems.has(folded) && stems.some((stem) => folded.startsWith(stem))

const isCounted = (words: readonly Word[], first: number): boolean =>
  words
    .slice(Math.max(0, first - 2), first)
    .some(({ folded }) => /^\d+$/.test(folded) || NUMBERS.has(folded))
const NUMBERS = asSet([
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'douze',
  'quinze',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'cent',
  'plusieurs',
])

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

/** « formation à l’ordinateur », « migration des postes »: only what a service or a software is about. */
function isSubject(
  words: readonly Word[],
  hit: Found<Head>,
  before: readonly Found<Head>[],
): boolean {
  const clause = words[hit.first]?.clause
  const nearest = before.findLast(
    ({ term, last }) => words[last]?.clause === clause && term.role !== 'holder',
  )
  if (nearest === undefined) return false
  const { role } = nearest.term
  if (role !== 'service' && role !== 'software' && role !== 'work' && role !== 'lending')
    return false
  const between = words.slice(nearest.last + 1, hit.first)
  return (
    !between.some((word) => startsWith(word, BUYING)) &&
    (between.length === 0 ||
      between.some(({ folded }) => isSmall(folded) || folded === 'pour' || folded === 'sur'))
  )
}
