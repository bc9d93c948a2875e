import { accountOf } from './account.ts'

import { type HeadFound, headOf, isAccessory, isPreposition, isRecurring } from './head.ts'
import type { Certainty, Nature, Reading } from './kinds.ts'
import { type Head, isAside, type Lexicon, type Sign } from './lexicon.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import { isPlain } from './plain.ts'
import { PLACES } from './vocabulary/grammar.ts'
import { findTerms, termWords, type Word, wordsOf } from './words.ts'

const ADMISSIBLE: Reading = { is: 'admissible' }
const UNKNOWN: Reading = { is: 'unknown' }
const places = new Set(PLACES.flatMap(termWords))
/** « Réorganisation », « pilotage »: the name of an action. */
const ACTION = /(?:tion|sion|age|ement|ance|isme|erie)$/

const doubtful = (nature: Nature): Reading => ({ is: 'excluded', nature, certain: 'no' })

/** Reads a budget line by the head of its phrase, buying words and quantities set aside. */
export function readLine(label: string, lexicon: Lexicon): Reading {
  const words = wordsOf(label).map((word) => {
    const folded = lexicon.spell(word.folded)
    return folded === word.folded ? word : { ...word, folded }
  })
  const account = accountOf(label, words)
  const rest = account ? words.slice(account.words) : words
  if (!account && !/\p{L}/u.test(label)) return { is: 'unlabelled' }
  const read = rest.length > 0 ? readPhrases(label, rest, lexicon) : UNKNOWN
  if (account === null) return read
  if (read.is === 'unknown') return account.reading
  // The number and the words disagree: a person looks.
  if (read.is === 'admissible' && account.reading.is === 'excluded')
    return account.marked ? doubtful(account.reading.nature) : read
  return read
}

function readPhrases(label: string, words: readonly Word[], lexicon: Lexicon): Reading {
  const phrases = phrasesOf(label, words)
  // Asked for each phrase, and a text pasted as a label has thousands.
  const shown = new Map<Sign, boolean>()
  const has = (sign: Sign): boolean => {
    const known = shown.get(sign) ?? findTerms(words, lexicon.signs[sign]).length > 0
    shown.set(sign, known)
    return known
  }
  const outside = phrases.filter(({ bracketed }) => !bracketed)
  const read = readTogether(outside, lexicon, has)
  const inside = phrases.filter(({ bracketed }) => bracketed)
  if (read.is === 'admissible' && !has('forTheProject')) {
    // « Téléphonie (consommations) »
    const detail = readTogether(inside, lexicon, has)
    if (detail.is === 'excluded' && detail.nature === 'running-costs')
      return doubtful('running-costs')
  }
  if (read.is === 'excluded' && read.certain !== 'no') {
    // « Infrastructure réseau (étude) »
    const detail = inside.map((phrase) => readPhrase(phrase, lexicon, has, false))
    if (detail.some(({ reading, accessory }) => reading.is === 'admissible' && !accessory))
      return doubtful(read.nature)
  }
  if (read.is !== 'unknown') return read
  if (outside.some(({ words: own }) => headOf(own, lexicon).head?.role === 'other')) return UNKNOWN
  return readTogether(inside, lexicon, has)
}

function readTogether(
  phrases: readonly Phrase[],
  lexicon: Lexicon,
  has: (sign: Sign) => boolean,
): Reading {
  let result: Reading = UNKNOWN
  let complemented = false
  let juxtaposed = false
  let buying = false
  for (const [i, phrase] of phrases.entries()) {
    const read = readPhrase(phrase, lexicon, has, buying)
    const first = result.is === 'unknown'
    const goesOn = read.bare && (complemented || (juxtaposed && isDoubtful(read.reading)))
    buying = read.buyingOnly && i < phrases.length - 1
    if (buying) continue
    complemented = (first ? false : complemented) || read.complemented
    juxtaposed = (first ? false : juxtaposed) || read.juxtaposed
    if (read.saysOther && (first || (phrase.joint !== '/' && (phrase.joint === '+' || !goesOn))))
      return result.is === 'excluded' ? doubtful(result.nature) : UNKNOWN
    if (read.reading.is === 'unknown') continue
    result = first ? read.reading : together(result, read, phrase.joint === '/', goesOn)
  }
  return result
}

/** @param goesOn « Logiciel de gestion des salles et matériels »: after « et » it may still be what the software is for */
function together(
  result: Reading,
  read: PhraseReading,
  slashed: boolean,
  goesOn: boolean,
): Reading {
  const { reading, accessory, person } = read
  if (reading.is !== 'excluded')
    return result.is === 'excluded' && !accessory ? doubtful(result.nature) : result
  if (result.is === 'excluded')
    return rank(reading.certain) < rank(result.certain)
      ? { ...result, certain: reading.certain }
      : result
  if (person || slashed || (goesOn && (reading.nature !== 'computers' || reading.certain === 'no')))
    return result
  return doubtful(reading.nature)
}

const isDoubtful = (reading: Reading): boolean =>
  reading.is === 'excluded' && reading.nature === 'computers' && reading.certain === 'no'

const isCount = ({ folded }: Word): boolean => /\d/.test(folded)

const rank = (certain: Certainty): number => ['no', 'all', 'agents'].indexOf(certain)

