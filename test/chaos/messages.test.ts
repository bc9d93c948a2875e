import { describe, expect, it } from 'vitest'
import { check } from '../../chaos/check/index.ts'
import type { Entry, Outcome } from '../../chaos/model.ts'
import { QUESTIONS } from '../../chaos/world.ts'
import { changed, finishedWorld, GOOD, letter, opinion } from './world.ts'

/** A world in which an instructeur ticked and the message left, as its annotation says. */
const LETTER = 'Bonjour,\n\nQuel jour le projet doit-il finir ?'
const TOLD = `Message envoyé le 03/04/2021 à 9 h 05.\n\n${LETTER}`
const robot = { who: 'robot', dossier: GOOD } as const
const person = { who: 'person', dossier: GOOD } as const
const LONG_MS = 60_000

const tick = (text = LETTER, at = 10_000): Entry => ({
  ...person,
  at,
  act: 'tick',
  by: 'instructeur',
  ticked: true,
  text,
})
const untick: Entry = {
  ...person,
  at: 20_000,
  act: 'tick',
  by: 'instructeur',
  ticked: false,
  text: TOLD,
}
const prefilled: Entry = {
  ...person,
  at: 600,
  act: 'tick',
  by: 'applicant',
  ticked: true,
  text: '',
}
const read = (at = 10_500): Entry => ({ ...robot, at, act: 'read' })
const message = (text = LETTER, at = 11_000): Entry => ({
  ...robot,
  at,
  act: 'message',
  text,
  refused: false,
})
const writes = (text: string, at = 12_500): Entry => ({
  ...robot,
  at,
  act: 'annotate',
  values: { [QUESTIONS]: text },
})
const edit = (text: string, at = 9_000): Entry => ({ ...person, at, act: 'edit', text })

/** @param standing what the annotation holds in the end */
function played(acts: readonly Entry[], standing = TOLD): Outcome {
  const world = finishedWorld()
  const annotations = {
    ...opinion(`même SIREN : n° ${GOOD + 1}`),
    [QUESTIONS]: standing,
  }
  return changed({ ...world, timeline: [...world.timeline, ...acts] }, GOOD, { annotations })
}
const rulesOf = (outcome: Outcome) => [...new Set(check(outcome).map(({ rule }) => rule))].sort()

describe('the judge of messages to applicants', () => {
  it('finds nothing wrong with one message a tick, as it stood there', () => {
    expect(check(played([tick(), read(), message(), writes(TOLD)]))).toEqual([])
    const again = [untick, read(20_500), tick(TOLD, 30_000), read(30_500), message(LETTER, 31_000)]
    expect(check(played([tick(), read(), message(), ...again]))).toEqual([])
  })

  it.each<readonly [string, Outcome, readonly string[]]>([
    ['a message lost', played([tick(), read()]), ['a message lost']],
    ['a message doubled', played([tick(), read(), message(), message()]), ['a message doubled']],
    [
      'a message for a tick of the applicant',
      played([prefilled, read(), message()]),
      ['a message that nobody asked for'],
    ],
    [
      'a message that nobody ticked for',
      played([read(), message()]),
      ['a message that nobody asked for'],
    ],
    [
      'a message long after the tick was taken back',
      played([tick(), untick, read(LONG_MS), message(LETTER, 2 * LONG_MS)]),
      ['a message that nobody asked for'],
    ],
    [
      'a message long after the decision',
      played([tick(), { ...person, at: 10_100, act: 'decide' }, message(LETTER, 2 * LONG_MS)]),
      ['a message that nobody asked for'],
    ],
    [
      'another text than the one that stood there',
      played([tick(), read(), message('Bonjour ?')]),
      ['another text sent'],
    ],
    [
      'a message that the annotation keeps silent',
      played([tick(), read(), message()], LETTER),
      ['a message not told'],
    ],
    [
      'a text that a person typed, overwritten',
      played([edit('Et la fin ?'), read(), writes(LETTER)], LETTER),
      ['a text of a person overwritten'],
    ],
    [
      'the text of a tick overwritten before it left',
      played([tick(), read(), writes('Bonjour ?')], 'Bonjour ?'),
      ['the text of a tick overwritten'],
    ],
    [
      'a message that leaves again once the store was lost',
      {
        ...played([tick(), read(), message()]),
        epilogue: { ...played([]).epilogue, timeline: [read(LONG_MS), message(LETTER, LONG_MS)] },
      },
      ['a message doubled'],
    ],
    [
      'an e-mail that leaves again once the store was lost',
      { ...played([]), epilogue: { ...played([]).epilogue, mails: [letter] } },
      ['an e-mail sent again once the store was lost'],
    ],
  ])('complains of %s', (_, outcome, rules) => {
    expect(rulesOf(outcome)).toEqual(rules)
  })

  it('asks for no message where there was nothing to send', () => {
    const told = 'Message non envoyé le 03/04/2021 à 9 h 05 : il n’y avait rien à demander.'
    expect(check(played([tick(''), read(), writes(told)], told))).toEqual([])
  })

  it('asks for no message where the robot, who had not seen the tick, wrote another text', () => {
    const told = 'Message non envoyé le 03/04/2021 à 9 h 05 : le texte a changé.'
    const acts = [read(9_000), tick(), writes('Bonjour ?', 12_000), read(13_000)]
    expect(check(played([...acts, writes(`${told}\n\nBonjour ?`, 14_000)], told))).toEqual([])
  })

  it('takes the text that a person typed after the tick', () => {
    const acts = [tick(), edit('Et la fin ?', 10_200), read(), message('Et la fin ?')]
    expect(check(played(acts))).toEqual([])
  })

  it('lets the robot go on once what a person typed was sent and the applicant has answered', () => {
    const sent = [edit('Et la fin ?'), tick('Et la fin ?'), read(), message('Et la fin ?')]
    const answered: Entry = { ...person, at: 30_000, act: 'submit' }
    expect(check(played([...sent, answered, read(31_000), writes(TOLD, 32_000)]))).toEqual([])
    expect(rulesOf(played([...sent, read(31_000), writes(TOLD, 32_000)]))).toEqual([
      'a text of a person overwritten',
    ])
  })

  it('knows that a tick taken back while its message leaves is not seen', () => {
    expect(check(played([tick(), read(), untick, message(LETTER, 21_000)]))).toEqual([])
  })
})
