import { remembering } from '../../remember.ts'

/** Longer texts are read up to here: what an applicant pastes must not occupy the worker. */
const LONGEST = 20_000

export const isReadWhole = (text: string): boolean => text.length <= LONGEST

/** A word of a text, where it stands, and the sentence and clause it belongs to. */
export interface Word {
  /** Without case, accents or plural mark. */
  readonly folded: string
  readonly start: number
  readonly end: number
  readonly sentence: number
  readonly clause: number
}

/** A word, the end of a sentence, or a sign inside one. */
const PIECES = /[\p{L}\p{N}]+|[€.;!?\n•,:()/+&]| [-–—] /gu
const SENTENCE_ENDS = new Set([...'.;!?\n•'])
const SIGNS = new Set([...SENTENCE_ENDS, ...',:()/+&', ' - ', ' – ', ' — '])
const IN_AMOUNT = /^(?:\d+|€|euro)$/
const PLAIN = /^[A-Za-z0-9]+$/
const CLAUSE_WORDS = new Set(['et', 'ou', 'ainsi', 'puis', 'mais', 'dont', 'plus'])

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let sentence = 0
  let clause = 0
  for (const { 0: piece, index } of text.slice(0, LONGEST).matchAll(PIECES)) {
    if (SIGNS.has(piece)) {
      clause++
      if (SENTENCE_ENDS.has(piece)) sentence++
      continue
    }
    const folded = fold(piece)
    if (CLAUSE_WORDS.has(folded)) clause++
    words.push({ folded, start: index, end: index + piece.length, sentence, clause })
  }
  return words
}

/** The words of what may be a long text, that several readers ask for. */
export const wordsOfText: (text: string) => readonly Word[] = remembering(wordsOf)

/** A term as the words to look for, in the same folded form. */
export const termWords = (term: string): string[] => wordsOf(term).map((word) => word.folded)

/** Words that people put in or leave out: « fourniture(s) (de) bureau ». */
const SMALL = new Set([
  'de',
  'du',
  'des',
  'd',
  'le',
  'la',
  'les',
  'l',
  'un',
  'une',
  'a',
  'au',
  'aux',
  'en',
])
export const isSmall = (folded: string): boolean => SMALL.has(folded)

interface Entry<T> {
  readonly words: readonly string[]
  readonly term: T
}

/** Terms by their first word, the longest first. Small words inside a term may be there or not. */
export type Terms<T> = ReadonlyMap<string, readonly Entry<T>[]>

/** @param listed where a term stands twice, the first counts */
export function indexTerms<T>(listed: readonly { text: string; term: T }[]): Terms<T> {
  const index = new Map<string, Entry<T>[]>()
  for (const { text, term } of listed) {
    const all = termWords(text)
    const words = all.filter((word, i) => i === 0 || !SMALL.has(word))
    const [first] = words
    if (first === undefined) continue
    const entries = index.get(first) ?? []
    index.set(first, entries)
    const same = entries.some(
      (entry) =>
        entry.words.length === words.length && entry.words.every((word, i) => word === words[i]),
    )
    if (!same) entries.push({ words, term })
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return index
}

export interface Found<T> {
  readonly term: T
  readonly first: number
  readonly last: number
}

/** The longest term that begins at this word. */
export function termAt<T>(words: readonly Word[], at: number, terms: Terms<T>): Found<T> | null {
  const entries = terms.get(words[at]?.folded ?? '')
  if (entries === undefined) return null
  for (const entry of entries) {
    const last = lastWordOf(words, at, entry.words)
    if (last !== null) return { term: entry.term, first: at, last }
  }
  return null
}

/** « mise à la disposition de l’agent »; more small words together are no French. */
const MOST_SMALL_WORDS = 3

function lastWordOf(words: readonly Word[], at: number, sought: readonly string[]): number | null {
  let place = at
  for (let i = 1; i < sought.length; i++) {
    place++
    const limit = place + MOST_SMALL_WORDS
    while (
      place < limit &&
      words[place]?.folded !== sought[i] &&
      isSmall(words[place]?.folded ?? '')
    )
      place++
    if (words[place]?.folded !== sought[i]) return null
  }
  return place
}

/** The terms found in a text, never overlapping. */
export function findTerms<T>(words: readonly Word[], terms: Terms<T>): Found<T>[] {
  const found: Found<T>[] = []
  for (let first = 0; first < words.length; first++) {
    const hit = termAt(words, first, terms)
    if (hit === null) continue
    found.push(hit)
    first = hit.last
  }
  return found
}

/** The words of a passage as written, with a few around it inside its sentence. */
export function passage(
  text: string,
  words: readonly Word[],
  first: number,
  last: number,
  before = 3,
  after = 6,
): string {
  const sentence = words[first]?.sentence
  let end = last + after + 1
  // An amount is never cut in two.
  while (IN_AMOUNT.test(words[end]?.folded ?? '')) end++
  const near = words
    .slice(Math.max(0, first - before), end)
    .filter((word) => word.sentence === sentence)
  while (near[0]?.folded === '€') near.shift()
  return text.slice(near[0]?.start, near.at(-1)?.end)
}

/** Texts hold the same words again and again; those of a hostile one are not kept. */
const MOST_KEPT = 5_000
const kept = new Map<string, string>()

function fold(piece: string): string {
  const known = kept.get(piece)
  if (known !== undefined) return known
  const folded = folding(piece)
  if (kept.size < MOST_KEPT) kept.set(piece, folded)
  return folded
}

function folding(piece: string): string {
  const plain = PLAIN.test(piece) ? piece.toLowerCase() : foldWord(piece)
  if (plain.length > 4 && /[^e]aux$/.test(plain)) return `${plain.slice(0, -2)}l`
  return plain.length > 3 && /[sx]$/.test(plain) ? plain.slice(0, -1) : plain
}

/** The beginning of a word, in the folded form, its plural mark kept. */
export const beginning = (text: string): string => foldWord(text)

/** What `foldLabel` does, as far as a word needs it. */
const foldWord = (piece: string): string =>
  piece
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()

/** As a text says them: folded, with one space between the words. */
export const asTexts = (terms: readonly string[]) =>
  new Set(terms.map((term) => termWords(term).join(' ')))

/** The words of something found, as above. */
export function written(words: readonly Word[], { first, last }: Found<unknown>): string {
  let text = words[first]?.folded ?? ''
  for (let i = first + 1; i <= last; i++) text += ` ${words[i]?.folded}`
  return text
}
