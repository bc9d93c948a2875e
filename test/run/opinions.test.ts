import { describe, expect, it } from 'vitest'
import { readOpinions } from '../../src/run/opinions.ts'
import type { StoredJournal } from '../../src/store/port.ts'

const rows: Readonly<Record<number, object>> = {
  1: { verdict: 'to_check', since: '2026-03-10T10:00:00Z' },
  2: { verdict: 'to_check', since: '2026-03-02T10:00:00Z' },
  3: { verdict: 'to_check', since: '2026-02-02T10:00:00Z', decided: true },
  4: { verdict: 'to_check', since: '2026-02-02T10:00:00Z', goneSince: '2026-03-01T10:00:00Z' },
  5: { verdict: 'eligible', since: '2026-03-08T22:59:00Z' },
  6: { verdict: 'ineligible', since: '2026-03-08T23:00:00Z' },
  7: { verdict: 'to_check' },
}

/** As a journal gives its rows: some at a time, one of them twice. */
const journal: Pick<StoredJournal, 'pages'> = {
  async *pages<T>() {
    const all = Object.entries(rows).map(([number, value]) => ({
      key: `dossier:51001:${number}`,
      value: value as T,
    }))
    yield all.slice(0, 4)
    yield all.slice(3)
  },
}

const ALONE = { id: 'marne', demarche: 51_001 }

describe('the opinions that the robot remembers', () => {
  it('are counted once, those of dossiers that DS does not show left out', async () => {
    const { verdicts } = await readOpinions(journal, ALONE)
    expect(verdicts).toEqual({ eligible: 1, to_check: 4, ineligible: 1 })
  })

  it('wait for a person until one has decided, the oldest first', async () => {
    const { waiting } = await readOpinions(journal, ALONE)
    expect(waiting.map(({ dossier }) => dossier)).toEqual([7, 2, 1])
  })

  it('belong to a week that begins on Monday in Paris', async () => {
    const { weeks } = await readOpinions(journal, ALONE)
    expect(weeks).toEqual([
      { monday: '2026-03-09', eligible: 0, to_check: 1, ineligible: 1 },
      { monday: '2026-03-02', eligible: 1, to_check: 1, ineligible: 0 },
      { monday: '2026-02-02', eligible: 0, to_check: 1, ineligible: 0 },
    ])
  })
})
