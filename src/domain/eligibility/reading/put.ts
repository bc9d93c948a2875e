import type { Head } from './lexicon.ts'
import { isNumber, isSaid, type Said } from './sentences.ts'
import type { Suspect } from './suspect.ts'
import { NEW } from './vocabulary/prose.ts'
import { type Found, termWords, type Word } from './words.ts'

const newer = new Set(NEW.flatMap(termWords))
/** « accueillera », « compléteront », « nécessiterait » */
const TO_COME = /.(?:ra|ront|ron|rait|raient)$/

export const isToCome = (word: Word | undefined): boolean => TO_COME.test(word?.folded ?? '')

/** Where « un écran », « deux nouveaux écrans » begins; -1 for « l’écran », « leurs écrans » or « d’écran ». */
function indefiniteFrom(words: readonly Word[], first: number): number {
  let at = first - 1
  while (newer.has(words[at]?.folded ?? '')) at--
  const word = words[at]
  return /^(?:une?|des)$/.test(word?.folded ?? '') || isNumber(word) ? at : -1
}

/** « un écran », « deux nouveaux écrans »: not one that is known already. */
export const isIndefinite = (words: readonly Word[], first: number): boolean =>
  indefiniteFrom(words, first) >= 0

/** « un serveur hébergé par l’IGN » */
const isOfOthers = (words: readonly Word[], last: number): boolean =>
  words
    .slice(last + 1, last + 6)
    .some(
      ({ folded, clause }, i) =>
        clause === words[last]?.clause &&
        HELD.test(folded) &&
        /^(?:par|chez|au|aux)$/.test(words[last + i + 2]?.folded ?? ''),
    )

const HELD = /^(?:heberge|gere|exploite|prete|situe)e?$/

/** « l’installation d’un pare-feu », « le déploiement de tablettes », and not « l’installation des postes » */
const isOneOf = (between: readonly Word[]): boolean =>
  /^(?:de?)(?: une?)?$/.test(between.map(({ folded }) => folded).join(' ')) ||
  (between.length === 2 && isNumber(between[1]))

const PUTTING =
  /^(?:placer|poser|mettre|ajouter|prevoir|integrer|deployer|offrir|ajoutant|necessite|suppose|exige|requiert|implique)$/

/** « nous ajoutons un écran », where a plural mark is lost */
const isOurs = (words: readonly Word[], at: number): boolean =>
  /.on$/.test(words[at]?.folded ?? '') && words[at - 1]?.folded === 'nous'

const JOINING = new Set(['et', 'plus', 'puis', 'dont', 'mais'])

/** « la salle accueillera un écran », « Un serveur, trois postes… »: named by the project as what there will be. */
export function isPut(
  said: Said,
  { first, last, nature }: Suspect,
  earlier: Found<Head> | undefined,
): boolean {
  const { words } = said
  if (isOfOthers(words, last)) return false
  if (earlier?.term.role === 'setting-up' && isOneOf(words.slice(earlier.last + 1, first)))
    return true
  const at = indefiniteFrom(words, first)
  if (at < 0) return false
  const joined = JOINING.has(words[at - 1]?.folded ?? '') ? at - 1 : at
  const before = words[joined - 1]
  if (before === undefined || before.clause !== words[first]?.clause) return true
  if (before.folded === 'a' && words[joined - 2]?.folded === 'grace') return true
  // « l’équipe sera complétée par un apprenti »
  if (nature === 'staff' && before.folded === 'par')
    return words.some((word) => word.sentence === before.sentence && isToCome(word))
  if (PUTTING.test(before.folded) || isOurs(words, joined - 1)) return true
  return isToCome(before) && !isSaid(said, 'worked', at - 1, at)
}
