import type { Nature } from './kinds.ts'
import type { Head } from './lexicon.ts'
import { type Saying, sayingsIn } from './sayings.ts'
import * as prose from './vocabulary/prose.ts'
import type { Found } from './words.ts'
import { findTerms, indexTerms, isSmall, termWords, type Word } from './words.ts'

/** A text cut into words, what they say, and the words known as heads. */
export interface Said {
  readonly words: readonly Word[]
  readonly heads: readonly Found<Head>[]
  /** What each word says, by its place. */
  readonly by: readonly (readonly Saying[])[]
  /** The sentences in which something is said. */
  readonly sentences: ReadonlyMap<Saying, ReadonlySet<number>>
  /** Clauses that say that it is there already. */
  readonly thereAlready: ReadonlySet<number>
  /** Words that buy what was named before: « L’aide permettrait d’en acheter deux. » */
  readonly again: readonly number[]
}

const asSet = (terms: readonly string[]) => new Set(terms.flatMap(termWords))
const pay = indexTerms(prose.PAY.map((text) => ({ text, term: true })))
const means = asSet(prose.MEANS)
const towardsEquipment = asSet(prose.TOWARDS_EQUIPMENT)
const denials = asSet(prose.DENIALS)
const weakDenials = asSet(prose.WEAK_DENIALS)
const only = asSet(prose.ONLY)
const notDenials = asSet(prose.NOT_DENIALS)
const notAsked = asSet(prose.NOT_ASKED)
const notStaffAfter = asSet(prose.NOT_STAFF_AFTER)
const given = asSet(prose.GIVEN)
const panel = asSet(prose.PANEL)
const numbers = asSet(prose.NUMBERS)
const buyAgain = asSet(prose.BUY_AGAIN)
const pronouns = asSet(prose.PRONOUNS)
const boughtAgain = asSet(prose.BOUGHT_AGAIN)
const bought = asSet(prose.BOUGHT_IN_TURN)
const sameThing = asSet(prose.SAME_THING)
const possessives = asSet(prose.POSSESSIVES)
const ownVerbs = asSet(prose.OWN_VERBS)
const articles = asSet(prose.ARTICLES)

export function whatIsSaid(words: readonly Word[], heads: readonly Found<Head>[]): Said {
  const by = sayingsIn(words)
  const sentences = new Map<Saying, Set<number>>()
  const thereAlready = new Set<number>()
  const again: number[] = []
  for (const [i, { folded, sentence, clause }] of words.entries()) {
    for (const saying of by[i] ?? []) {
      // « aucun recrutement n’est prévu »
      if (
        (saying === 'hired' || saying === 'bought') &&
        isDenied(words, by, clauseStart(words, i), i)
      )
        continue
      if (saying === 'there') thereAlready.add(clause)
      const those = sentences.get(saying) ?? new Set()
      sentences.set(saying, those.add(sentence))
    }
    if (buyAgain.has(folded) && isTakenUp(words, by, i)) again.push(i)
    if (bought.has(folded) && isSaidOfIt(words, i)) again.push(i)
    if (boughtAgain.has(folded) && possessives.has(words[i - 1]?.folded ?? '')) again.push(i)
  }
  return { words, heads, by, sentences, thereAlready, again }
}

/** « en acheter », « les remplacer », « qu’il faut changer » */
function isTakenUp(words: readonly Word[], by: Said['by'], at: number): boolean {
  const before = words[at - 1]?.folded ?? ''
  if (before === 'en') return true
  if (words[at + 1]?.folded === 'par') return false
  if (pronouns.has(before)) return by[at]?.includes('replaced') ?? false
  return words
    .slice(Math.max(0, at - 4), at)
    .some(({ folded, clause }) => only.has(folded) && clause === words[at]?.clause)
}

/** « Ils seront acquis », « un modèle d’occasion sera acheté » */
function isSaidOfIt(words: readonly Word[], at: number): boolean {
  const verb = [at - 1, at - 2].find((i) => WILL_BE.test(words[i]?.folded ?? ''))
  if (verb === undefined || words[verb]?.clause !== words[at]?.clause) return false
  const start = clauseStart(words, verb)
  return words.slice(start, verb).some(({ folded }) => sameThing.has(folded))
}

const WILL_BE = /^ser(?:a|ont|ait|aient)$/

export const saysIn = ({ sentences }: Said, saying: Saying, at: Word | undefined): boolean =>
  at !== undefined && (sentences.get(saying)?.has(at.sentence) ?? false)

/** Whether a word from `from` to before `to` says it. */
export const isSaid = ({ by }: Pick<Said, 'by'>, saying: Saying, from: number, to: number) =>
  by.slice(Math.max(0, from), to).some((sayings) => sayings.includes(saying))

export const isNumber = (word: Word | undefined): boolean =>
  word !== undefined && (/^\d/.test(word.folded) || numbers.has(word.folded))

export const isArticle = (word: Word | undefined): boolean =>
  word !== undefined && articles.has(word.folded)

export const isPay = (words: readonly Word[], first: number, last: number): boolean =>
  findTerms(words.slice(first, last + 1), pay).length > 0

const FARTHEST = 14

