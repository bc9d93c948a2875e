import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import { inParts } from '../../src/instruct/round.ts'
import { afterFailure } from '../../src/instruct/write.ts'

/** Five dossiers that were decided on, and what becomes of them. */
function five() {
  const settled: number[] = []
  const takenBack: number[] = []
  const decided = [1, 2, 3, 4, 5].map((dossier) => ({
    job: { campaign: 'essai', dossier, claim: undefined, settle: () => void settled.push(dossier) },
    plan: { takeBack: () => void takenBack.push(dossier) },
  }))
  return { decided, settled, takenBack }
}

const crash = new Failure('ambiguous', 'ds.server-error', 'DS fails inside (500)')
const numbers = (jobs: readonly { dossier: number }[]) => jobs.map(({ dossier }) => dossier)

describe('a document of four dossiers that DS answers by a 500', () => {
  it('is sent again to nobody: its dossiers are read again in halves, the fifth goes on', () => {
    const { decided, settled, takenBack } = five()
    const { left, readAgain } = afterFailure(new Map(), decided, { failed: crash, changes: 4 })
    expect(numbers(left.map(({ job }) => job))).toEqual([5])
    expect(readAgain.map(numbers)).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(takenBack).toEqual([1, 2, 3, 4])
    expect(settled).toEqual([])
  })

  it('spoils no other dossier in the next round: its own travel after the others, by two', () => {
    const { decided } = five()
    const suspects = new Map<number, number>()
    afterFailure(suspects, decided, { failed: crash, changes: 4 })
    const jobs = decided.map(({ job }) => job)
    expect(inParts(jobs, suspects).map(numbers)).toEqual([[5], [1, 2], [3, 4]])
  })
})
