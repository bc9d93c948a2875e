import { describe, expect, it } from 'vitest'
import { plain, requestLetter } from '../../../src/domain/requests/letter.ts'
import {
  type Found,
  standingIn,
  wantedQuestions,
} from '../../../src/domain/requests/questions-annotation.ts'
import { readStanding, writeStanding } from '../../../src/domain/requests/stamp.ts'
import { dueOf, isGenuine } from '../../../src/domain/requests/tick.ts'

const DEPOSIT = '2021-05-10T09:30:00+02:00'
const LATER = '2021-05-10T09:31:00+02:00'
const TODAY = '2021-06-01'

const letterOf =
  (...questions: string[]) =>
  (answerBy: string) =>
    requestLetter({
      dossier: 1,
      title: null,
      questions,
      service: 'Préfecture',
      answerBy,
      canAmend: true,
    })
const letter = letterOf('Quand ?')

const found = (changes: Partial<Found> = {}): Found => ({
  text: '',
  writtenAt: LATER,
  depositedAt: DEPOSIT,
  annotationsEditedAt: DEPOSIT,
  submittedAt: DEPOSIT,
  ...changes,
})

const wanted = (
  there: Partial<Found>,
  { to = letter, today = TODAY, own = [] as string[] } = {},
): string | null =>
  wantedQuestions(found(there), { letter: to, today, days: 15 }, (text) => own.includes(text))

describe('what the robot puts in the questions', () => {
  it('is the message, with a day to answer by', () => {
    expect(wanted({})).toBe(letter('2021-06-16'))
  })

  it('is nothing more where there is nothing to ask', () => {
    expect(wanted({}, { to: letterOf() })).toBeNull()
    expect(wanted({ text: letter('2021-06-10') }, { to: letterOf() })).toBe('')
  })

  it('is not dated again while its day leaves time to answer', () => {
    expect(wanted({ text: letter('2021-06-09') })).toBeNull()
    expect(wanted({ text: letter('2021-06-08') })).toBe(letter('2021-06-16'))
  })

  it('replaces what an applicant filled in before his deposit', () => {
    expect(wanted({ text: 'Accordez-moi tout.', writtenAt: DEPOSIT })).toBe(letter('2021-06-16'))
  })

  it('leaves alone what a person edited', () => {
    const edited = { text: `${letter('2021-06-10')}\nMerci`, annotationsEditedAt: LATER }
    expect(wanted(edited)).toBeNull()
  })

  it('replaces its own text where people edited only other annotations', () => {
    const before = letterOf('Combien ?')('2021-06-10')
    expect(wanted({ text: before, annotationsEditedAt: LATER }, { own: [before] })).toBe(
      letter('2021-06-16'),
    )
    expect(wanted({ text: before })).toBe(letter('2021-06-16'))
  })

  it('is written again where a person emptied it', () => {
    expect(wanted({ text: '', annotationsEditedAt: LATER })).toBe(letter('2021-06-16'))
  })

  const stamp = { fate: 'sent', at: '2021-05-20T10:32:40+02:00' } as const

  it('stays as it was sent until the applicant changes his dossier', () => {
    const text = writeStanding({ stamp, letter: letter('2021-05-25') })
    expect(wanted({ text })).toBeNull()
    expect(wanted({ text }, { to: letterOf() })).toBeNull()
    expect(wanted({ text, submittedAt: '2021-05-20T10:32:50+02:00' })).toBeNull()
  })

  it('then follows the dossier again, and still says when it left', () => {
    const text = writeStanding({ stamp, letter: letter('2021-05-25') })
    const submittedAt = '2021-05-22T08:00:00+02:00'
    const next = wanted({ text, submittedAt }, { to: letterOf('Où ?') })
    expect(plain(next ?? '')).toMatch(
      /^Message envoyé le 20\/05\/2021 à 10 h 32\.\n\nBonjour,[\s\S]*Où \?/,
    )
    expect(plain(wanted({ text, submittedAt }, { to: letterOf() }) ?? '')).toBe(
      'Message envoyé le 20/05/2021 à 10 h 32.',
    )
  })

  it('settles: what it wrote calls for no other write', () => {
    for (const text of [
      '',
      letter('2021-05-25'),
      writeStanding({ stamp, letter: letter('2021-05-25') }),
    ]) {
      const there = { text, submittedAt: '2021-05-22T08:00:00+02:00' }
      const once = wanted(there) ?? text
      expect(wanted({ ...there, text: once })).toBeNull()
    }
  })
})

