import { describe, expect, it } from 'vitest'
import { localCounter, type SharedCounter, windowBudget } from '../../src/ds/budget.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 0, 15, 10, 0, 30)
/** DS's clock is known to a few seconds: a window opens for good that much later. */
const MARGIN = 2_500

/** A clock that only moves when somebody sleeps. */
function fakeTime() {
  let instant = START
  let elapsed = 0
  const slept: number[] = []
  return {
    slept,
    now: () => instant,
    async sleep(ms: number) {
      slept.push(ms)
      instant += ms
      elapsed += ms
    },
    elapsed: () => elapsed,
    advance(ms: number) {
      instant += ms
      elapsed += ms
    },
    /** Somebody sets the clock. */
    set(ms: number) {
      instant += ms
    },
  }
}

const budgetOf = (
  limit: number,
  time: ReturnType<typeof fakeTime>,
  counter: SharedCounter = localCounter(),
) => windowBudget({ limit, counter, now: time.now, elapsed: time.elapsed, sleep: time.sleep })

async function take(budget: { take(): Promise<unknown> }, times: number) {
  for (let i = 0; i < times; i += 1) await budget.take()
}

describe('the budget', () => {
  it('lets the limit through, then waits for the next minute of the epoch', async () => {
    const time = fakeTime()
    const budget = budgetOf(3, time)
    await take(budget, 3)
    expect(time.slept).toEqual([])
    await take(budget, 1)
    expect(time.slept).toEqual([30_000 + MARGIN])
    await take(budget, 3)
    expect(time.slept).toEqual([30_000 + MARGIN, MINUTE])
  })

  it('forgets what was sent in an earlier minute', async () => {
    const time = fakeTime()
    const budget = budgetOf(1, time)
    await take(budget, 1)
    time.advance(MINUTE)
    await take(budget, 1)
    expect(time.slept).toEqual([])
  })

  it('counts a request near the end of a minute in the next one too', async () => {
    const time = fakeTime()
    const budget = budgetOf(2, time)
    time.advance(29_000)
    await take(budget, 2)
    time.advance(5_000)
    await take(budget, 1)
    expect(time.now()).toBe(START + 30_000 + MINUTE + MARGIN)
  })

  it('follows DS’s clock rather than the machine’s', async () => {
    const time = fakeTime()
    const budget = budgetOf(1, time)
    budget.serverTime(START + 20_000)
    await take(budget, 2)
    expect(time.slept).toEqual([10_000 + MARGIN])
  })

  it('lets concurrent callers pass in order, none twice in a window', async () => {
    const time = fakeTime()
    const budget = budgetOf(2, time)
    const passed: number[] = []
    await Promise.all(
      [0, 1, 2, 3, 4].map((caller) => budget.take().then(() => void passed.push(caller))),
    )
    expect(passed).toEqual([0, 1, 2, 3, 4])
    expect(time.slept).toEqual([30_000 + MARGIN, MINUTE])
  })

  it('makes everybody wait until the reset told by DS, however much was left', async () => {
    const time = fakeTime()
    const counter = localCounter()
    const [refused, other] = [budgetOf(10, time, counter), budgetOf(10, time, counter)]
    await take(refused, 1)
    refused.exhaustedUntil(START + 30_000)
    await take(other, 1)
    expect(time.slept).toEqual([30_000 + MARGIN])
  })

  it('sleeps on when the reset moves during the sleep', async () => {
    const time = fakeTime()
    const budget = windowBudget({
      limit: 1,
      counter: localCounter(),
      now: time.now,
      elapsed: time.elapsed,
      async sleep(ms) {
        if (time.slept.length === 0) budget.exhaustedUntil(START + 40_000)
        await time.sleep(ms)
      },
    })
    await take(budget, 2)
    expect(time.now()).toBeGreaterThanOrEqual(START + 40_000)
  })

  it.each([
    ['an hour back', -60 * MINUTE],
    ['a day back', -24 * 60 * MINUTE],
    ['a year back', -365 * 24 * 60 * MINUTE],
    ['an hour forward', 60 * MINUTE],
    ['a day forward', 24 * 60 * MINUTE],
    ['a year forward', 365 * 24 * 60 * MINUTE],
  ])(
    'waits no longer than a window when the clock is set %s after a refusal, or a full minute',
    async (_way, step) => {
      const refused = fakeTime()
      const budget = budgetOf(100, refused)
      budget.exhaustedUntil(START + 30_000)
      refused.set(step)
      await take(budget, 1)
      expect(refused.slept).toEqual([30_000])

      const full = fakeTime()
      const another = budgetOf(1, full)
      await take(another, 1)
      const second = another.take()
      full.set(step)
      await second
      await take(another, 1)
      expect(Math.max(...full.slept)).toBeLessThanOrEqual(MINUTE + 2 * MARGIN)
      expect(full.slept.length).toBeLessThan(4)
    },
  )

  it('waits a window at most, whatever a server says of its reset', async () => {
    const time = fakeTime()
    const budget = budgetOf(100, time)
    budget.exhaustedUntil(START + 24 * 60 * MINUTE)
    await take(budget, 1)
    expect(time.slept).toEqual([MINUTE + 2 * MARGIN])
  })

  it('ignores a reset that is already past', async () => {
    const time = fakeTime()
    const budget = budgetOf(2, time)
    await take(budget, 1)
    budget.exhaustedUntil(START - 1)
    await take(budget, 1)
    expect(time.slept).toEqual([])
  })
})

describe('processes that share a counter', () => {
  it('never send more than the limit together', async () => {
    const time = fakeTime()
    const counter = localCounter()
    await take(budgetOf(3, time, counter), 2)
    const other = budgetOf(3, time, counter)
    await take(other, 1)
    expect(time.slept).toEqual([])
    await take(other, 1)
    expect(time.slept).toEqual([30_000 + MARGIN])
  })

  it('leave a reserve to those that a person waits for', async () => {
    const time = fakeTime()
    const counter = localCounter()
    const [backfill, interactive] = [budgetOf(3, time, counter), budgetOf(6, time, counter)]
    await take(backfill, 3)
    await take(interactive, 2)
    expect(time.slept).toEqual([])
    await take(backfill, 1)
    expect(time.slept).toHaveLength(1)
  })

  it('fail the caller when the counter does not answer, and serve the next one', async () => {
    const time = fakeTime()
    let isAway = true
    const budget = budgetOf(3, time, {
      add: async () => {
        if (isAway) throw new Error('away')
        return 1
      },
    })
    await expect(budget.take()).rejects.toThrow('away')
    isAway = false
    await budget.take()
  })
})
