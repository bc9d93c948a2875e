import { type HeadFound, isAccessory, isPreposition } from './head.ts'
import type { Nature } from './kinds.ts'
import { type Head, isAside, type Lexicon, type Sign } from './lexicon.ts'
import { PLAIN } from './vocabulary/grammar.ts'
import { findTerms, isSmall, termWords, type Word } from './words.ts'

interface Line {
  /** What follows the head. */
  readonly after: readonly Word[]
  readonly lexicon: Lexicon
  readonly has: (sign: Sign) => boolean
}

const plainWords = new Set(PLAIN.flatMap(termWords))
const DESCRIBING = ['otherUsers', 'inHouse', 'periodic', 'existing'] as const satisfies Sign[]

/** Nothing beside an excluded thing makes another of it: « revue » is running costs, « revue de code » may not be. */
export function isPlain(found: HeadFound, { after, lexicon, has }: Line, nature: Nature): boolean {
  if (has('onLine') || found.strangers.length > 0) return false
  const heads = findTerms(after, lexicon.heads)
  const isOther = heads.some(
    ({ term, first, last }) =>
      !goesWith(term, nature) && !isAccessory(after, { ...found, at: first, next: last + 1 }),
  )
  if (isOther) return false
  if (found.aside.has('buying') || found.counted) return true
  const known = new Set<Word>()
  const isKnown = ({ first, last }: { first: number; last: number }) => {
    for (const word of after.slice(first, last + 1)) known.add(word)
  }
  heads.forEach(isKnown)
  for (const sign of DESCRIBING) findTerms(after, lexicon.signs[sign]).forEach(isKnown)
  return after.every(
    (word) =>
      known.has(word) ||
      isSmall(word.folded) ||
      isPreposition(word) ||
      lexicon.fillers.has(word.folded) ||
      plainWords.has(word.folded) ||
      /\d/.test(word.folded),
  )
}

const goesWith = (head: Head, nature: Nature): boolean =>
  isAside(head.role) ||
  head.role === 'people' ||
  (head.role === 'excluded' && head.nature === nature)
