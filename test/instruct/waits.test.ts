import { describe, expect, it } from 'vitest'
import { dueAgain } from '../../src/instruct/waits.ts'
import { keys } from '../../src/queue/keys.ts'
import { MemoryJournal } from '../mail/support.ts'

const DEMARCHE = 51_001
const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const NOW = Date.parse('2026-05-04T10:00:00Z')
const iso = (instant: number) => new Date(instant).toISOString()

async function isDue(waiting: { since: number; triedAt: number }, now: number): Promise<boolean> {
  const journal = new MemoryJournal()
  const { since, triedAt } = waiting
  await journal.set(keys.awaitingForm(DEMARCHE, 7), { since: iso(since), triedAt: iso(triedAt) })
  const services = { journal, now: () => now }
  return (await dueAgain(services, DEMARCHE)).length === 1
}

describe('a dossier that waits for DS to bring it to the published form', () => {
  it('is looked at again after as long as it has waited', async () => {
    const waiting = { since: NOW - 4 * HOUR, triedAt: NOW - HOUR }
    expect(await isDue(waiting, NOW)).toBe(false)
    expect(await isDue(waiting, NOW + 2 * HOUR)).toBe(true)
  })

  it.each([
    ['an hour', HOUR],
    ['a day', DAY],
    ['a year', 365 * DAY],
  ])('is looked at now once the clock is set back by %s', async (_what, back) => {
    expect(await isDue({ since: NOW + back - HOUR, triedAt: NOW + back }, NOW)).toBe(true)
  })

  it('is looked at the next day once the clock was set forward by a year', async () => {
    const waiting = { since: NOW - 365 * DAY, triedAt: NOW }
    expect(await isDue(waiting, NOW + HOUR)).toBe(false)
    expect(await isDue(waiting, NOW + DAY)).toBe(true)
  })
})
