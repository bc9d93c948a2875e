import type { Decimal } from 'decimal.js'
import type { Fact } from '../facts.ts'
import { enumerate, formatEuros } from '../french.ts'
import { foldLabel } from '../labels.ts'

const QUOTATION_LENGTH = 80

/** An applicant’s words between « », on one line, cut to a readable length. « · » parts criteria that share a line. */
export const quote = (text: string, length = QUOTATION_LENGTH): string =>
  `« ${inOneLine(text, length).replace(/[«»]/g, '"').replace(/·/g, '-')} »`

/** What somebody typed, on one line, without control or direction signs, cut to at most so many characters. */
export function inOneLine(text: string, length: number): string {
  // DS strips control characters: what it gave back would differ from what we wrote, for ever.
  const words = text
    .slice(0, 4 * length)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return cut(words, length)
}

/** At most so many characters, an ellipsis included; never half of one. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const characters = [...text]
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/** « le formulaire ne demande ni la délibération ni le budget à ce candidat ». @param isHere only in this dossier */
export function notAskedInWords(subjects: readonly string[], isHere: boolean): string {
  const [first = ''] = subjects
  const what = subjects.length === 1 ? `pas ${first}` : `ni ${enumerate(subjects, 'ni')}`
  return `le formulaire ne demande ${what}${isHere ? ' à ce candidat' : ''}`
}

/** Why a fact cannot decide: « la date de fin n’est pas indiquée ». `subject` with its article. */
export function whyUnknown(fact: Fact<unknown>, subject: string, gender: 'm' | 'f' = 'm'): string {
  if (fact.state === 'not-asked') return notAskedInWords([subject], fact.isAskedOfOthers === true)
  const e = gender === 'f' ? 'e' : ''
  return fact.state === 'unreadable'
    ? `${subject} n’a pas pu être lu${e} : ${quote(fact.found)}`
    : `${subject} n’est pas indiqué${e}`
}

/** Why an amount cannot decide; a zero or a negative one is said as it is. */
export const whyNoAmount = (amount: Fact<Decimal>, subject: string): string =>
  amount.state === 'known'
    ? `${subject} indiqué est de ${formatEuros(amount.value)}`
    : whyUnknown(amount, subject)

/** Answers that say that there is nothing: « Néant », « sans objet », « Pas de partenaires », « La commune porte seule ». */
const NOTHING = new RegExp(
  `^(?:${[
    '[-–—/.x0]*',
    'non',
    'neant',
    'rien',
    'sans(?: objet)?',
    's\\.?o\\.?',
    'n/?[ac]',
    'n\\.[ac]\\.',
    '(?:non )?(?:concerne|applicable)e?s?',
    '(?:ne )?concerne pas',
    "(?:il )?(?:n'y a |n'a )?(?:pas|aucun|aucune|zero|sans|0)(?: de| d')? ?(?:autres? )?(?:partenaires?|partenariats?|collectivites?|communes?|structures?|acteurs?|laboratoires?|labo|lab)?(?: (?:associee?s?|prevue?s?|partenaires?|beneficiaires?|identifiee?s?|a ce (?:jour|stade)|pour (?:le moment|l'instant)))*",
    "(?:(?:la|le|l'|notre) ?)?(?:commune|collectivite|communaute(?: [\\w' -]+)?|epci|mairie|porteur|projet|departement|syndicat|metropole)(?: (?:est |porte |portee? |agit |candidate |depose |intervient |du projet |le projet |projet ))* ?seule?(?: (?:le |ce |son )?projet| porteu(?:r|se)(?: du projet)?)?",
    '(?:projet |portage )?(?:porte par )?(?:la commune |la collectivite )?seule?',
    'projet (?:individuel|communal)',
  ].join('|')})[ .!]*$`,
)

/** True where a champ was filled to say that there is nothing. */
export const saysNothing = (text: string): boolean => NOTHING.test(foldLabel(text))

/** The partners that are somebody. */
export const namedPartners = (partners: Fact<readonly string[]>): readonly string[] =>
  partners.state === 'known' ? partners.value.filter((name) => !saysNothing(name)) : []
