import { excludedKind, type Nature, type SpendingKind } from './kinds.ts'
import { type Head, isAside, type Lexicon } from './lexicon.ts'
import {
  clauseBefore,
  isBoughtWord,
  isDenied,
  isDeniedAfter,
  isMeans,
  isNumber,
  isOfAProvider,
  isOfAUser,
  isPay,
  isWorkedUpon,
  type Said,
  whatIsSaid,
} from './sentences.ts'
import { type Found, findTerms, isSmall, passage, type Word, wordsOf } from './words.ts'

export interface Mention {
  readonly kind: SpendingKind
  /** The applicant’s own words. */
  readonly quotation: string
}

/** A word that may be excluded spending. */
interface Suspect extends Found<Head> {
  readonly nature: Nature
}

/** Where a free text speaks of paying for such spending. A clue for a person, never a proof. */
export function spendingNamedIn(
  text: string,
  kinds: readonly SpendingKind[],
  lexicon: Lexicon,
): Mention[] {
  const words = wordsOf(text)
  const found = findTerms(words, lexicon.heads)
  let said: Said | null = null
  const told = new Set<string>()
  /** Clauses that speak of a service about such things: « simplifier l’embauche des saisonniers ». */
  const subjects = new Set<number>()
  return found.flatMap((one, i) => {
    const nature = natureOf(one.term)
    const kind = nature && excludedKind(nature, kinds)
    if (nature === null || kind === null) return []
    // « salaire du chargé de mission » is told once.
    const where = `${kind} ${words[one.first]?.clause}`
    if (told.has(where)) return []
    said ??= whatIsSaid(words)
    const suspect = { ...one, nature }
    const { clause = 0 } = words[one.first] ?? {}
    if (subjects.has(clause) || isSubject(words, suspect, found[i - 1])) {
      subjects.add(clause)
      return []
    }
    const alone = isAlone(words, suspect, found.slice(Math.max(0, i - 3), i))
    if (!isAnnounced(words, suspect, alone, said)) return []
    told.add(where)
    return [{ kind, quotation: passage(text, words, one.first, one.last) }]
  })
}

function natureOf(head: Head): Nature | null {
  if (head.role === 'excluded') return head.nature
  if (head.role === 'renting') return 'running-costs'
  return head.role === 'people' ? 'staff' : null
}

function isAnnounced(
  words: readonly Word[],
  suspect: Suspect,
  alone: boolean,
  said: Said,
): boolean {
  const { first, last, nature, term } = suspect
  const { sentence = 0, clause = 0 } = words[first] ?? {}
  if (nature === 'computers' && said.takenUpAgain.has(sentence + 1)) return true
  const earlier = clauseBefore(words, first)
  if (isMeans(earlier) || isOfAUser(earlier) || isDenied(earlier) || isDeniedAfter(words, last))
    return false
  if (said.thereAlready.has(clause) || said.sentences.elsewhere.has(sentence)) return false
  const paid = said.sentences.paid.has(sentence)
  const bought = said.sentences.bought.has(sentence)
  if (nature === 'staff') {
    if (isOfAProvider(words, last)) return false
    if (isPay(words, first, last)) return true
    const hired = said.sentences.hired.has(sentence)
    return term.role === 'people' ? hired && paid : paid || hired || alone
  }
  if (nature === 'computers' && isPerhaps(term)) return bought
  return paid || bought || alone || (nature === 'computers' && isCounted(words, first))
}

const isPerhaps = (head: Head): boolean => head.role === 'excluded' && head.sure === 'perhaps'

const isCounted = (words: readonly Word[], first: number): boolean =>
  words.slice(Math.max(0, first - 2), first).some(isNumber)

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

/** « formation à l’ordinateur », « migration des postes »: only what a service or a software is about. */
function isSubject(
  words: readonly Word[],
  { first }: Suspect,
  before: Found<Head> | undefined,
): boolean {
  const clause = words[first]?.clause
  const nearest = before && words[before.last]?.clause === clause ? before : undefined
  let from = nearest ? nearest.last + 1 : first
  if (!nearest) while (words[from - 1]?.clause === clause) from--
  const between = words.slice(from, first)
  if (between.some(isBoughtWord)) return false
  if (between.some(isWorkedUpon)) return true
  if (nearest === undefined || !ABOUT.has(nearest.term.role)) return false
  if (between.some(({ folded }) => DOING.has(folded))) return false
  return (
    between.length === 0 || between.some(({ folded }) => isSmall(folded) || TOWARDS.has(folded))
  )
}

/** What comes after these is what they are about. */
const ABOUT = new Set<string>(['service', 'software', 'work', 'lending'])
/** « l’étude sera menée par un stagiaire » */
const DOING = new Set(['par', 'sera', 'seront', 'est', 'sont'])
const TOWARDS = new Set(['pour', 'sur'])