export function clauseStart(words: readonly Word[], at: number): number {
  let from = at
  while (from > at - FARTHEST && words[from - 1]?.clause === words[at]?.clause) from--
  return from
}

/** Long before it, these are no longer said of it. */
const SHORT_CLAUSE = 4
const JOINING = new Set(['et', 'ou', 'ainsi', 'que', 'ni', 'frai', 'depense'])

/**
 * Where what is said of a thing may begin: « pas de participation pour l’hébergement, le personnel ou les abonnements »
 * says of the last what it says of the first.
 */
export function reachOf(words: readonly Word[], text: string, first: number, last: number): number {
  let start = clauseStart(words, first)
  if (ownVerbs.has(words[last + 1]?.folded ?? '')) return start
  const isBare = words
    .slice(start, first)
    .every((word) => isSmall(word.folded) || isArticle(word) || JOINING.has(word.folded))
  while (isBare && start > 0 && words[start - 1]?.sentence === words[first]?.sentence) {
    const joint = text.slice(words[start - 1]?.end, words[start]?.start)
    if (/[:)]| [-–—] /.test(joint)) return start
    const end = start
    start = clauseStart(words, start - 1)
    if (end - start > SHORT_CLAUSE) return start
  }
  return start
}

/** « formation sur ordinateur », « sur leur téléphone », « depuis un ordinateur » */
export function isMeans(words: readonly Word[], first: number, nature: Nature): boolean {
  const [further = '', before = ''] = words
    .slice(Math.max(0, first - 2), first)
    .map((w) => w.folded)
  if (means.has(before)) return true
  if (!means.has(further)) return false
  if (further === 'sur' && BEARS.test(words[first - 3]?.folded ?? '')) return false
  return OWN.test(before) || (nature === 'computers' && THROUGH.test(`${further} ${before}`))
}

/** « le volet porte sur le matériel » */
const BEARS = /^(?:porte|portent|portera|porteront|portant|passe|repose|reposent|reposera)$/

/** And not « l’investissement porte sur un scanner ». */
const THROUGH = /^(?:(?:depui|via|devant) une?|\S+ (?:la|le|l|les))$/

/** « l’accès au serveur », « joindre l’agent au téléphone », and not « les crédits iront au matériel » */
export function isTowards(said: Said, first: number): boolean {
  const { words } = said
  const [further, before] = words.slice(Math.max(0, first - 2), first).map((w) => w.folded)
  if (!towardsEquipment.has(before ?? '') && !(before === 'l' && further === 'a')) return false
  const isGiven = words
    .slice(clauseStart(words, first), first)
    .concat(words.slice(Math.max(0, first - SHORT_CLAUSE * 2), first))
    .some(({ folded, sentence }) => given.has(folded) && sentence === words[first]?.sentence)
  return !isGiven || !saysIn(said, 'paid', words[first])
}

/** « l’abonné voit sa consommation », « ses propres tablettes » */
export const isOfAUser = (words: readonly Word[], first: number): boolean =>
  OWN.test(words[first - 1]?.folded ?? '') ||
  (words[first - 1]?.folded === 'propre' && OWN.test(words[first - 2]?.folded ?? ''))

const OWN = /^(?:son|sa|ses|leur)$/

export function isDenied(
  words: readonly Word[],
  by: Said['by'],
  from: number,
  first: number,
): boolean {
  for (let i = from; i < first; i++) {
    const folded = words[i]?.folded ?? ''
    if (denials.has(folded) && !notDenials.has(words[i + 1]?.folded ?? '')) return true
    if (weakDenials.has(folded)) {
      const but = words.findIndex((word, j) => j > i && j < first && only.has(word.folded))
      // « nous n’achèterons que deux tablettes »
      if (but < 0 || !ASKING.some((saying) => isSaid({ by }, saying, i, but))) return true
    }
  }
  return false
}

const ASKING = ['bought', 'paid', 'hired'] as const

/** Where « dont » begins to say more of it, or -1. */
export function relativeAfter(words: readonly Word[], last: number): number {
  for (let i = last + 1; i < last + FARTHEST && words[i]?.sentence === words[last]?.sentence; i++)
    if (words[i]?.folded === 'dont') return i
  return -1
}

/** « les salaires ne sont pas demandés » */
export const isDeniedAfter = (words: readonly Word[], last: number): boolean =>
  words
    .slice(last + 1, last + 24)
    .some(
      ({ folded, sentence }, i, after) =>
        sentence === words[last]?.sentence &&
        (((folded === 'pas' || folded === 'non') && notAsked.has(after[i + 1]?.folded ?? '')) ||
          (/^exclue?$/.test(folded) && i < 8)),
    )

/** « recrutement d’un prestataire », « rémunération du cabinet » */
export function isOfAProvider(words: readonly Word[], last: number): boolean {
  for (const [i, { folded }] of words.slice(last + 1, last + 6).entries()) {
    if (folded === 'pour' || folded === 'afin') return false
    if (
      notStaffAfter.has(folded) ||
      (i > 0 &&
        panel.has(folded) &&
        words.slice(last + 1, last + 1 + i).every((word) => isSmall(word.folded)))
    )
      return true
  }
  return false
}
