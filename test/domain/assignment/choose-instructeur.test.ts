import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseInstructeur,
  type FollowMethod,
  type InstructeurQuestion,
} from '../../../src/domain/assignment/choose-instructeur.ts'
import { group, person, ROBOT } from './builders.ts'

const choose = (changes: Partial<InstructeurQuestion> = {}) =>
  chooseInstructeur({
    method: 'least-loaded',
    group: group('Marne', ['carla', 'anne', 'bob']),
    robotEmail: ROBOT,
    absences: [],
    today: '2021-07-12',
    load: new Map(),
    last: null,
    ...changes,
  })?.id ?? null

const away = (name: string, from: string, until: string) => ({
  instructeur: person(name).email,
  from,
  until,
})

describe('least-loaded', () => {
  it.each([
    ['who follows fewest', { anne: 3, bob: 1, carla: 2 }, 'bob'],
    ['who follows none and is not in the counts', { anne: 1, bob: 1 }, 'carla'],
    ['the first by e-mail when all are equal', { anne: 2, bob: 2, carla: 2 }, 'anne'],
    ['never the robot, which follows none', { anne: 9, bob: 9, carla: 9 }, 'anne'],
  ])('chooses %s', (_what, load, expected) => {
    expect(choose({ load: new Map(Object.entries(load)) })).toBe(expected)
  })
})

describe('round-robin', () => {
  it.each([
    ['starts with the first by e-mail', null, 'anne'],
    ['goes on with the next', 'anne', 'bob'],
    ['comes back to the first', 'carla', 'anne'],
    ['starts again when the last one has left the group', 'dora', 'anne'],
    ['passes over the robot', 'carla', 'anne'],
  ])('%s', (_what, last, expected) => {
    expect(choose({ method: 'round-robin', last })).toBe(expected)
  })

  it('goes on after an absent last one, and passes over an absent next one', () => {
    const absences = [
      away('anne', '2021-07-12', '2021-07-12'),
      away('bob', '2021-07-01', '2021-07-31'),
    ]
    expect(choose({ method: 'round-robin', last: 'anne', absences })).toBe('carla')
  })

  it('gives as many to each, within one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ max: 40, min: 0 }),
        (people, dossiers) => {
          expect(spread('round-robin', people, dossiers)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('whatever the method', () => {
  const methods: FollowMethod[] = ['least-loaded', 'round-robin']

  it.each([
    ['the day before', '2021-07-11', 'anne'],
    ['on the first day', '2021-07-12', 'bob'],
    ['on the last day', '2021-08-02', 'bob'],
    ['the day after', '2021-08-03', 'anne'],
  ])('who is absent is not chosen: %s', (_when, today, expected) => {
    const absences = [
      { instructeur: ' Anne@Prefecture.example.org', from: '2021-07-12', until: '2021-08-02' },
    ]
    for (const method of methods) expect(choose({ method, absences, today })).toBe(expected)
  })

  it('nobody when all are absent, and nobody in a group of the robot alone', () => {
    const absences = ['anne', 'bob', 'carla'].map((name) => away(name, '2021-07-12', '2021-07-12'))
    const alone = { ...group('Marne', []), instructeurs: [{ id: 'r', email: ROBOT.toUpperCase() }] }
    for (const method of methods) {
      expect(choose({ method, absences })).toBeNull()
      expect(choose({ method, group: alone })).toBeNull()
    }
  })

  it('nobody when the campaign says none', () => {
    expect(choose({ method: 'none' })).toBeNull()
  })
})

it('least-loaded keeps the load balanced within one when all start equal', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ max: 40, min: 0 }),
      (people, dossiers) => {
        expect(spread('least-loaded', people, dossiers)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

/** The difference between the most and the least loaded, once that many dossiers have been given. */
function spread(method: FollowMethod, people: number, dossiers: number): number {
  const names = Array.from({ length: people }, (_, index) => `p${index}`)
  const load = new Map(names.map((name) => [name, 0]))
  let last: string | null = null
  for (let dossier = 0; dossier < dossiers; dossier += 1) {
    last = choose({ method, group: group('g', names), load, last })
    if (last) load.set(last, (load.get(last) ?? 0) + 1)
  }
  expect([...load.values()].reduce((sum, count) => sum + count, 0)).toBe(dossiers)
  return Math.max(...load.values()) - Math.min(...load.values())
}
