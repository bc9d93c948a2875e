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

const PIECES = /[\p{L}\p{N}]+|€|[.;!?\n•]|[,:()/+&]| [-–—] /gu
const IN_AMOUNT = /^(?:\d+|€|euro)$/
const PLAIN = /^[A-Za-z0-9]+$/
const WORD = /[\p{L}\p{N}€]/u
const CLAUSE_WORDS = new Set(['et', 'ou', 'ainsi', 'puis', 'mais', 'dont', 'plus'])

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let sentence = 0
  let clause = 0
  for (const match of text.slice(0, LONGEST).matchAll(PIECES)) {
    const [piece] = match
    if (!WORD.test(piece)) {
      clause++
      if (/[.;!?\n•]/.test(piece)) sentence++
      continue
    }
    const folded = fold(piece)
    if (CLAUSE_WORDS.has(folded)) clause++
    words.push({ folded, start: match.index, end: match.index + piece.length, sentence, clause })
  }
  return words
}

/** A term as the words to look for, in the same folded form. */
export const termWords = (term: string): string[] => wordsOf(term).map((word) => word.folded)

/** The terms found in a text, the longest first where several begin at one word, never overlapping. */
export function findTerms<T>(
  words: readonly Word[],
  terms: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly term: T }[]>,
): { term: T; first: number; last: number }[] {
  const found: { term: T; first: number; last: number }[] = []
  for (let first = 0; first < words.length; first++) {
    const hit = terms
      .get(words[first]?.folded ?? '')
      ?.find((candidate) => candidate.words.every((word, i) => words[first + i]?.folded === word))
    if (hit === undefined) continue
    const last = first + hit.words.length - 1
    found.push({ term: hit.term, first, last })
    first = last
  }
  return found
}

/** Terms by their first word, the longest first, for `findTerms`. */
export function indexTerms<T>(terms: readonly { text: string; term: T }[]) {
  const index = new Map<string, { words: string[]; term: T }[]>()
  for (const { text, term } of terms) {
    const words = termWords(text)
    const first = words[0] ?? ''
    index.set(first, [...(index.get(first) ?? []), { words, term }])
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return index
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

/** Most words have no accent, and folding is where the time of an opinion goes. */
function fold(piece: string): string {
  const plain = PLAIN.test(piece) ? piece.toLowerCase() : foldWord(piece)
  return plain.length > 3 && /[sx]$/.test(plain) ? plain.slice(0, -1) : plain
}

/** What `foldLabel` does, as far as a word needs it. */
const foldWord = (piece: string): string =>
  piece
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
