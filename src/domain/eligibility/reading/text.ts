import { remembering } from '../../remember.ts'
import { isAnnounced, isPerhaps } from './announced.ts'
import { excludedKind, type Nature, type SpendingKind } from './kinds.ts'
import { type Head, isAside, type Lexicon } from './lexicon.ts'
import { isListed } from './listed.ts'
import {
  isArticle,
  isMeans,
  isNumber,
  isTowards,
  reachOf,
  type Said,
  whatIsSaid,
} from './sentences.ts'
import { isSubject } from './subject.ts'
import type { Suspect } from './suspect.ts'
import { LIKE_ADJECTIVES } from './vocabulary/grammar.ts'
import { NOT_IN_PROSE } from './vocabulary/prose.ts'
import {
  asTexts,
  type Found,
  findTerms,
  isSmall,
  passage,
  termWords,
  type Word,
  wordsOfText,
  written,
} from './words.ts'

export interface Mention {
  readonly kind: SpendingKind
  /** The applicant’s own words. */
  readonly quotation: string
}

/** Where a free text speaks of paying for such spending. A clue for a person, never a proof. */
export const spendingNamedIn = remembering(findSpending)

function findSpending(
  text: string,
  kinds: readonly SpendingKind[],
  lexicon: Lexicon,
): readonly Mention[] {
  const words = wordsOfText(text)
  const heads = findTerms(words, lexicon.heads).filter(
    (one) => !notInProse.has(written(words, one)),
  )
  let said: Said | null = null
  const told = new Set<string>()
  /** Clauses that speak of a service about such things: « simplifier l’embauche des saisonniers ». */
  const subjects = new Map<number, number>()
  /** The end of the last thing named as a means: « depuis un ordinateur ou une tablette ». */
  let means = -1
  return heads.flatMap((one, i) => {
    const nature = natureOf(one.term)
    const kind = nature && excludedKind(nature, kinds)
    if (nature === null || kind === null || isAdjective(words, one)) return []
    said ??= whatIsSaid(words, heads)
    if (
      isMeans(words, one.first, nature) ||
      (means >= 0 && isJoined(words, means + 1, one.first))
    ) {
      means = one.last
      return []
    }
    if (nature === 'computers' && isTowards(said, one.first)) return []
    // « salaire du chargé de mission » is told once.
    const where = `${kind} ${words[one.first]?.clause}`
    if (told.has(where)) return []
    const suspect = { ...one, nature, from: reachOf(words, text, one.first, one.last) }
    const { clause = 0 } = words[one.first] ?? {}
    if (isSubject(said, suspect, heads[i - 1], subjects)) {
      subjects.set(clause, one.last)
      return []
    }
    const alone = isAlone(words, suspect, heads.slice(Math.max(0, i - 3), i))
    const listed = alone || isListed(said, text, suspect)
    if (!isAnnounced(said, suspect, heads[i - 1], listed)) return []
    told.add(where)
    return [{ kind, quotation: passage(text, words, one.first, one.last) }]
  })
}

function natureOf(head: Head): Nature | null {
  if (head.role === 'excluded') return head.nature
  if (head.role === 'renting') return 'running-costs'
  return head.role === 'people' ? 'staff' : null
}

const likeAdjectives = new Set(LIKE_ADJECTIVES.flatMap(termWords))
const notInProse = asTexts(NOT_IN_PROSE)

/** « service informatique », « accueil mobile » */
function isAdjective(words: readonly Word[], { first, last }: Found<Head>): boolean {
  const before = words[first - 1]
  return (
    first === last &&
    likeAdjectives.has(words[first]?.folded ?? '') &&
    before !== undefined &&
    before.folded !== 'materiel' &&
    before.clause === words[first]?.clause &&
    !isSmall(before.folded) &&
    !isArticle(before) &&
    !isNumber(before)
  )
}

function isJoined(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!joins(words[i])) return false
  return true
}

const joins = (word: Word | undefined): boolean =>
  word !== undefined &&
  (isSmall(word.folded) || isArticle(word) || word.folded === 'et' || word.folded === 'ou')

/** A sentence that begins with it is a line of a budget: « Salaires et loyers », « Fourniture de 2 PC ». */
function isAlone(
  words: readonly Word[],
  { first, term }: Suspect,
  before: readonly Found<Head>[],
): boolean {
  if (term.role === 'people' || isPerhaps(term)) return false
  const aside = before.filter((one) => isAside(one.term.role))
  for (let i = first - 1; i >= 0 && words[i]?.sentence === words[first]?.sentence; i--) {
    const setAside = aside.some((one) => one.first <= i && i <= one.last)
    const linked = aside.length > 0 && LINKS.has(words[i]?.folded ?? '')
    if (!setAside && !linked && !isNumber(words[i])) return false
  }
  return true
}

const LINKS = new Set(['et', 'de', 'd', 'un', 'une'])
