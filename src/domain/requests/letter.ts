import { DateTime } from 'luxon'
import { quote } from '../eligibility/wording.ts'
import type { Day } from '../facts.ts'
import { frenchSpaces } from '../french.ts'

/** A message to an applicant, ready to be sent as it stands. */
export interface Request {
  readonly dossier: number
  /** Title of the project, as the applicant typed it; null: not given. */
  readonly title: string | null
  /** Whole sentences. */
  readonly questions: readonly string[]
  /** Who writes: « Préfecture de la Marne ». */
  readonly service: string
  /** The day by which an answer is awaited, itself included. */
  readonly answerBy: Day
  /** Whether the applicant may change his dossier in DS, or can only answer in its messages. */
  readonly canAmend: boolean
}

/** Who signs where the configuration names nobody. */
export const NAMELESS_SERVICE = 'Le service instructeur'

/** Empty when there is nothing to ask. */
export function requestLetter(request: Request): string {
  const { dossier, title, questions, service } = request
  if (questions.length === 0) return ''
  const project = title === null ? '' : `, ${quote(title)}`
  const needed =
    questions.length === 1 ? 'il nous manque une précision' : 'il nous manque quelques précisions'
  const asked =
    questions.length === 1
      ? questions
      : questions.map((question, place) => `${place + 1}. ${question}`)
  return frenchSpaces(
    [
      'Bonjour,',
      `Nous examinons votre dossier n° ${dossier}${project}. Pour continuer, ${needed} :`,
      asked.join('\n'),
      `${answerLine(request)}. Nous vous en remercions par avance.`,
      service,
    ].join('\n\n'),
  )
}

const UNTIL = 'd’ici au '

const answerLine = ({ answerBy, canAmend }: Request): string =>
  `${canAmend ? 'Vous pouvez compléter votre dossier en ligne, ou nous répondre par sa messagerie' : 'Vous pouvez nous répondre par la messagerie du dossier, en y joignant vos pièces'}, ${UNTIL}${inWords(answerBy)}`

/** « lundi 1er mars 2021 ». */
function inWords(day: Day): string {
  const date = DateTime.fromISO(day, { zone: 'utc', locale: 'fr' })
  return date.toFormat(date.day === 1 ? "cccc d'er' MMMM yyyy" : 'cccc d MMMM yyyy')
}

const DATE = new RegExp(`(, ${UNTIL})\\p{L}+ (\\d{1,2})(?:er)? (\\p{L}+) (\\d{4})(?=\\.)`, 'u')

/** The day by which such a letter awaits an answer; null when it says none that is ours. */
export function answerDay(letter: string): Day | null {
  const found = DATE.exec(plain(letter))
  if (found === null) return null
  const [, , day, month, year] = found
  return DateTime.fromFormat(`${day} ${month} ${year}`, 'd MMMM yyyy', {
    zone: 'utc',
    locale: 'fr',
  }).toISODate()
}

/** Whether two letters differ at most by the day and by the kind of their spaces. */
export const sameButDay = (a: string, b: string): boolean => undated(a) === undated(b)

const undated = (letter: string): string => plain(letter).replace(DATE, '$1')

/** DS and browsers may turn no-break spaces into ordinary ones, and the ends of lines into others. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
