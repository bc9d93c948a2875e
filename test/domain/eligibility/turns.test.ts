import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../src/domain/eligibility/opinion.ts'
import { sharedTurns, type Turn } from '../../../src/domain/eligibility/turns.ts'

const turns = (
  count: number,
  causes: readonly string[],
  from: Verdict = 'eligible',
  to: Verdict = 'to_check',
): Turn[] => Array.from({ length: count }, () => ({ from, to, causes }))

describe('what one cause changed', () => {
  it('is told from the eleventh opinion on', () => {
    expect(sharedTurns(turns(10, ['Taux']))).toEqual([])
    expect(sharedTurns(turns(11, ['Taux']))).toMatchObject([{ cause: 'Taux', count: 11 }])
  })

  it('is told with each way in which opinions changed, the most frequent first', () => {
    const all = [...turns(3, ['Taux'], 'to_check', 'ineligible'), ...turns(9, ['Taux'])]
    expect(sharedTurns(all)[0]?.moves).toEqual([
      { from: 'eligible', to: 'to_check', count: 9 },
      { from: 'to_check', to: 'ineligible', count: 3 },
    ])
  })

  it('is told once a dossier, for the greatest of its causes', () => {
    const all = [...turns(12, ['Taux', 'Coût']), ...turns(5, ['Coût'])]
    expect(sharedTurns(all)).toMatchObject([{ cause: 'Coût', count: 17 }])
  })

  it('is told beside another one', () => {
    const all = [...turns(12, ['Taux']), ...turns(20, ['Durée'])]
    expect(sharedTurns(all).map(({ cause }) => cause)).toEqual(['Durée', 'Taux'])
  })
})
