import { describe, expect, it } from 'vitest'
import { forget } from '../../src/instruct/forget.ts'
import { keys } from '../../src/queue/keys.ts'
import { memoryStore } from '../support/memory-store.ts'

const DAY = 24 * 60 * 60_000
const NOW = Date.parse('2026-05-04T10:00:00Z')
const KEY = keys.dossier(51_001, 7)

/** Found gone at each of these instants. */
async function goneAt(...instants: readonly number[]) {
  const store = memoryStore()
  await store.journal.set(KEY, { group: 'G', placed: true, followedIn: [], verdict: 'eligible' })
  for (const at of instants) await forget({ store, now: () => at }, 51_001, 7)
  return await store.journal.get(KEY)
}

describe('the memory of a dossier that DS shows no more', () => {
  it('goes once the dossier cannot come back', async () => {
    expect(await goneAt(NOW, NOW + 29 * DAY)).not.toBeNull()
    expect(await goneAt(NOW, NOW + 31 * DAY)).toBeNull()
  })

  it.each([
    ['an hour', DAY / 24],
    ['a day', DAY],
    ['a year', 365 * DAY],
  ])(
    'goes no later because it was missed by a clock that was ahead by %s',
    async (_what, ahead) => {
      expect(await goneAt(NOW + ahead, NOW)).not.toBeNull()
      expect(await goneAt(NOW + ahead, NOW, NOW + 31 * DAY)).toBeNull()
    },
  )
})
