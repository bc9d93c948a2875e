import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Schedule, startSchedules } from '../../src/queue/schedules.ts'
import type { Journal } from '../../src/store/port.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('schedules', () => {
  let journal: Journal
  let served: string[]
  let logged: { level: string; text: string }[]
  let stops: (() => Promise<void>)[]

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-05-04T10:02:30Z') })
    journal = memoryJournal()
    served = []
    logged = []
    stops = []
  })
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()))
    vi.useRealTimers()
  })

  function start(change: Partial<Schedule> = {}) {
    const schedule: Schedule = {
      name: 'poll',
      cron: '*/5 * * * *',
      catchUpWindowMs: HOUR,
      enqueue: async (slot) => {
        served.push(slot.slice(11, 16))
      },
      ...change,
    }
    const log = {
      info: (_: object, text: string) => logged.push({ level: 'info', text }),
      error: (_: object, text: string) => logged.push({ level: 'error', text }),
    }
    const schedules = startSchedules({ schedules: [schedule], journal, now: Date.now, log })
    stops.push(schedules.stop)
    return schedules
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  const stopped = async (ms: number) => {
    await Promise.all(stops.splice(0).map((stop) => stop()))
    await pass(ms)
  }

  it('serves each slot once, at its minute', async () => {
    start()
    await pass(2 * MINUTE)
    expect(served).toEqual([])
    await pass(30_000)
    expect(served).toEqual(['10:05'])
    await pass(15 * MINUTE)
    expect(served).toEqual(['10:05', '10:10', '10:15', '10:20'])
    expect(logged).toHaveLength(4)
  })

  it('serves each slot once whatever the number of replicas', async () => {
    start()
    start()
    start()
    await pass(20 * MINUTE)
    expect(served).toEqual(['10:05', '10:10', '10:15', '10:20'])
  })

  it('does not serve what precedes the installation', async () => {
    start({ cron: '0 10 * * *', catchUpWindowMs: 24 * HOUR })
    await pass(HOUR)
    expect(served).toEqual([])
  })

  it('goes on after a clock that was ahead, says it once, and skips no slot that it had served', async () => {
    vi.setSystemTime(Date.parse('2026-05-04T11:20:30Z'))
    start()
    await pass(5 * MINUTE)
    expect(served).toEqual(['11:25'])
    vi.setSystemTime(Date.parse('2026-05-04T10:02:30Z'))
    await pass(85 * MINUTE)
    expect(served.slice(1, 4)).toEqual(['10:05', '10:10', '10:15'])
    expect(served.slice(-2)).toEqual(['11:20', '11:25'])
    expect(served).toHaveLength(1 + 17)
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1)
  })

  it.each([
    ['an hour', HOUR],
    ['a day', 24 * HOUR],
    ['a year', 365 * 24 * HOUR],
  ])(
    'goes on, and says so once, when the clock is set back by %s while it runs, and after a restart',
    async (_what, back) => {
      start({ cron: '* * * * *' })
      await pass(3 * MINUTE)
      const before = served.length
      vi.setSystemTime(Date.now() - back)
      await pass(5 * MINUTE)
      expect(served.length - before).toBe(5)
      expect(logged.filter(({ level }) => level === 'error')).toEqual([
        { level: 'error', text: 'the clock of this machine was set back: the work goes on by it' },
      ])
      vi.setSystemTime(Date.now() - back)
      await stopped(0)
      start({ cron: '* * * * *' })
      await pass(5 * MINUTE)
      expect(served.length - before).toBeGreaterThanOrEqual(10)
      expect(logged.filter(({ level }) => level === 'error')).toHaveLength(2)
    },
  )

  it.each([
    ['an hour', HOUR],
    ['a day', 24 * HOUR],
    ['a year', 365 * 24 * HOUR],
  ])(
    'serves one missed slot, and says so, when the clock is set forward by %s while it runs, and one after a restart',
    async (_what, forward) => {
      start({ cron: '* * * * *' })
      await pass(3 * MINUTE)
      const before = served.length
      vi.setSystemTime(Date.now() + forward)
      await pass(5 * MINUTE)
      expect(served.length - before).toBe(5)
      expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1)
      await stopped(0)
      vi.setSystemTime(Date.now() + forward)
      start({ cron: '* * * * *' })
      await pass(5 * MINUTE)
      expect(served.length - before).toBe(11)
    },
  )

  it('serves the current minute at the first start only, when asked to', async () => {
    const daily = { cron: '0 3 * * *', runAtFirstStart: true }
    start(daily)
    await pass(0)
    expect(served).toEqual(['10:02'])
    await stopped(MINUTE)
    start(daily)
    await pass(HOUR)
    expect(served).toEqual(['10:02'])
  })

  it('after a stop, serves only the latest missed slot', async () => {
    start()
    await pass(5 * MINUTE)
    await stopped(38 * MINUTE)
    start()
    await pass(0)
    expect(served).toEqual(['10:05', '10:45'])
  })

  it('leaves a missed slot that is older than the window', async () => {
    const daily = { cron: '0 11 * * *', catchUpWindowMs: HOUR }
    start(daily)
    await pass(0)
    await stopped(3 * HOUR)
    start(daily)
    await pass(HOUR)
    expect(served).toEqual([])
  })

  it('serves a slot on time even without a window, and late by a busy minute', async () => {
    start({ catchUpWindowMs: 0 })
    await pass(2 * MINUTE)
    vi.setSystemTime(Date.parse('2026-05-04T10:06:10Z'))
    await pass(MINUTE)
    expect(served).toEqual(['10:05'])
  })

  it('does not serve again what a clock set back meets twice', async () => {
    start()
    await pass(10 * MINUTE)
    vi.setSystemTime(Date.parse('2026-05-04T10:04:30Z'))
    await pass(10 * MINUTE)
    expect(served).toEqual(['10:05', '10:10'])
  })

  it('tries again the next minute what could not be enqueued', async () => {
    let down = true
    start({
      enqueue: async (slot) => {
        if (down) throw new Error('the queue is away')
        served.push(slot.slice(11, 16))
      },
    })
    await pass(3 * MINUTE)
    expect(logged).toEqual([{ level: 'error', text: 'slot not enqueued, will be tried again' }])
    down = false
    await pass(MINUTE)
    expect(served).toEqual(['10:05'])
  })

  it('takes over the slot of a replica that died after claiming it, once its claim is old', async () => {
    await journal.set('lastRun:poll', '2026-05-04T10:00:00.000Z')
    await journal.set('slot:poll:2026-05-04T10:00:00.000Z', { state: 'done', at: 0 })
    start({ cron: '0 * * * *', enqueue: () => new Promise(() => {}) })
    await pass(58 * MINUTE)
    stops.length = 0

    start({ cron: '0 * * * *' })
    await pass(4 * MINUTE)
    expect(served).toEqual([])
    await pass(2 * MINUTE)
    expect(served).toEqual(['11:00'])
  })

  it('remembers the last slot only', async () => {
    start()
    await pass(20 * MINUTE)
    expect(await journal.list('')).toEqual([
      { key: 'lastRun:poll', value: '2026-05-04T10:20:00.000Z' },
      {
        key: 'slot:poll:2026-05-04T10:20:00.000Z',
        value: { state: 'done', at: Date.parse('2026-05-04T10:20:00Z') },
      },
    ])
  })

  it('runs again at 02:30 of the winter hour only once', async () => {
    vi.setSystemTime(Date.parse('2026-10-24T22:00:00Z'))
    start({ cron: '30 2 * * *', catchUpWindowMs: 24 * HOUR })
    await pass(12 * HOUR)
    expect(served).toEqual(['00:30'])
  })

  it('serves nothing after stop, which waits for what is being enqueued', async () => {
    let finish = () => {}
    const { stop } = start({
      enqueue: (slot) =>
        new Promise((resolve) => {
          finish = () => {
            served.push(slot)
            resolve()
          }
        }),
    })
    await pass(3 * MINUTE)
    let over = false
    const stopping = stop().then(() => {
      over = true
    })
    await pass(10 * MINUTE)
    expect(over).toBe(false)
    finish()
    await stopping
    await pass(HOUR)
    expect(served).toHaveLength(1)
  })

  it('tells when each schedule comes next', () => {
    const { next } = start({ cron: '0 7 L * *' })
    expect(next()).toEqual([{ name: 'poll', at: '2026-05-31T05:00:00.000Z' }])
  })

  it('does not keep a process alive', async () => {
    vi.useRealTimers()
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    start()
    expect(timers()).toBe(before)
  })
})

function memoryJournal(): Journal {
  const entries = new Map<string, string>()
  const read = (key: string) => JSON.parse(entries.get(key) ?? 'null')
  return {
    get: async (key) => read(key),
    set: async (key, value) => {
      entries.set(key, JSON.stringify(value))
    },
    setIfAbsent: async (key, value) => {
      if (entries.has(key)) return false
      entries.set(key, JSON.stringify(value))
      return true
    },
    delete: async (key) => {
      entries.delete(key)
    },
    list: async (prefix) =>
      [...entries.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => ({ key, value: read(key) })),
  }
}
