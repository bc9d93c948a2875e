import { describe, expect, it } from 'vitest'
import { check } from '../../chaos/check/index.ts'
import type { Entry, Outcome, View } from '../../chaos/model.ts'
import {
  changed,
  finishedWorld,
  GOOD,
  LATER,
  LAUREAT,
  letter,
  OTHER_INSTRUCTEUR,
  opinion,
  row,
} from './world.ts'

const world = finishedWorld()
const rulesOf = (outcome: Outcome) => [...new Set(check(outcome).map(({ rule }) => rule))].sort()
const then = (...acts: Entry[]): Outcome => ({ ...world, timeline: [...world.timeline, ...acts] })
const robot = { who: 'robot', dossier: GOOD } as const
const person = { who: 'person', dossier: GOOD } as const
const read: Entry = { ...robot, at: 10_000, act: 'read' }
const moved = (who: 'robot' | 'person', group: string, at = 10_000): Entry => ({
  who,
  dossier: GOOD,
  at,
  act: 'move',
  group,
  refused: false,
})
const follow = (who: 'robot' | 'person', follows: boolean, instructeur: string): Entry => ({
  who,
  dossier: GOOD,
  at: 10_000,
  act: 'follow',
  instructeur,
  follows,
  refused: false,
})
const [follower = ''] = world.final.dossiers[0]?.followers ?? []
const alone = opinion('aucun autre dossier de ce SIREN')

