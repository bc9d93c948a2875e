import type { Saying } from './sayings.ts'
import { isArticle, isDenied, isNumber, isSaid, type Said } from './sentences.ts'
import type { Suspect } from './suspect.ts'
import { LOOKING } from './vocabulary/prose.ts'
import { isSmall, termWords, type Word } from './words.ts'

const looking = new Set(LOOKING.map((term) => termWords(term)[0] ?? ''))
/** « Modernisation », « Équipement »: the name of an action. */
const ACTION = /(?:tion|sion|age|ement|ance|volet|materiel|besoin|depense|budget|investissement)$/
const LONGEST_TITLE = 14

/** « Modernisation de la salle du conseil : micros, écran et caméra »: a title, and what is bought. */
export function isListed(said: Said, text: string, { first, term }: Suspect): boolean {
  const { words, by } = said
  if (term.role === 'people') return false
  const sentence = words[first]?.sentence
  let start = first
  while (start > 0 && words[start - 1]?.sentence === sentence) start--
  const colon = text.lastIndexOf(':', words[first]?.start)
  const end = words.findIndex((word) => word.start > colon)
  if (colon < (words[start]?.start ?? 0) || end <= start || end - start > LONGEST_TITLE)
    return false
  while (isArticle(words[start])) start++
  const title = words.slice(start, end)
  if (!isTitle(said, title, start)) return false
  if (isSaid(said, 'worked', start + 1, end) || isDenied(words, by, start, first)) return false
  return isItem(words, end, first)
}

/** « Modernisation de la salle », « Nous voulons moderniser l’outil de travail » */
function isTitle({ by }: Said, title: readonly Word[], start: number): boolean {
  const [begin] = title
  if (begin === undefined || looking.has(begin.folded)) return false
  return (
    ACTION.test(begin.folded) ||
    title.some(
      ({ folded }, i) => MATERIAL.test(folded) || by[start + i]?.some((one) => BUYING.has(one)),
    )
  )
}

const MATERIAL =
  /^(?:modernise|modernisee|rajeuni|materiel|equipement|besoin|investissement|depense|outil)$/
const BUYING = new Set<Saying>(['bought', 'replaced', 'wanted'])

/** Nothing but small words and numbers before it since the last sign. */
function isItem(words: readonly Word[], from: number, first: number): boolean {
  const clause = words[first]?.clause
  return words
    .slice(from, first)
    .filter((word) => word.clause === clause)
    .every((word) => isSmall(word.folded) || isNumber(word) || word.folded === 'et')
}

/** « 9 800 € de matériel », « deux portables (1 800 €) » */
export function isPriced(words: readonly Word[], first: number, last: number): boolean {
  const link = words[first - 1]?.folded ?? ''
  if (['de', 'd', 'pour', 'en'].includes(link) && isMoney(words[first - 2])) return true
  let from = last + 1
  while (from < last + MOST_ADJECTIVES && !isAmount(words[from])) from++
  let to = from
  while (to < from + 4 && isAmount(words[to])) to++
  return to > from && words[to]?.sentence === words[last]?.sentence && isMoney(words[to])
}

/** « des stations reconditionnées, à 420 € » */
const MOST_ADJECTIVES = 4
const isAmount = (word: Word | undefined): boolean => /^\d+$/.test(word?.folded ?? '')
const isMoney = (word: Word | undefined): boolean => /^(?:€|euro|ke)$/.test(word?.folded ?? '')
