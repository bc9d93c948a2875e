import { type Aside, type Head, isAside, type Lexicon } from './lexicon.ts'
import * as grammar from './vocabulary/grammar.ts'
import { isSmall, termAt, termWords, type Word } from './words.ts'

const asSet = (words: readonly string[]) => new Set(words.flatMap(termWords))
const prepositions = asSet(grammar.PREPOSITIONS)
const recurring = asSet(grammar.RECURRING)
const accessory = asSet(grammar.ACCESSORY)
const likeAdjectives = asSet(grammar.LIKE_ADJECTIVES)

export const isPreposition = ({ folded }: Word): boolean => prepositions.has(folded)

export interface HeadFound {
  readonly head: Head | null
  /** The words of the head, from `at` to before `next`. */
  readonly at: number
  readonly next: number
  readonly counted: boolean
  readonly aside: ReadonlySet<Aside>
  /** Words before the head that are not known, and where they begin. */
  readonly strangers: readonly string[]
  readonly from: number
}

/** The head of a phrase, once buying words and quantities are set aside. */
export function headOf(words: readonly Word[], lexicon: Lexicon): HeadFound {
  const aside = new Set<Aside>()
  const strangers: string[] = []
  let counted = false
  let from: number | null = null
  let i = 0
  while (i < words.length) {
    const folded = words[i]?.folded ?? ''
    const hit = termAt(words, i, lexicon.heads)
    const isAdjective =
      likeAdjectives.has(folded) &&
      hit?.last === i &&
      strangers.length > 0 &&
      isComplement(words[i + 1])
    if (hit !== null && !isAdjective && !(isSmall(folded) && hit.last === i)) {
      const { role } = hit.term
      const isRank = hit.last === i && folded === 'poste' && isNumber(words[i + 1])
      if (!isAside(role) && !isRank)
        return {
          head: hit.term,
          at: i,
          next: hit.last + 1,
          counted,
          aside,
          strangers,
          from: from ?? i,
        }
      if (isAside(role)) aside.add(role)
      i = hit.last + 1
      while (isSmall(words[i]?.folded ?? '')) i++
    } else if (isNumber(words[i])) {
      counted = true
      i++
    } else if (prepositions.has(folded) && (strangers.length > 0 || !lexicon.fillers.has(folded)))
      break
    else {
      if (!lexicon.fillers.has(folded)) {
        strangers.push(folded)
        from ??= i
      }
      i++
    }
  }
  return { head: null, at: i, next: i, counted, aside, strangers, from: from ?? i }
}

/** « version mobile du site » */
const isComplement = (word: Word | undefined): boolean => word !== undefined && isPreposition(word)

const isNumber = (word: Word | undefined): boolean => word !== undefined && /^\d/.test(word.folded)

/** Comes back every year when the line says so: hosting, support. */
export const isRecurring = (words: readonly Word[], { at, next }: HeadFound): boolean =>
  words.slice(at, next).some(({ folded }) => recurring.has(folded))

/** Goes with a purchase: delivery, configuration. */
export const isAccessory = (words: readonly Word[], { at, next }: HeadFound): boolean =>
  words.slice(at, next).some(({ folded }) => accessory.has(folded))
