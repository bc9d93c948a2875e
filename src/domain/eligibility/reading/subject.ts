import type { Head } from './lexicon.ts'
import { isIndefinite, isToCome } from './put.ts'
import { clauseStart, isNumber, isSaid, relativeAfter, type Said } from './sentences.ts'
import type { Suspect } from './suspect.ts'
import { ANOTHER_THING, ENABLES } from './vocabulary/prose.ts'
import { type Found, isSmall, termWords, type Word } from './words.ts'

/** What comes after these is what they are about. */
const ABOUT = new Set<string>(['service', 'software', 'work', 'lending'])
/** « l’étude sera menée par un stagiaire » */
const anotherThing = new Set(ANOTHER_THING.flatMap(termWords))
const enables = new Set(ENABLES.flatMap(termWords))
const ABOUT_WHAT = new Set(['de', 'du', 'des', 'd', 'a', 'au', 'aux', 'en', 'pour', 'sur'])
const COUNTING = new Set(['un', 'une'])

/** « formation à l’ordinateur », « migration des postes »: only what a service or a software is about. */
export function isSubject(
  said: Said,
  { first, last, from }: Suspect,
  before: Found<Head> | undefined,
  subjects: ReadonlyMap<number, number>,
): boolean {
  const { words } = said
  const clause = words[first]?.clause
  if (isBoughtNext(said, last)) return false
  if (isEnabled(said, first) || isWorkedUpon(said, first)) return true
  const own = clauseStart(words, first)
  const earlier = subjects.get(clause ?? -1)
  if (
    earlier !== undefined &&
    !isSaid(said, 'bought', earlier + 1, first) &&
    !words.slice(earlier + 1, first).some(isAnother)
  )
    return true
  const nearest = before && words[before.last]?.clause === clause ? before : undefined
  const start = nearest ? nearest.last + 1 : own
  const between = words.slice(start, first)
  if (isSaid(said, 'bought', start, first)) return false
  if (between.some(isAnother)) return false
  if (isSaid(said, 'worked', start, first)) return true
  if (isIndefinite(words, first) && between.some(isToCome)) return false
  if (nearest !== undefined)
    return (
      ABOUT.has(nearest.term.role) &&
      (nearest.term.role === 'work'
        ? between.every(({ folded }) => isSmall(folded))
        : between.length === 0 || between.some(({ folded }) => ABOUT_WHAT.has(folded)))
    )
  return from < own && goesOn(said, { first, from, own }, subjects)
}

/** « le portail permettra de commander des cartouches »: what it is for, and not what the project buys. */
function isEnabled({ words, heads }: Said, first: number): boolean {
  let at = first - 1
  while (words[at]?.sentence === words[first]?.sentence && !enables.has(words[at]?.folded ?? ''))
    at--
  return (
    words[at]?.sentence === words[first]?.sentence &&
    heads.some((one) => one.term.role === 'software' && one.last < at && one.last > at - NEAR)
  )
}

const NEAR = 6

/** « Le recrutement des saisonniers sera entièrement dématérialisé »: what is known is worked upon. */
function isWorkedUpon({ words, by }: Said, first: number): boolean {
  if (!/^(?:le|la|l|les|nos|notre)$/.test(words[first - 1]?.folded ?? '')) return false
  const { sentence } = words[first] ?? {}
  for (let i = first + 1; i < first + FAR && words[i]?.sentence === sentence; i++)
    if (PASSIVE.test(words[i]?.folded ?? ''))
      return [i + 1, i + 2].some(
        (at) => words[at]?.sentence === sentence && by[at]?.includes('worked'),
      )
  return false
}

/** « utilisera un terminal, dont l’achat est compris » */
function isBoughtNext({ words, by }: Said, last: number): boolean {
  const at = relativeAfter(words, last)
  return at > last && by.slice(at, at + 4).some((sayings) => sayings.includes('bought'))
}

const FAR = 9
const PASSIVE = /^(?:sera|seront|serait|seraient|est|sont)$/

const isAnother = ({ folded }: Word): boolean => anotherThing.has(folded)

/** « gérer les congés et les heures supplémentaires », « audit des postes, des serveurs » */
function goesOn(
  said: Said,
  { first, from, own }: { first: number; from: number; own: number },
  subjects: ReadonlyMap<number, number>,
): boolean {
  const { words, heads } = said
  const article = words[first - 1]
  if (isNumber(article) || COUNTING.has(article?.folded ?? '')) return false
  if (isSaid(said, 'bought', from, own) || words.slice(from, own).some(isAnother)) return false
  if (
    words
      .slice(from, own)
      .some(({ folded }, i) => said.by[from + i]?.includes('worked') && !NAME.test(folded))
  )
    return true
  const earlier = words.slice(from, own)
  if (earlier.some(({ folded }) => COSTS.test(folded))) return false
  if (earlier.some(({ clause }) => subjects.has(clause))) return true
  const repeats = first > own && article?.folded !== undefined && REPEATED.has(article.folded)
  return (
    repeats && heads.some((one) => one.first >= from && one.last < own && ABOUT.has(one.term.role))
  )
}

/** « Frais de licence, d’abonnement et de maintenance » */
const COSTS = /^(?:frai|cout|depense|charge)$/

/** « formation » and « suivi » work upon what follows « de », and not upon what comes after « et ». */
const NAME = /(?:tion|sion|ment|age|ance|suivi|saisie)$/
const REPEATED = new Set(['de', 'du', 'des', 'd', 'au', 'aux', 'sur', 'pour'])
