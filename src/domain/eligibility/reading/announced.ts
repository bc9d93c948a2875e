import type { Head } from './lexicon.ts'
import { isPriced } from './listed.ts'
import { isIndefinite, isPut, isToCome } from './put.ts'
import type { Saying } from './sayings.ts'
import {
  clauseStart,
  isDenied,
  isDeniedAfter,
  isNumber,
  isOfAProvider,
  isOfAUser,
  isPay,
  isSaid,
  relativeAfter,
  type Said,
  saysIn,
} from './sentences.ts'
import type { Suspect } from './suspect.ts'
import { MOSTLY_OTHERWISE } from './vocabulary/prose.ts'
import { asTexts, type Found, type Word, written } from './words.ts'

const mostlyOtherwise = asTexts(MOSTLY_OTHERWISE)

/**
 * Whether the text says that such a thing is to be paid for.
 * @param earlier the head before it
 * @param listed it stands alone, or in a list under a title
 */
export function isAnnounced(
  said: Said,
  suspect: Suspect,
  earlier: Found<Head> | undefined,
  listed: boolean,
): boolean {
  const { words } = said
  const { first, last, nature, term } = suspect
  const word = words[first]
  if (nature === 'computers' && isTakenUpAgain(said, suspect)) return true
  if (isRuledOut(said, suspect)) return false
  const paid = saysIn(said, 'paid', word)
  if (nature === 'staff' && isOfAProvider(words, last)) return false
  if (term.role === 'people') return isPaidFor(said, suspect, paid)
  if (listed || isPriced(words, first, last)) return true
  if (nature === 'staff' && isPay(words, first, last)) return true
  if (isSaid(said, 'wanted', first - 2 * NEAR, first)) return true
  const bought = saysIn(said, 'bought', word) || isReceived(said, suspect)
  if (mostlyOtherwise.has(written(words, suspect)))
    return (
      isGoverned(said, suspect, nature === 'staff' ? [...HIRING, 'paid'] : ['bought', 'paid']) ||
      isReceived(said, suspect) ||
      ((paid || bought) && isNumber(words[first - 1]))
    )
  if (nature === 'staff') {
    if (isPerhaps(term)) return isGoverned(said, suspect, ['hired', 'valued'])
    return (
      paid || HIRING.some((saying) => saysIn(said, saying, word)) || isPut(said, suspect, earlier)
    )
  }
  if (nature === 'computers' && isPerhaps(term)) return isBoughtApart(said, suspect)
  if (isPut(said, suspect, earlier)) return true
  return (
    paid ||
    bought ||
    (nature === 'computers' && (isCounted(words, first) || isGoverned(said, suspect, ['replaced'])))
  )
}

/** Somebody hired, or paid, or whose time is counted. */
function isPaidFor(said: Said, suspect: Suspect, paid: boolean): boolean {
  const { words } = said
  const { first } = suspect
  if (isGoverned(said, suspect, ['valued']) || isPostPaid(said, suspect)) return true
  if (isGoverned(said, suspect, ['hired'])) return paid || isOne(words, first)
  const near = Math.max(0, first - NEAR - 1)
  if (isSingle(words, first) && isSaid(said, 'paid', near, first))
    return !words.slice(near, first).some(({ folded }) => folded === 'par')
  return paid && isGoverned(said, suspect, ['hired-perhaps'])
}

/** « une conseillère, dont le poste sera financé » */
function isPostPaid({ words }: Said, { last }: Suspect): boolean {
  const at = relativeAfter(words, last)
  return at > last && POST.test(words[at + 2]?.folded ?? '')
}

const POST = /^(?:poste|emploi|contrat|salaire|temps|traitement|remuneration|paie|paye)$/

const HIRING: readonly Saying[] = ['hired', 'hired-perhaps']

/** Means of a user, denied, there already, to be saved, paid by others. */
function isRuledOut(said: Said, suspect: Suspect): boolean {
  const { words, by, thereAlready } = said
  const { first, last, from, nature } = suspect
  if (saysIn(said, 'elsewhere', words[first])) return true
  if (isDenied(words, by, from, first) || isDeniedAfter(words, last)) return true
  if (
    nature !== 'staff' &&
    isOfAUser(words, first) &&
    !(nature === 'running-costs' && words[first - 2]?.folded === 'avec') &&
    !isGoverned(said, suspect, ['bought', 'replaced'])
  )
    return true
  if (isSaved(said, suspect)) return true
  if (isSaid(said, 'replaced', from, first)) return false
  // « un scanner de registres anciens »
  if (isIndefinite(words, first)) {
    const next = words
      .slice(last + 1, last + NEAR)
      .filter(({ clause }) => clause === words[last]?.clause)
    return isSaid(said, 'there', from, last + 1 + next.length)
  }
  return words.slice(from, last + 1).some(({ clause }) => thereAlready.has(clause))
}

