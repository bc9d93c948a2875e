import { describe, expect, it } from 'vitest'
import { chooseGroup, type GroupRule } from '../../../src/domain/assignment/choose-group.ts'
import type { Theme } from '../../../src/domain/facts.ts'
import { defaultGroup, marne, sgar } from './builders.ts'

interface Case {
  rules: GroupRule[]
  department?: string | null
  themes?: Theme[]
  groups?: (typeof marne)[]
}
const choose = ({ department = '51', themes = ['3a'], groups, rules }: Case) => {
  const choice = chooseGroup({
    rules,
    department,
    themes,
    groups: groups ?? [defaultGroup, marne, sgar],
  })
  if (choice.state === 'chosen') return choice.group.id
  return choice.state === 'problem' ? `${choice.problem}: ${choice.label}` : choice.state
}

describe('which rule matches', () => {
  const toMarne: GroupRule = { departments: ['51', '08'], group: 'Marne' }
  const toSgar: GroupRule = { themes: ['3d'], group: 'SGAR' }
  const both: GroupRule = { departments: ['51'], themes: ['3d'], group: 'SGAR' }

  it.each<[string, Case, string]>([
    ['no rule at all', { rules: [] }, 'no-rule'],
    ['the département', { rules: [toMarne] }, 'Marne'],
    ['another département', { rules: [toMarne], department: '52' }, 'no-rule'],
    ['one theme of several', { rules: [toSgar], themes: ['3a', '3d'] }, 'SGAR'],
    ['no theme stated', { rules: [toSgar], themes: [] }, 'no-rule'],
    ['both keys match', { rules: [both], themes: ['3d'] }, 'SGAR'],
    ['only the département of both', { rules: [both] }, 'no-rule'],
    ['only the theme of both', { rules: [both], department: '52', themes: ['3d'] }, 'no-rule'],
    ['the first of two', { rules: [toMarne, toSgar], themes: ['3d'] }, 'Marne'],
    ['the second when the first does not', { rules: [toSgar, toMarne] }, 'Marne'],
    ['a rule for all that comes last', { rules: [toSgar, { group: 'Marne' }] }, 'Marne'],
    [
      'a rule with an empty list, never',
      { rules: [{ departments: [], group: 'Marne' }] },
      'no-rule',
    ],
  ])('%s', (_what, question, expected) => {
    expect(choose(question)).toBe(expected)
  })

  it.each<[string, Case, string]>([
    ['waits where it decides', { rules: [toMarne, toSgar], themes: ['3d'] }, 'undecided'],
    ['does not matter after a match', { rules: [toSgar, toMarne], themes: ['3d'] }, 'SGAR'],
    ['does not matter when the theme says no', { rules: [both] }, 'no-rule'],
  ])('a département not known yet %s', (_what, question, expected) => {
    expect(choose({ ...question, department: null })).toBe(expected)
  })
})

describe('the group that a rule names', () => {
  it.each<[string, string, Case['groups'], string]>([
    ['is found without regard to case, accents or spaces', ' marné  : ', [marne], 'Marne'],
    ['must exist', 'Marnais', [marne], 'unknown: Marnais'],
    ['must be open', 'Marne', [{ ...marne, closed: true }], 'closed: Marne'],
    ['must be one', 'Marne', [marne, { ...marne, id: '2', label: 'MARNE' }], 'ambiguous: Marne'],
  ])('%s', (_what, label, groups, expected) => {
    expect(choose({ rules: [{ group: label }], ...(groups && { groups }) })).toBe(expected)
  })
})
