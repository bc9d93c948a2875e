import type { AssignmentQuestion } from '../../../src/domain/assignment/assign.ts'
import type { Group } from '../../../src/domain/assignment/people.ts'

export const ROBOT = 'robot@prefecture.example.org'
const robot = { id: 'robot', email: ROBOT }

export const person = (name: string) => ({ id: name, email: `${name}@prefecture.example.org` })

/** A group of these people and the robot. */
export const group = (id: string, people: string[]): Group => ({
  id,
  label: id,
  closed: false,
  instructeurs: [robot, ...people.map(person)],
})

export const defaultGroup = group('défaut', ['zoe'])
export const marne = group('Marne', ['anne', 'bob'])
export const sgar = group('SGAR', ['carla'])

/** A dossier of the Marne, seen for the first time in the default group, followed by nobody. */
export const question = (changes: Partial<AssignmentQuestion> = {}): AssignmentQuestion => ({
  rules: [
    { departments: ['51'], group: 'Marne' },
    { themes: ['3d'], group: 'SGAR' },
  ],
  department: '51',
  themes: ['3a'],
  groups: [defaultGroup, marne, sgar],
  robotEmail: ROBOT,
  method: 'least-loaded',
  absences: [],
  today: '2021-07-12',
  load: new Map(),
  last: new Map(),
  place: { group: 'défaut', followed: false },
  live: true,
  memory: null,
  ...changes,
})
