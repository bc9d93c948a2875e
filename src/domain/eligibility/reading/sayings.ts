import * as prose from './vocabulary/prose.ts'
import { beginning, findTerms, indexTerms, termWords, type Word } from './words.ts'

/** What a word, or a few together, say of the things that stand around them. */
export type Saying =
  /** Of money, of buying, of hiring: of the whole sentence. */
  | 'paid'
  | 'bought'
  | 'received'
  | 'hired'
  | 'hired-perhaps'
  | 'valued'
  | 'wanted'
  /** Somebody else pays, or nobody has decided: of the whole sentence. */
  | 'elsewhere'
  /** It is there already: of the clause. */
  | 'there'
  /** What is old goes, and another comes; there is to be less of it; it is worked upon: of what follows. */
  | 'replaced'
  | 'saved'
  | 'worked'

const LISTS: readonly (readonly [Saying, readonly string[]])[] = [
  ['paid', prose.PAID],
  ['bought', prose.BOUGHT],
  ['received', prose.RECEIVED],
  ['valued', prose.VALUED],
  ['wanted', prose.WANTED],
  ['hired', prose.HIRED],
  ['hired-perhaps', prose.HIRED_PERHAPS],
  ['elsewhere', prose.ELSEWHERE],
  ['there', prose.THERE_ALREADY],
  ['replaced', prose.REPLACED],
  ['saved', prose.SAVED],
  ['worked', prose.WORKED],
]
const listed = LISTS.flatMap(([term, texts]) => texts.map((text) => ({ term, text })))

const asSet = (terms: readonly string[]) => new Set(terms.flatMap(termWords))
const notStems = asSet(prose.NOT_STEMS)
const namesAfterArticle = asSet(prose.NAMES_AFTER_ARTICLE)
const articles = asSet(prose.ARTICLES)
const auxiliaries = asSet(prose.AUXILIARIES)
const betweenAuxiliary = asSet(prose.BETWEEN_AUXILIARY)
const participles = asSet(prose.PARTICIPLES)

const stems = new Map<string, Saying[]>()
const wholes = new Map<string, Saying[]>()
for (const { term, text } of listed) {
  if (termWords(text).length > 1) continue
  const [index, key] = text.endsWith('*')
    ? [stems, beginning(text.slice(0, -1))]
    : [wholes, termWords(text)[0] ?? '']
  index.set(key, [...(index.get(key) ?? []), term])
}
const together = indexTerms([
  ...listed.filter(({ text }) => termWords(text).length > 1),
  ...prose.NAMES_OF_WORK.map((text) => ({ text, term: null })),
])

const NOTHING: readonly Saying[] = []
const LONGEST_STEM = Math.max(...[...stems.keys()].map((stem) => stem.length))

/** Texts say the same words again and again; what a hostile one says is not kept. */
const MOST_KEPT = 5_000
const kept = new Map<string, readonly Saying[]>()

function sayingsOf(folded: string): readonly Saying[] {
  const known = kept.get(folded)
  if (known !== undefined) return known
  const found = new Set(wholes.get(folded))
  if (!notStems.has(folded))
    for (let length = 2; length <= folded.length && length <= LONGEST_STEM; length++)
      for (const saying of stems.get(folded.slice(0, length)) ?? []) found.add(saying)
  const sayings = found.size > 0 ? [...found] : NOTHING
  if (kept.size < MOST_KEPT) kept.set(folded, sayings)
  return sayings
}

/** What each word of a text says, by its place. */
export function sayingsIn(words: readonly Word[]): readonly (readonly Saying[])[] {
  const said = words.map(({ folded }, i) => {
    if (namesAfterArticle.has(folded) && articles.has(words[i - 1]?.folded ?? '')) return NOTHING
    return isPast(words, i) ? PAST : sayingsOf(folded)
  })
  for (const { term, first, last } of findTerms(words, together))
    if (term === null) said.fill(NOTHING, first, last + 1)
    else said[first] = [...(said[first] ?? NOTHING), term]
  return said
}

const PAST: readonly Saying[] = ['there']

/** « a acheté », « ont déjà été recrutés »: done, and not asked for. */
function isPast(words: readonly Word[], at: number): boolean {
  if (!participles.has(words[at]?.folded ?? '')) return false
  let i = at - 1
  while (i > at - 4 && betweenAuxiliary.has(words[i]?.folded ?? '')) i--
  return auxiliaries.has(words[i]?.folded ?? '')
}