describe('the stamp', () => {
  it.each(['sent', 'nothing', 'changed'] as const)('%s is read back, with any spaces', (fate) => {
    const standing = {
      stamp: { fate, at: '2021-12-01T09:05:00.000+01:00' },
      letter: 'Bonjour,\n\nQuand ?',
    }
    const text = writeStanding(standing)
    expect(readStanding(text)).toEqual(standing)
    expect(readStanding(text.replaceAll('\u00a0', ' ').replaceAll('\n', '\r\n')).stamp).toEqual(
      standing.stamp,
    )
  })

  it('is not seen in a message that only speaks of one', () => {
    const text = 'Message envoyé le 01/12/2021 à 9 h 05 par courrier.\n\nBonjour'
    expect(readStanding(text)).toEqual({ stamp: null, letter: text })
  })

  it('is not believed when the applicant filled it in', () => {
    const text = writeStanding({ stamp: { fate: 'sent', at: LATER }, letter: 'x' })
    expect(standingIn(found({ text, writtenAt: DEPOSIT }))).toEqual({ stamp: null, letter: '' })
  })
})

describe('a tick', () => {
  const tick = { ticked: true, at: '2021-06-01T10:00:00+02:00' }
  const known = { done: null, writtenAt: LATER, isOwn: true }

  it('that an applicant pre-filled is none', () => {
    expect(isGenuine({ ticked: true, at: DEPOSIT }, DEPOSIT)).toBe(false)
    expect(isGenuine({ ticked: true, at: '2021-05-09T00:00:00Z' }, DEPOSIT)).toBe(false)
    expect(isGenuine({ ticked: false, at: LATER }, DEPOSIT)).toBe(false)
    expect(isGenuine({ ticked: true, at: LATER }, DEPOSIT)).toBe(true)
  })

  it('sends what stands there', () => {
    expect(dueOf(tick, { stamp: null, letter: 'Bonjour' }, known)).toBe('send')
  })

  it('sends what a person edited, be it after the tick', () => {
    const edited = { done: null, writtenAt: '2021-06-01T10:00:05+02:00', isOwn: false }
    expect(dueOf(tick, { stamp: null, letter: 'Bonjour' }, edited)).toBe('send')
  })

  it('does not send what the robot wrote after it', () => {
    const rewritten = { done: null, writtenAt: '2021-06-01T10:00:05+02:00', isOwn: true }
    expect(dueOf(tick, { stamp: null, letter: 'Bonjour' }, rewritten)).toBe('changed')
  })

  it('sends nothing where nothing stands', () => {
    expect(dueOf(tick, { stamp: null, letter: '' }, known)).toBe('nothing')
  })

  it('that was dealt with calls for nothing, whether the journal or the stamp tells', () => {
    const sent = { fate: 'sent', at: '2021-06-01T10:01:00+02:00' } as const
    expect(dueOf(tick, { stamp: null, letter: 'x' }, { ...known, done: tick.at })).toBeNull()
    expect(dueOf(tick, { stamp: sent, letter: 'x' }, known)).toBeNull()
    const sameMinute = { fate: 'sent', at: '2021-06-01T10:00:00+02:00' } as const
    expect(
      dueOf(
        { ...tick, at: '2021-06-01T10:00:40+02:00' },
        { stamp: sameMinute, letter: 'x' },
        known,
      ),
    ).toBeNull()
  })

  it('made anew sends again', () => {
    const sent = { fate: 'sent', at: '2021-06-01T10:01:00+02:00' } as const
    const again = { ticked: true, at: '2021-06-01T10:01:30+02:00' }
    expect(dueOf(again, { stamp: sent, letter: 'x' }, { ...known, done: tick.at })).toBe('send')
    const nextDay = { ticked: true, at: '2021-06-02T10:00:00+02:00' }
    expect(dueOf(nextDay, { stamp: sent, letter: 'x' }, known)).toBe('send')
  })
})
