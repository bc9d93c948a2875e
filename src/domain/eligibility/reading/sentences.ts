import * as prose from './vocabulary/prose.ts'
import { beginning, findTerms, indexTerms, termWords, type Word } from './words.ts'

/** What a word, or a few together, say of the sentence or of the clause that they stand in. */
type Saying =
  /** Of money, of buying, of hiring; of work upon the thing. */
  | 'paid'
  | 'bought'
  | 'hired'
  | 'worked'
  /** Somebody else pays, or it is to be saved. */
  | 'elsewhere'
  /** It is there already: of the clause. */
  | 'there'

/** What the sentences and clauses of a text say, by their numbers. */
export interface Said {
  readonly sentences: Readonly<Record<Exclude<Saying, 'there' | 'worked'>, ReadonlySet<number>>>
  /** Sentences that buy what the one before names: « L’aide permettrait d’en acheter deux. » */
  readonly takenUpAgain: ReadonlySet<number>
  /** Clauses that say that it is there already. */
  readonly thereAlready: ReadonlySet<number>
}

const SAYINGS: readonly (readonly [Saying, readonly string[]])[] = [
  ['paid', prose.MONEY_STEMS],
  ['bought', prose.BUYING_STEMS],
  ['hired', prose.HIRING_STEMS],
  ['worked', prose.WORKING_STEMS],
]

/** Beginnings of words. */
const stems = new Map<string, Set<Saying>>()
for (const [saying, terms] of SAYINGS)
  for (const term of terms.filter((one) => !one.includes(' ')))
    stems.set(beginning(term), (stems.get(beginning(term)) ?? new Set<Saying>()).add(saying))

/** Words that stand together, and whole words. */
const signs = indexTerms<Saying>([
  ...prose.ELSEWHERE.map((text) => ({ text, term: 'elsewhere' as const })),
  ...prose.THERE_ALREADY.map((text) => ({ text, term: 'there' as const })),
  ...SAYINGS.flatMap(([term, texts]) =>
    texts.filter((text) => text.includes(' ')).map((text) => ({ text, term })),
  ),
])

const asSet = (terms: readonly string[]) => new Set(terms.flatMap(termWords))
const notStems = asSet(prose.NOT_STEMS)
const pay = indexTerms(prose.PAY.map((text) => ({ text, term: true })))
const means = asSet(prose.MEANS)
const denials = asSet(prose.DENIALS)
const notDenials = asSet(prose.NOT_DENIALS)
const notAsked = asSet(prose.NOT_ASKED)
const notStaffAfter = asSet(prose.NOT_STAFF_AFTER)
const numbers = asSet(prose.NUMBERS)
const buyAgain = asSet(prose.BUY_AGAIN)

export function whatIsSaid(words: readonly Word[]): Said {
  const sentences = {
    paid: new Set<number>(),
    bought: new Set<number>(),
    hired: new Set<number>(),
    elsewhere: new Set<number>(),
  }
  const takenUpAgain = new Set<number>()
  const thereAlready = new Set<number>()
  const say = (saying: Saying, { sentence, clause }: Word): void => {
    if (saying === 'there') thereAlready.add(clause)
    else if (saying !== 'worked') sentences[saying].add(sentence)
  }
  for (const [i, word] of words.entries()) {
    for (const saying of sayingsOf(word)) say(saying, word)
    if (buyAgain.has(word.folded) && words[i - 1]?.folded === 'en') takenUpAgain.add(word.sentence)
  }
  for (const { term, first } of findTerms(words, signs)) {
    const word = words[first]
    if (word !== undefined) say(term, word)
  }
  return { sentences, takenUpAgain, thereAlready }
}

const LONGEST_STEM = 16

function* sayingsOf({ folded }: Word): Generator<Saying> {
  if (notStems.has(folded)) return
  for (let length = 1; length <= folded.length && length <= LONGEST_STEM; length++)
    yield* stems.get(folded.slice(0, length)) ?? []
}

export const isBoughtWord = (word: Word): boolean => [...sayingsOf(word)].includes('bought')
export const isWorkedUpon = (word: Word): boolean => [...sayingsOf(word)].includes('worked')
export const isNumber = (word: Word | undefined): boolean =>
  word !== undefined && (/^\d/.test(word.folded) || numbers.has(word.folded))

export const isPay = (words: readonly Word[], first: number, last: number): boolean =>
  findTerms(words.slice(first, last + 1), pay).length > 0

/** The words of its clause that come before it, as they fold. */
export function clauseBefore(words: readonly Word[], first: number): string[] {
  let from = first
  while (from > first - 12 && words[from - 1]?.clause === words[first]?.clause) from--
  return words.slice(from, first).map(({ folded }) => folded)
}

export const isMeans = (before: readonly string[]): boolean => means.has(before.at(-1) ?? '')

/** « l’abonné voit sa consommation » */
export const isOfAUser = (before: readonly string[]): boolean =>
  /^(?:son|sa|ses)$/.test(before.at(-1) ?? '')

export const isDenied = (before: readonly string[]): boolean =>
  before.some((word, i) => denials.has(word) && !notDenials.has(before[i + 1] ?? ''))

/** « les salaires ne sont pas demandés » */
export const isDeniedAfter = (words: readonly Word[], last: number): boolean =>
  words
    .slice(last + 1, last + 24)
    .some(
      ({ folded, sentence }, i, after) =>
        folded === 'pas' &&
        sentence === words[last]?.sentence &&
        notAsked.has(after[i + 1]?.folded ?? ''),
    )

/** « recrutement d’un prestataire », « rémunération du cabinet » */
export function isOfAProvider(words: readonly Word[], last: number): boolean {
  for (const { folded } of words.slice(last + 1, last + 5)) {
    if (folded === 'pour' || folded === 'afin') return false
    if (notStaffAfter.has(folded)) return true
  }
  return false
}