describe('the judge of a finished chaos', () => {
  it('finds nothing wrong in a world where all went well', () => {
    expect(check(world)).toEqual([])
  })

  const broken: readonly (readonly [string, Outcome, readonly string[]])[] = [
    [
      'a wrong verdict',
      changed(world, GOOD, { annotations: { ...alone, 'Avis automatique': 'Inéligible' } }),
      ['lost by the polls', 'wrong in the end'],
    ],
    [
      'an opinion on what the dossier was before',
      changed(world, GOOD, { kind: 'tiny' }),
      ['lost by the polls', 'wrong in the end'],
    ],
    [
      'a reason that is not the one wanted',
      {
        ...world,
        final: {
          ...world.final,
          wanted: { ...world.final.wanted, [GOOD]: { ...alone, Motif: 'x' } },
        },
      },
      ['wrong in the end'],
    ],
    [
      'a line that forgets another dossier of the applicant',
      changed(world, GOOD, { annotations: alone }),
      ['wrong in the end'],
    ],
    [
      'a dossier that nobody was given',
      changed(world, GOOD, { followers: [] }),
      ['not assigned', 'the replay differs'],
    ],
    [
      'a repetition row added twice',
      changed(world, GOOD, { rows: 2 }),
      ['a repetition row doubled'],
    ],
    [
      'a second move',
      changed(then(read, moved('robot', 'Marne')), GOOD, {}),
      ['moved although followed', 'moved twice'],
    ],
    [
      'a move by hand undone',
      then(
        follow('person', false, follower),
        moved('person', 'SGAR'),
        read,
        moved('robot', 'Marne'),
      ),
      ['a move by hand undone', 'the replay differs'],
    ],
    [
      'a move by hand back to where it was, seen then undone',
      changed(
        then(
          read,
          { ...robot, at: 10_000, act: 'annotate', values: {} },
          follow('person', false, follower),
          moved('person', 'défaut'),
          read,
          moved('robot', 'Marne'),
        ),
        GOOD,
        { followers: [] },
      ),
      ['a move by hand undone'],
    ],
    [
      'a move decided long before a person moved the dossier',
      then(
        read,
        follow('person', false, follower),
        moved('person', 'SGAR'),
        moved('robot', 'Marne', 90_000),
      ),
      ['a move by hand undone', 'the replay differs'],
    ],
    [
      'a second follower',
      changed(then(read, follow('robot', true, OTHER_INSTRUCTEUR)), GOOD, {
        followers: [follower, OTHER_INSTRUCTEUR],
      }),
      ['a second follower', 'not assigned'],
    ],
    [
      'a follower given back to a dossier that a person had left',
      then(
        read,
        { ...robot, at: 10_000, act: 'annotate', values: {} },
        follow('person', false, follower),
        read,
        follow('robot', true, follower),
      ),
      ['given back to a follower'],
    ],
    [
      'somebody who no longer follows because of the robot',
      changed(then(follow('robot', false, follower)), GOOD, {}),
      ['unfollowed'],
    ],
    [
      'an amount granted that the robot wrote',
      then({ ...robot, at: 10_000, act: 'annotate', values: { 'Montant accordé (€)': 1 } }),
      ['an instructeur’s annotation'],
    ],
    [
      'an amount granted that is lost',
      then({ ...person, at: 10_000, act: 'annotate', values: { 'Montant accordé (€)': 1 } }),
      ['an instructeur’s annotation'],
    ],
    ['an e-mail twice', { ...world, mails: [letter, letter] }, ['an e-mail doubled']],
    [
      'an e-mail twice under two names',
      { ...world, mails: [letter, { ...letter, id: '<def@prefecture.example.org>' }] },
      ['an e-mail doubled'],
    ],
    [
      'an e-mail that never came although it is told sent',
      { ...world, mails: [] },
      ['an e-mail lost'],
    ],
    [
      'an e-mail that nobody tried to send',
      { ...world, mails: [], sendings: [] },
      ['an e-mail lost'],
    ],
    [
      'an e-mail given up, its address good',
      { ...world, sendings: [{ ...row, state: 'rejected' }] },
      ['an e-mail lost'],
    ],
    [
      'an e-mail whose end nobody wrote down',
      { ...world, sendings: [{ ...row, state: 'pending' }] },
      ['an e-mail without an end'],
    ],
    [
      'an e-mail that the journal does not know',
      { ...world, sendings: [] },
      ['an e-mail not in the journal'],
    ],
    [
      'an e-mail about another person’s dossier',
      {
        ...world,
        mails: [
          letter,
          {
            ...letter,
            id: '<x@y>',
            subject: letter.subject.replace(String(LAUREAT), String(GOOD)),
          },
        ],
      },
      ['an e-mail not in the journal', 'an e-mail that nobody asked for'],
    ],
    [
      'an e-mail to another lauréat',
      { ...world, mails: [{ ...letter, to: ['mairie-1@commune.example.org'] }] },
      ['an e-mail lost', 'an e-mail that nobody asked for'],
    ],
    [
      'an e-mail long after the report came in',
      changed(world, LAUREAT, { reports: [{ quarter: 'T1 2021', at: letter.at - 200_000 }] }),
      ['an e-mail that nobody asked for'],
    ],
    [
      'a job given up without a lasting cause',
      {
        ...world,
        final: { ...world.final, failed: [{ job: 'instruct', dossier: GOOD, reason: 'stalled' }] },
      },
      ['given up without a lasting cause'],
    ],
    [
      'a job given up because its worker was killed too often',
      {
        ...world,
        settled: world.settled && {
          ...world.settled,
          failed: [
            { job: 'instruct', dossier: GOOD, reason: 'job stalled more than allowable limit' },
          ],
        },
      },
      ['given up without a lasting cause'],
    ],
    [
      'a dossier that cannot be written, and no word of it',
      { ...world, broken: [GOOD] },
      ['a lasting failure not told'],
    ],
    [
      'a watermark in the future',
      { ...world, watermarks: [{ demarche: 51001, at: '2021-05-01T00:00:00.000Z' }] },
      ['the watermark is ahead'],
    ],
    [
      'a change that the polls had passed over',
      {
        ...then({
          ...robot,
          at: 10_000,
          act: 'annotate',
          values: { 'Avis automatique': 'Éligible' },
        }),
        settled: world.settled && { ...world.settled, entries: world.timeline.length },
      },
      ['the watermark is ahead'],
    ],
    [
      'a dossier that waits for ever for a version of its form',
      { ...world, final: { ...world.final, awaiting: [GOOD] } },
      ['never brought'],
    ],
    ['a dossier never looked at', { ...world, remembered: [LATER] }, ['never looked at']],
    [
      'a service that ended by itself',
      { ...world, trouble: ['worker 1 ended by itself: 1'] },
      ['the service itself'],
    ],
  ]
  it.each(broken)('complains of %s', (_, outcome, rules) => {
    expect(rulesOf(outcome)).toEqual([...rules].sort())
  })

  it('takes the word of the journal for an e-mail whose end is unknown', () => {
    expect(check({ ...world, mails: [], sendings: [{ ...row, state: 'unknown' }] })).toEqual([])
  })

  it('asks nothing of a lauréat whose report is in', () => {
    const reported = changed(world, LAUREAT, { reports: [{ quarter: 'T1 2021', at: letter.at }] })
    expect(check({ ...reported, mails: [], sendings: [] })).toEqual([])
  })

  it('asks for no second e-mail on the day of another one', () => {
    const on = (day: string) =>
      changed(world, LAUREAT, {
        annotations: { 'Relances envoyées': `${day} – T4 2020 – dernière relance – envoyée` },
      })
    const today = world.endAt.slice(0, 10).split('-').reverse().join('/')
    expect(check({ ...on(today), mails: [], sendings: [] })).toEqual([])
    expect(rulesOf({ ...on('01/04/2021'), mails: [], sendings: [] })).toEqual(['an e-mail lost'])
  })

  it('knows the period of an anniversary by its dates', () => {
    const anniversary = changed(world, LAUREAT, { demarche: 51_011 })
    const subject = `Rappel : état des lieux du 15 janvier au 14 avril 2021 (dossier n° ${LAUREAT})`
    const outcome = {
      ...anniversary,
      mails: [{ ...letter, subject }],
      sendings: [{ ...row, row: ['mail', String(LAUREAT), '2021-T2', 'reminder', 'laureat-abc'] }],
    }
    expect(check(outcome)).toEqual([])
    expect(rulesOf({ ...outcome, mails: [] })).toEqual(['an e-mail lost'])
  })

  it('leaves what gave up to the nightly pass, which has to put it right', () => {
    const wrong = changed(world, GOOD, { annotations: {} }).settled
    const failed = [{ job: 'instruct', dossier: GOOD, reason: 'DS failed inside (500)' }]
    expect(check({ ...world, settled: wrong && { ...wrong, failed } })).toEqual([])
    expect(check({ ...world, settled: wrong && { ...wrong, awaiting: [GOOD] } })).toEqual([])
    expect(rulesOf({ ...world, settled: wrong })).toEqual(['lost by the polls'])
  })

  it('leaves to the full pass what a later version of the form has added', () => {
    const wanted = { ...alone, 'Taux plafond (%)': 80 }
    const later = (view: View): View => ({ ...view, wanted: { ...view.wanted, [GOOD]: wanted } })
    expect(check({ ...world, settled: world.settled && later(world.settled) })).toEqual([])
    expect(rulesOf({ ...world, final: later(world.final) })).toEqual(['wrong in the end'])
  })

  it('knows that a person who acts between a reading and its write is not seen', () => {
    const raced = changed(then(read, moved('person', 'SGAR'), moved('robot', 'Marne')), GOOD, {
      followers: [],
    })
    expect(rulesOf(raced)).not.toContain('a move by hand undone')
  })

  it('does not blame a robot that never saw whom it had given the dossier to', () => {
    const sentAgain: Entry = { ...robot, at: 10_000, act: 'annotate', values: {} }
    const stopped = follow('person', false, follower)
    expect(check(then(sentAgain, stopped, read, follow('robot', true, follower)))).toEqual([])
  })

  it('does not blame a robot that saw a follower in another group only', () => {
    const acts = [
      read,
      { ...robot, at: 10_000, act: 'annotate', values: {} } satisfies Entry,
      moved('person', 'défaut'),
      follow('person', false, follower),
      read,
      follow('robot', true, follower),
    ]
    expect(check(changed(then(...acts), GOOD, { group: 'défaut' }))).toEqual([])
  })

  it('does not blame a robot that never saw that it had moved the dossier', () => {
    const back = [follow('person', false, follower), moved('person', 'défaut')] as const
    const again = [read, moved('robot', 'Marne'), follow('robot', true, follower)] as const
    expect(check(then(...back, ...again))).toEqual([])
    expect(rulesOf(then(...back, ...again, read, moved('robot', 'SGAR')))).toContain('moved twice')
  })

  it('does not blame the robot for a move before it had ever looked', () => {
    const [deposit, ...rest] = world.timeline
    const early = { ...moved('person', 'SGAR'), at: 600 }
    const timeline = deposit ? [deposit, early, ...rest] : []
    expect(check({ ...world, timeline })).toEqual([])
  })
})
