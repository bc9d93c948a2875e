import { describe, expect, it } from 'vitest'
import {
  answerDay,
  plain,
  type Request,
  requestLetter,
  sameButDay,
} from '../../../src/domain/requests/letter.ts'

const request = (changes: Partial<Request> = {}): Request => ({
  dossier: 4300012,
  title: 'Guichet numérique',
  questions: ['Quel jour le projet doit-il finir ?'],
  service: 'Préfecture de la Marne',
  answerBy: '2021-07-30',
  canAmend: false,
  ...changes,
})

describe('the message to an applicant', () => {
  it('is empty where there is nothing to ask', () => {
    expect(requestLetter(request({ questions: [] }))).toBe('')
  })

  it('asks one thing in one sentence, and bears the dossier, the day and the service', () => {
    expect(plain(requestLetter(request()))).toBe(
      [
        'Bonjour,',
        'Nous examinons votre dossier n° 4300012, « Guichet numérique ». Pour continuer, il nous manque une précision :',
        'Quel jour le projet doit-il finir ?',
        'Vous pouvez nous répondre par la messagerie du dossier, en y joignant vos pièces, d’ici au vendredi 30 juillet 2021. Nous vous en remercions par avance.',
        'Préfecture de la Marne',
      ].join('\n\n'),
    )
  })

  it('numbers several questions', () => {
    const letter = plain(requestLetter(request({ questions: ['Un ?', 'Deux ?'] })))
    expect(letter).toContain('il nous manque quelques précisions :\n\n1. Un ?\n2. Deux ?\n\n')
  })

  it('says that the dossier may be changed only where it may', () => {
    expect(plain(requestLetter(request({ canAmend: true })))).toContain(
      'Vous pouvez compléter votre dossier en ligne, ou nous répondre par sa messagerie, d’ici au',
    )
  })

  it('does without a title', () => {
    expect(plain(requestLetter(request({ title: null })))).toContain(
      'votre dossier n° 4300012. Pour',
    )
  })

  it('writes the first of a month as it is said', () => {
    expect(requestLetter(request({ answerBy: '2021-08-01' }))).toContain('dimanche 1er août 2021')
  })
})

describe('the day of a message', () => {
  it.each(['2021-07-30', '2021-08-01', '2021-12-15', '2022-02-28'])(
    '%s is read back',
    (answerBy) => {
      expect(answerDay(requestLetter(request({ answerBy })))).toBe(answerBy)
    },
  )

  it('is none where a person wrote another', () => {
    expect(answerDay('Bonjour, répondez-nous vite.')).toBeNull()
  })

  it('alone makes no other message, nor do spaces', () => {
    const letter = requestLetter(request())
    expect(sameButDay(letter, requestLetter(request({ answerBy: '2021-09-01' })))).toBe(true)
    expect(sameButDay(letter, letter.replaceAll('\u00a0', ' ').replaceAll('\n', '\r\n'))).toBe(true)
    expect(sameButDay(letter, letter.replace('finir', 'commencer'))).toBe(false)
    expect(sameButDay(letter, `${letter}\nMerci`)).toBe(false)
  })
})