/** « réduira les achats de papier », and not « réduire les délais par l’achat d’un serveur » */
function isSaved({ by, words }: Said, { first, from }: Suspect): boolean {
  const joined =
    words[from]?.folded === 'et' && from > 0 && !words.slice(from, first).some(isToCome)
  const start = joined ? clauseStart(words, from - 1) : from
  const before = by.slice(start, first)
  const saved = before.findLastIndex((sayings) => sayings.includes('saved'))
  return (
    saved >= 0 &&
    !before.slice(saved + NEAR).some((sayings) => sayings.includes('bought')) &&
    !words.slice(start + saved, first).some(({ folded }) => folded === 'grace')
  )
}

const NEAR = 3

/** What is named is bought in the next sentence, or further in this one: « deux vieux PC qu’il faut changer ». */
const isTakenUpAgain = ({ again, words }: Said, { first, last }: Suspect): boolean =>
  again.some((at) => {
    const distance = (words[at]?.sentence ?? 0) - (words[first]?.sentence ?? 0)
    const isPronoun = words[at - 1]?.folded !== 'en' || distance === 1
    return distance === 1 ? isPronoun : distance === 0 && at > last && at < last + FAR
  })

const FAR = 12

/** Said before it, and not of a service in between; or after it in its clause. */
function isGoverned(
  said: Said,
  { first, last, from }: Suspect,
  sayings: readonly Saying[],
): boolean {
  const end = governedUntil(said, first, last)
  return sayings.some(
    (saying) => isSaid(said, saying, from, first) || isSaid(said, saying, last + 1, end),
  )
}

/** The end of its clause, and what follows at once of the same thing: « une tablette, dont l’acquisition… » */
function governedUntil({ words, by }: Said, first: number, last: number): number {
  const clause = words[first]?.clause
  const isSame = (at: number) => at < last + FAR && words[at]?.clause === words[at - 1]?.clause
  let end = last + 1
  while (end < last + FAR && words[end]?.clause === clause) end++
  const goesOn = by[end]?.some((saying) => ABOUT_IT.has(saying)) || words[end]?.folded === 'dont'
  if (!goesOn || words[end]?.sentence !== words[first]?.sentence) return end
  do end++
  while (isSame(end))
  return end
}

const ABOUT_IT = new Set<Saying>(['paid', 'bought', 'hired', 'valued'])

function isBoughtApart(said: Said, suspect: Suspect): boolean {
  const { words, by } = said
  const { first, last } = suspect
  const sentence = words[first]?.sentence
  return (
    isReceived(said, suspect) ||
    isGoverned(said, suspect, ['replaced']) ||
    by.some(
      (sayings, i) =>
        (i < first || i > last) && words[i]?.sentence === sentence && sayings.includes('bought'),
    )
  )
}

/** « chaque agent recevra un portable » */
function isReceived({ words, by }: Said, { first, nature }: Suspect): boolean {
  if (nature === 'staff') return false
  let i = first - 1
  while (i >= 0 && words[i]?.sentence === words[first]?.sentence && !by[i]?.includes('received'))
    i--
  return by[i]?.includes('received') === true && words[i]?.sentence === words[first]?.sentence
}

export const isPerhaps = (head: Head): boolean =>
  head.role === 'excluded' && head.sure === 'perhaps'

const isCounted = (words: readonly Word[], first: number): boolean =>
  words.slice(Math.max(0, first - 2), first).some(isNumber)

/** « un animateur », « deux techniciens » */
const isOne = (words: readonly Word[], first: number): boolean =>
  isCounted(words, first) || /^une?$/.test(words[first - 1]?.folded ?? '')

/** « l’animatrice », « du technicien » */
const isSingle = (words: readonly Word[], first: number): boolean =>
  isOne(words, first) || /^(?:l|la|le|du)$/.test(words[first - 1]?.folded ?? '')
