import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import { createLog } from '../../src/log.ts'
import {
  Incidents,
  openIncidents,
  pausedCampaigns,
  type Subject,
} from '../../src/queue/incidents.ts'
import type { Journal } from '../../src/store/port.ts'
import { MemoryJournal } from '../mail/support.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

const instruct = (campaign = 'marne'): Subject => ({
  job: 'instruct',
  campaigns: [campaign],
  needs: ['ds'],
})
const away = new Failure('transient', 'ds.unreachable', 'away')
const readOnly = new Failure('permanent', 'ds.read-only', 'read-only')
const hidden = new Failure('permanent', 'ds.demarche-hidden', 'hidden')

let journal: Journal
const replica = () => new Incidents(journal, createLog('silent'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-05-04T08:00:00Z') })
  journal = new MemoryJournal()
})
afterEach(() => void vi.useRealTimers())

const wait = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** Starts a job: `tried` when it may run, else how long it waits. */
async function start(
  incidents: Incidents,
  subject: Subject,
  error: Failure | null,
  outcome = 'written',
) {
  const { waitMs, tries } = await incidents.enter(subject)
  if (waitMs > 0) return waitMs
  if (error) await incidents.met(subject, error === away ? 'ds' : 'own', error, tries)
  else await incidents.ended(subject, outcome, tries)
  return 'tried'
}

async function triesOf(incidents: Incidents, jobs: number, error: Failure | null) {
  const all = await Promise.all(
    Array.from({ length: jobs }, () => start(incidents, instruct(), error)),
  )
  return all.filter((one) => one === 'tried').length
}

describe('while DS is away', () => {
  it('one job at a time tries, at pauses that grow to five minutes, and all go on at the first success', async () => {
    const incidents = replica()
    expect(await start(incidents, instruct(), away)).toBe('tried')
    const pauses: number[] = []
    for (let tries = 0; tries < 12; tries += 1) {
      const [open] = await openIncidents(journal)
      const pause = Date.parse(open?.retryAt ?? '') - Date.now()
      pauses.push(pause / SECOND)
      wait(pause - 1)
      expect(await triesOf(incidents, 300, away)).toBe(0)
      wait(1)
      expect(await triesOf(incidents, 300, away)).toBe(1)
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300])
    wait(6 * MINUTE)
    expect(await start(incidents, instruct(), null)).toBe('tried')
    expect(await openIncidents(journal)).toEqual([])
    expect(await triesOf(incidents, 300, null)).toBe(300)
  })

  it('the jobs that had begun before change nothing to the pause', async () => {
    const incidents = replica()
    const under = await Promise.all(
      Array.from({ length: 50 }, () => incidents.enter(instruct('aube'))),
    )
    for (const { tries } of under) {
      const waitMs = await incidents.met(instruct('aube'), 'ds', away, tries)
      expect(waitMs).toBeLessThan(3 * SECOND)
    }
    expect(await openIncidents(journal)).toMatchObject([{ id: 'ds', tries: 1, campaigns: [] }])
  })

  it('every replica waits, one that starts then too, and hears of the end', async () => {
    const first = replica()
    await start(first, instruct(), away)
    await start(first, instruct(), away)
    const second = replica()
    expect(await start(second, instruct(), null)).not.toBe('tried')
    wait(MINUTE)
    expect(await start(first, instruct(), null)).toBe('tried')
    wait(2 * SECOND)
    expect(await start(second, instruct(), null)).toBe('tried')
  })

  it('another tries when the one that was trying died', async () => {
    const incidents = replica()
    await start(incidents, instruct(), away)
    wait(2 * SECOND)
    expect((await incidents.enter(instruct())).waitMs).toBe(0)
    expect(await start(incidents, instruct(), null)).not.toBe('tried')
    wait(MINUTE)
    expect(await start(incidents, instruct(), null)).toBe('tried')
  })

  it('a job that had nothing to ask leaves it open, and the turn to the next one', async () => {
    const incidents = replica()
    await start(incidents, instruct(), away)
    wait(2 * SECOND)
    expect(await start(incidents, instruct(), null, 'nothing-asked')).toBe('tried')
    expect(await openIncidents(journal)).toMatchObject([{ id: 'ds', tries: 1 }])
    expect(await start(incidents, instruct('aube'), null)).toBe('tried')
    expect(await openIncidents(journal)).toEqual([])
  })

  it.each([
    ['an hour', 60 * MINUTE],
    ['a day', 24 * 60 * MINUTE],
    ['a year', 365 * 24 * 60 * MINUTE],
  ])(
    'a try put off is made now once the clock is set back by %s, in the process and after a restart',
    async (_what, back) => {
      for (const next of [(same: Incidents) => same, replica]) {
        const incidents = replica()
        await start(incidents, instruct(), away)
        wait(-back)
        expect(await start(next(incidents), instruct(), null)).toBe('tried')
        expect(await openIncidents(journal)).toEqual([])
        wait(back)
      }
    },
  )

  it.each([
    ['an hour', 60 * MINUTE],
    ['a day', 24 * 60 * MINUTE],
    ['a year', 365 * 24 * 60 * MINUTE],
  ])(
    'a try put off is made once the clock is set forward by %s, in the process and after a restart',
    async (_what, forward) => {
      for (const next of [(same: Incidents) => same, replica]) {
        const incidents = replica()
        await start(incidents, instruct(), away)
        wait(forward)
        const then = next(incidents)
        expect(await start(then, instruct(), away)).toBe('tried')
        expect(await start(then, instruct(), null)).toBeLessThanOrEqual(6 * SECOND)
        wait(MINUTE)
        expect(await start(then, instruct(), null)).toBe('tried')
      }
    },
  )

  it('what needs nothing of it goes on', async () => {
    const incidents = replica()
    await start(incidents, instruct(), away)
    const { waitMs } = await incidents.enter({ job: 'tell-operator', campaigns: [], needs: [] })
    expect(waitMs).toBe(0)
  })
})

describe('while a campaign lacks something', () => {
  it('it waits alone', async () => {
    const incidents = replica()
    await start(incidents, instruct('aube'), hidden)
    expect(await start(incidents, instruct('aube'), hidden)).not.toBe('tried')
    expect(await start(incidents, instruct('marne'), null)).toBe('tried')
    expect(await openIncidents(journal)).toMatchObject([
      { id: 'instruct-aube', code: 'ds.demarche-hidden', campaigns: ['aube'] },
    ])
    expect(await pausedCampaigns(journal, 'instruct', ['marne', 'aube'])).toEqual(new Set(['aube']))
    expect(await pausedCampaigns(journal, 'poll', ['marne', 'aube'])).toEqual(new Set())
  })

  it('only a write shows that the token may write again', async () => {
    const incidents = replica()
    await start(incidents, instruct(), readOnly)
    wait(2 * SECOND)
    expect(await start(incidents, instruct(), null, 'unchanged')).toBe('tried')
    expect(await start(incidents, instruct(), readOnly)).toBe('tried')
    expect(await start(incidents, instruct(), null)).not.toBe('tried')
    const [open] = await openIncidents(journal)
    expect(open).toMatchObject({ id: 'instruct-marne', code: 'ds.read-only', tries: 2 })
    wait(4 * SECOND)
    expect(await start(incidents, instruct(), null)).toBe('tried')
    expect(await openIncidents(journal)).toEqual([])
  })
})