interface PhraseReading {
  readonly reading: Reading
  /** It is a thing that no call names, or says nothing. */
  readonly saysOther: boolean
  /** It begins with its head: no number, no buying word. */
  readonly bare: boolean
  /** It goes with what is bought: « livraison et configuration ». */
  readonly accessory: boolean
  readonly person: boolean
  /** The head has a complement. */
  readonly complemented: boolean
  /** Its complement stands without a preposition: « Schéma directeur téléphonie et réseau ». */
  readonly juxtaposed: boolean
  /** « Achat et configuration de postes »: the buying goes for what follows. */
  readonly buyingOnly: boolean
}

function readPhrase(
  { words }: Phrase,
  lexicon: Lexicon,
  has: (sign: Sign) => boolean,
  buying: boolean,
): PhraseReading {
  const found = headOf(words, lexicon)
  const after = words.slice(found.next)
  const { head } = found
  return {
    reading: readHead(found, { words, after, lexicon, has, buying }),
    saysOther: head?.role === 'other',
    bare: !found.aside.has('buying') && !found.counted,
    accessory: found.aside.has('setting-up') || isAccessory(words, found),
    person: head?.role === 'people',
    complemented: after.some(isPreposition),
    juxtaposed: head?.role === 'service' && after.length > 0 && !after.some(isCount),
    buyingOnly:
      head === null &&
      after.length === 0 &&
      found.strangers.length === 0 &&
      (found.aside.has('buying') || found.aside.has('carrier')),
  }
}

export interface Context {
  readonly words: readonly Word[]
  /** What follows the head. */
  readonly after: readonly Word[]
  readonly lexicon: Lexicon
  /** Whether the whole line holds such a word. */
  readonly has: (sign: Sign) => boolean
  readonly buying: boolean
}

function readHead(found: HeadFound, context: Context): Reading {
  const { head, aside } = found
  const { after, lexicon, has, buying } = context
  if (head === null) return withoutHead(found, context)
  const equipment = thingsIn(after, lexicon).find(isEquipment)
  switch (head.role) {
    case 'other':
      return UNKNOWN
    case 'lending':
      return equipment ? doubtful('computers') : UNKNOWN
    case 'people':
      // « Équipement des agents en tablettes »
      if (aside.has('buying') && equipment) return doubtful('computers')
      if (has('provider')) return ADMISSIBLE
      return { is: 'excluded', nature: 'staff', certain: has('inHouse') ? 'agents' : 'no' }
    case 'excluded':
      return readExcluded(head, found, context)
    default:
      if (has('forTheProject')) return ADMISSIBLE
      if (
        aside.has('renting') ||
        (has('periodic') && (aside.has('carrier') || isRecurring(context.words, found)))
      )
        return doubtful('running-costs')
      return buying && equipment && isAccessory(context.words, found)
        ? doubtful('computers')
        : ADMISSIBLE
  }
}

function readExcluded(
  { nature, sure }: Extract<Head, { role: 'excluded' }>,
  found: HeadFound,
  context: Context,
): Reading {
  const { aside } = found
  const { has, buying } = context
  const setUp = aside.has('setting-up') && !aside.has('buying') && !buying
  const plain = isPlain(found, context, nature)
  if (nature !== 'computers')
    return {
      is: 'excluded',
      nature,
      certain: sure === 'perhaps' || setUp || has('provider') || !plain ? 'no' : 'agents',
    }
  if (aside.has('work') || (aside.has('setting-up') && has('existing'))) return ADMISSIBLE
  if (sure === 'perhaps' || setUp || has('existing') || aside.has('renting') || !plain)
    return doubtful(nature)
  return {
    is: 'excluded',
    nature,
    certain: sure === 'sure' && !has('otherUsers') ? 'agents' : 'all',
  }
}

/** « Réparation du site », « Relance des usagers »: the word is not known, what it works upon is. */
function withoutHead(
  { aside, strangers, from }: HeadFound,
  { words, after, lexicon, has }: Context,
): Reading {
  const setUp = aside.has('setting-up')
  // « Déploiement », « Déploiement dans douze communes »
  if (setUp && strangers.length === 0 && (after[0] === undefined || places.has(after[0].folded)))
    return ADMISSIBLE
  if (strangers.length === 0 && aside.size === 0) return UNKNOWN
  const [thing] = thingsIn(after, lexicon)
  if (thing?.role === 'other') return UNKNOWN
  if (thing?.role === 'excluded')
    return aside.has('buying') || setUp ? doubtful(thing.nature) : UNKNOWN
  if (thing?.role === 'software' || thing?.role === 'service') return ADMISSIBLE
  const shows = (sign: Sign) => findTerms(words.slice(from), lexicon.signs[sign]).length > 0
  const works = setUp || aside.has('work') || strangers.some((word) => ACTION.test(word))
  if ((works && shows('subject')) || shows('onLine') || (works && has('provider')))
    return ADMISSIBLE
  return aside.has('carrier') || aside.has('renting') ? doubtful('running-costs') : UNKNOWN
}

const thingsIn = (words: readonly Word[], lexicon: Lexicon): Head[] =>
  findTerms(words, lexicon.heads)
    .map(({ term }) => term)
    .filter(({ role }) => !isAside(role))

const isEquipment = (head: Head): boolean => head.role === 'excluded' && head.nature === 'computers'

/** True when a line that names a publisher pays for its software: not for a machine, nor a training to it. */
export function paysForLicence(label: string, lexicon: Lexicon): boolean {
  return phrasesOf(label, wordsOf(label))
    .filter(({ words }) => findTerms(words, lexicon.publishers).length > 0)
    .some(({ words }) => {
      const { head } = headOf(words, lexicon)
      return (
        head === null || (head.role !== 'service' && head.role !== 'people' && !isEquipment(head))
      )
    })
}
