import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignmentQuestion, assign } from '../../../src/domain/assignment/assign.ts'
import {
  type AssignmentMemory,
  type Place,
  remember,
} from '../../../src/domain/assignment/memory.ts'
import { group, marne, question, sgar } from './builders.ts'

const outcome = (changes: Partial<AssignmentQuestion>) => {
  const { moveTo, follow, problem } = assign(question(changes))
  return {
    moveTo: moveTo?.id ?? null,
    follow: follow?.id ?? null,
    problem: problem?.problem ?? null,
  }
}
const memory = (changes: Partial<AssignmentMemory> = {}): AssignmentMemory => ({
  group: 'défaut',
  placed: false,
  followedIn: [],
  ...changes,
})
const inGroup = (id: string): { place: Place } => ({ place: { group: id, followed: false } })
const followed = { place: { group: 'défaut', followed: true } }
const nothing = { moveTo: null, follow: null, problem: null }

describe('a dossier', () => {
  it.each<[string, Partial<AssignmentQuestion>, Partial<ReturnType<typeof outcome>>]>([
    [
      'seen for the first time is moved and given to someone there',
      {},
      { moveTo: 'Marne', follow: 'anne' },
    ],
    ['already in its group is given to someone', inGroup('Marne'), { follow: 'anne' }],
    ['that no rule matches is given where it is', { department: '52' }, { follow: 'zoe' }],
    ['whose département is not known yet waits', { department: null }, {}],
    ['that someone follows is left alone', followed, {}],
    ['that is decided is left alone', { live: false }, {}],
    [
      'is moved even when nobody is there to take it',
      { groups: [group('Marne', [])] },
      { moveTo: 'Marne' },
    ],
    [
      'is moved without a follower where the campaign says none',
      { method: 'none' },
      { moveTo: 'Marne' },
    ],
    [
      'in a group that is not read yet is moved out of it',
      inGroup('new'),
      { moveTo: 'Marne', follow: 'anne' },
    ],
    [
      'in a group that is not read yet, and stays there, waits',
      { ...inGroup('new'), rules: [] },
      {},
    ],
    [
      'is not moved to a closed group, nor given to anyone',
      { groups: [{ ...marne, closed: true }] },
      { problem: 'closed' },
    ],
    [
      'seen before where it is now may still be moved',
      { memory: memory() },
      { moveTo: 'Marne', follow: 'anne' },
    ],
    [
      'moved by the robot stays, and may be given to someone',
      {
        ...inGroup('Marne'),
        themes: ['3d'],
        rules: [{ themes: ['3d'], group: 'SGAR' }],
        memory: memory({ group: 'Marne', placed: true }),
      },
      { follow: 'anne' },
    ],
    [
      'moved by someone else stays, and may be given to someone',
      { ...inGroup('SGAR'), memory: memory() },
      { follow: 'carla' },
    ],
    [
      'moved back by someone stays',
      { memory: memory({ group: 'Marne', placed: true }) },
      { follow: 'zoe' },
    ],
    [
      'once followed in this group is not given again',
      { ...inGroup('Marne'), memory: memory({ group: 'Marne', followedIn: ['SGAR', 'Marne'] }) },
      {},
    ],
    [
      'once followed in another group is given in this one',
      { ...inGroup('Marne'), memory: memory({ group: 'Marne', followedIn: ['SGAR'] }) },
      { follow: 'anne' },
    ],
    [
      'goes to the next in the round of its new group',
      {
        method: 'round-robin',
        last: new Map([
          ['Marne', 'anne'],
          ['défaut', 'zoe'],
        ]),
      },
      { moveTo: 'Marne', follow: 'bob' },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(outcome(changes)).toEqual({ ...nothing, ...expected })
  })
})

describe('what is remembered before DS is written to', () => {
  it.each<[string, Partial<AssignmentQuestion>, AssignmentMemory]>([
    ['the group it is in, not the one it will be in', {}, memory()],
    ['that someone follows it', followed, memory({ followedIn: ['défaut'] })],
    [
      'that someone moved it',
      { ...inGroup('SGAR'), memory: memory() },
      memory({ group: 'SGAR', placed: true }),
    ],
    [
      'everything it knew',
      { memory: memory({ placed: true, followedIn: ['SGAR'] }) },
      memory({ placed: true, followedIn: ['SGAR'] }),
    ],
    [
      'that nobody follows it any more in its group',
      { memory: memory({ followedIn: ['défaut'] }) },
      memory({ followedIn: ['défaut'], forsaken: true }),
    ],
    [
      'that somebody follows it again',
      { ...followed, memory: memory({ followedIn: ['défaut'], forsaken: true }) },
      memory({ followedIn: ['défaut'] }),
    ],
    [
      'what it saw of a decided dossier',
      { ...followed, live: false },
      memory({ followedIn: ['défaut'] }),
    ],
  ])('%s', (_what, changes, expected) => {
    expect(assign(question(changes)).memory).toEqual(expected)
  })
})

describe('what is remembered once DS has answered', () => {
  it.each([
    [
      'both done',
      { movedTo: 'Marne', followed: true },
      { group: 'Marne', placed: true, followedIn: ['Marne'] },
    ],
    [
      'moved, the follower refused',
      { movedTo: 'Marne', followed: false },
      { group: 'Marne', placed: true, followedIn: [] },
    ],
    [
      'only a follower',
      { movedTo: null, followed: true },
      { group: 'défaut', placed: false, followedIn: ['défaut'] },
    ],
    [
      'all refused',
      { movedTo: null, followed: false },
      { group: 'défaut', placed: false, followedIn: [] },
    ],
  ])('%s', (_what, done, expected) => {
    expect(remember(memory(), done)).toEqual(expected)
  })
})

/** One dossier in a made-up DS: what people do to it, and what the robot does. */
class Story {
  place: Place = { group: 'défaut', followed: false }
  memory: AssignmentMemory | null = null
  asked: Partial<AssignmentQuestion> = {}
  moves = 0
  readonly given: string[] = []

  /** `crash`: the process dies after the memory is in the journal, before or after DS has done its part. */
  robot(crash: 'never' | 'before-write' | 'after-write' = 'never') {
    const { moveTo, follow, memory } = assign(
      question({ ...this.asked, place: this.place, memory: this.memory }),
    )
    this.memory = memory
    if (crash === 'before-write') return
    if (moveTo) this.moves += 1
    const movedTo = moveTo?.id ?? null
    this.place = {
      group: movedTo ?? this.place.group,
      followed: this.place.followed || follow !== null,
    }
    if (follow) this.given.push(this.place.group)
    if (crash === 'never') this.memory = remember(memory, { movedTo, followed: follow !== null })
  }
}

const facts = fc.record({
  department: fc.constantFrom('51', '52', null),
  themes: fc.subarray<'3a' | '3d'>(['3a', '3d']),
  method: fc.constantFrom('least-loaded' as const, 'none' as const),
})
const event = fc.oneof(
  facts.map((asked) => ({ kind: 'facts' as const, asked })),
  fc.constantFrom('défaut', marne.id, sgar.id).map((to) => ({ kind: 'move' as const, to })),
  fc.boolean().map((on) => ({ kind: 'follow' as const, on })),
  fc.boolean().map((crash) => ({ kind: 'robot' as const, crash })),
)

describe('for ever', () => {
  it('assigning again changes nothing, whenever the process died', () => {
    const crash = fc.constantFrom('never' as const, 'before-write' as const, 'after-write' as const)
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('défaut', 'Marne', 'SGAR'),
        crash,
        (asked, group, crash) => {
          const story = new Story()
          story.asked = asked
          story.place = { group, followed: false }
          story.robot(crash)
          story.robot()
          const settled = { place: story.place, memory: story.memory }
          const again = assign(question({ ...asked, ...settled }))
          expect(again).toMatchObject({ moveTo: null, follow: null, memory: settled.memory })
          expect(story.moves).toBeLessThanOrEqual(1)
          expect(story.given.length).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('a person’s decision is never undone', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const story = new Story()
        let lastSeenIn: string | null = null
        let moved = false
        for (const event of events) {
          const before = story.place
          if (event.kind === 'facts') story.asked = event.asked
          if (event.kind === 'follow') story.place = { ...before, followed: event.on }
          // DS unfollows those who are not in the new group.
          if (event.kind === 'move') story.place = { group: event.to, followed: false }
          if (event.kind === 'robot') {
            moved ||= lastSeenIn !== null && lastSeenIn !== before.group
            const moves = story.moves
            story.robot(event.crash ? 'before-write' : 'never')
            lastSeenIn = story.place.group
            if (moved || before.followed) expect(story.moves).toBe(moves)
            if (before.followed) expect(story.place).toEqual(before)
          }
          expect(story.moves).toBeLessThanOrEqual(1)
          expect(new Set(story.given).size).toBe(story.given.length)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
