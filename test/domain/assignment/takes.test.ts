import { describe, expect, it } from 'vitest'
import { campaignTaking, type Deposit, takenTwice } from '../../../src/domain/assignment/takes.ts'

const deposit = (changes: Partial<Deposit> = {}): Deposit => ({
  department: '51',
  resolved: true,
  group: 'Marne',
  ...changes,
})

describe('which campaign of a démarche takes a dossier', () => {
  const byDepartment = [
    { id: 'marne', takes: { departments: ['51'] } },
    { id: 'rouen', takes: { departments: ['76', '27'] } },
  ]
  const byGroup = [
    { id: 'marne', takes: { groups: ['Marne'] } },
    { id: 'rouen', takes: { groups: ['Seine-Maritime'] } },
  ]

  it.each([
    ['51', 'marne'],
    ['27', 'rouen'],
  ])('the seat in the %s: %s', (department, id) => {
    expect(campaignTaking(byDepartment, deposit({ department }))).toEqual({ by: 'campaign', id })
  })

  it('nobody, for a seat that none takes or that is not known', () => {
    expect(campaignTaking(byDepartment, deposit({ department: '01' }))).toEqual({ by: 'nobody' })
    expect(campaignTaking(byDepartment, deposit({ department: null }))).toEqual({ by: 'nobody' })
  })

  it('nobody yet, while the SIRET is not resolved: it waits', () => {
    const unresolved = deposit({ department: null, resolved: false })
    expect(campaignTaking(byDepartment, unresolved)).toEqual({ by: 'waits' })
  })

  it('by its group, resolved or not, and the other one’s once it is moved', () => {
    const unresolved = deposit({ department: null, resolved: false })
    expect(campaignTaking(byGroup, unresolved)).toEqual({ by: 'campaign', id: 'marne' })
    expect(campaignTaking(byGroup, { ...unresolved, group: 'seine-maritime ' })).toEqual({
      by: 'campaign',
      id: 'rouen',
    })
    expect(campaignTaking(byGroup, { ...unresolved, group: 'défaut' })).toEqual({ by: 'nobody' })
  })

  it('the one that says nothing, alone on its démarche', () => {
    const unresolved = deposit({ department: null, resolved: false })
    expect(campaignTaking([{ id: 'seule' }], unresolved)).toEqual({ by: 'campaign', id: 'seule' })
  })
})

describe('two campaigns of one démarche', () => {
  it.each([
    [{ departments: ['51'] }, { departments: ['76'] }, null],
    [{ departments: ['51', '76'] }, { departments: ['76'] }, { both: '76' }],
    [{ groups: ['Marne'] }, { groups: ['marne'] }, { both: 'Marne' }],
    [{ groups: ['Marne'] }, { groups: ['Rouen'] }, null],
    [{ groups: ['Marne'] }, { departments: ['76'] }, 'départements and groups'],
    [undefined, { departments: ['76'] }, 'everything'],
  ])('%j and %j both take %j', (one, other, both) => {
    expect(takenTwice(one, other)).toEqual(both)
  })
})
