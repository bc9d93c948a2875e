import type { Nature } from './kinds.ts'
import type { Head } from './lexicon.ts'
import { isPriced } from './listed.ts'
import type { Saying } from './sayings.ts'
import { isArticle, isMeans, isNumber, type Said } from './sentences.ts'
import type { Suspect } from './suspect.ts'
import { AROUND, ITSELF } from './vocabulary/points.ts'
import type { Word } from './words.ts'

/** What stands around a thing: what words say, numbers, and the names of spending, of services, of anything else. */
export type Sign = Saying | 'number' | 'spending' | 'software' | 'service' | 'other'

/** People and their pay are spoken of otherwise than things. */
export const manner = ({ nature }: Suspect): 'people' | 'things' =>
  nature === 'staff' ? 'people' : 'things'

/** In tenths of the logarithm of the odds: what no rule sees is told only when the signs leave little doubt. */
const ENOUGH = 15

/** Whether the signs around a thing speak clearly for its being paid for, where no rule says it. */
export const isLikely = (said: Said, suspect: Suspect): boolean =>
  pointsOf(said, suspect) > ENOUGH + leastPoints(said)

/** A sentence among many is less likely to be the one that announces it. */
export const leastPoints = ({ words }: Said): number =>
  10 * Math.log(1 + Math.min(MANY, words.at(-1)?.sentence ?? 0))

const MANY = 10

function pointsOf(said: Said, suspect: Suspect): number {
  const itself = ITSELF[manner(suspect)]
  const around = AROUND[manner(suspect)]
  let points = 0
  for (const sign of signsOf(said, suspect)) points += itself[sign] ?? 0
  for (const [place, signs] of signsAround(said, suspect).entries())
    for (const sign of signs) points += around[sign]?.[place] ?? 0
  return points
}

/** What the thing is, and how its sentence brings it in. */
export function signsOf({ words }: Said, { term, nature, first, last }: Suspect): string[] {
  const [article, before] = broughtIn(words, first)
  return [
    'any',
    term.role === 'excluded' ? `${nature}, ${term.sure}` : term.role,
    `${article} before it`,
    `${before} before its article`,
    isMeans(words, first, nature) ? 'a means' : '',
    isPriced(words, first, last) ? 'priced' : '',
  ].filter((sign) => sign !== '')
}

/** The two words before it, by what they tell: « par leurs portables », « deux écrans », « : clavier ». */
function broughtIn(words: readonly Word[], first: number): readonly [string, string] {
  const { clause, sentence } = words[first] ?? {}
  const [before, article] = [words[first - 2], words[first - 1]]
  if (article?.sentence !== sentence) return ['nothing', 'nothing']
  if (article?.clause !== clause) return ['a sign', 'nothing']
  return [tell(article), before?.sentence === sentence ? tell(before) : 'nothing']
}

function tell(word: Word | undefined): string {
  if (word === undefined) return 'nothing'
  if (isNumber(word)) return 'a number'
  if (SMALL.test(word.folded)) return `« ${word.folded} »`
  return isArticle(word) ? 'an article' : 'a word'
}

const SMALL =
  /^(?:une?|les?|la|l|de|d|du|des|aux?|a|en|sur|par|pour|avec|sans|nos|notre|leur|ses?|son|sa|chaque|comme|et|ou)$/

/** The signs that stand before a thing and after it, said of it; and earlier and later in its sentence. */
export function signsAround(said: Said, { first, last, from }: Suspect): readonly Set<Sign>[] {
  const { words } = said
  const { sentence, clause } = words[last] ?? {}
  let start = from
  while (start > from - FARTHEST && words[start - 1]?.sentence === sentence) start--
  let until = last + 1
  while (words[until]?.clause === clause && until < last + FARTHEST) until++
  let end = until
  while (words[end]?.sentence === sentence && end < until + FARTHEST) end++
  return [
    signsFrom(said, from, first),
    signsFrom(said, last + 1, until),
    signsFrom(said, start, from),
    signsFrom(said, until, end),
  ]
}

/** What stands farther away in a sentence says little of it. */
const FARTHEST = 40

function signsFrom({ by, words, heads }: Said, from: number, to: number): Set<Sign> {
  const signs = new Set<Sign>(by.slice(from, Math.max(from, to)).flat())
  for (const word of words.slice(from, Math.max(from, to))) if (isNumber(word)) signs.add('number')
  for (const { term, first, last } of heads) {
    if (first < from || last >= to) continue
    const { role } = term
    if (natureOf(term) !== null) signs.add('spending')
    else if (role === 'software' || role === 'service' || role === 'other') signs.add(role)
  }
  return signs
}

export function natureOf(head: Head): Nature | null {
  if (head.role === 'excluded') return head.nature
  if (head.role === 'renting') return 'running-costs'
  return head.role === 'people' ? 'staff' : null
}
