import { describe, expect, it } from 'vitest'
import { localBudget } from '../../src/ds/budget.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 0, 15, 10, 0, 30)

/** A clock that only moves when somebody sleeps. */
function fakeTime(moves = true) {
  let instant = START
  const slept: number[] = []
  return {
    slept,
    now: () => instant,
    async sleep(ms: number) {
      slept.push(ms)
      if (moves) instant += ms
    },
    advance(ms: number) {
      instant += ms
    },
  }
}

describe('the local budget', () => {
  it('lets the limit through, then waits for the end of the minute of the epoch', async () => {
    const time = fakeTime()
    const budget = localBudget({ limit: 3, ...time })
    for (let i = 0; i < 3; i += 1) await budget.take()
    expect(time.slept).toEqual([])
    await budget.take()
    expect(time.slept).toEqual([30_000])
    for (let i = 0; i < 3; i += 1) await budget.take()
    expect(time.slept).toEqual([30_000, MINUTE])
  })

  it('forgets what was sent in an earlier minute', async () => {
    const time = fakeTime()
    const budget = localBudget({ limit: 1, ...time })
    await budget.take()
    time.advance(30_000)
    await budget.take()
    expect(time.slept).toEqual([])
  })

  it('lets concurrent callers pass in order, none twice in a window', async () => {
    const time = fakeTime()
    const budget = localBudget({ limit: 2, ...time })
    const passed: [number, number][] = []
    await Promise.all(
      [0, 1, 2, 3, 4].map((caller) =>
        budget.take().then(() => void passed.push([caller, time.now() - START])),
      ),
    )
    expect(passed.map(([caller]) => caller)).toEqual([0, 1, 2, 3, 4])
    expect(time.slept).toEqual([30_000, MINUTE])
  })

  it('makes everybody wait until the reset told by DS, however much was left', async () => {
    const time = fakeTime()
    const budget = localBudget({ limit: 10, ...time })
    await budget.take()
    budget.exhaustedUntil(START + 35_000)
    await budget.take()
    expect(time.slept).toEqual([35_000])
  })

  it('sleeps on when the reset moves during the sleep', async () => {
    const time = fakeTime()
    const budget = localBudget({
      limit: 1,
      now: time.now,
      async sleep(ms) {
        if (time.slept.length === 0) budget.exhaustedUntil(START + 40_000)
        await time.sleep(ms)
      },
    })
    await budget.take()
    await budget.take()
    expect(time.now()).toBe(START + 40_000)
  })

  it('ignores a reset that is already past', async () => {
    const time = fakeTime()
    const budget = localBudget({ limit: 2, ...time })
    await budget.take()
    budget.exhaustedUntil(START - 1)
    await budget.take()
    expect(time.slept).toEqual([])
  })

  it('goes on under a clock that stands still', async () => {
    const time = fakeTime(false)
    const budget = localBudget({ limit: 1, ...time })
    await budget.take()
    await budget.take()
    await budget.take()
    expect(time.slept).toEqual([30_000, 90_000])
  })
})
