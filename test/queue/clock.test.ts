import { describe, expect, it } from 'vitest'
import { hasLasted, msUntil, watchClock } from '../../src/queue/clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = Date.parse('2026-05-04T10:00:00Z')

describe('an instant that is waited for', () => {
  it('is waited for', () => {
    expect(msUntil(NOW + MINUTE, NOW, HOUR)).toBe(MINUTE)
    expect(msUntil(NOW - MINUTE, NOW, HOUR)).toBe(0)
  })

  it.each([HOUR, 24 * HOUR, 366 * 24 * HOUR])(
    'is due when the clock was set back by %i ms since it was chosen',
    (back) => {
      expect(msUntil(NOW + 30 * MINUTE + back, NOW, HOUR / 2)).toBe(0)
      expect(hasLasted(NOW + back, NOW, 30 * MINUTE)).toBe(true)
    },
  )
})

it('an instant of another replica, whose clock is a little ahead, is no reason to hurry', () => {
  expect(hasLasted(NOW + 2 * MINUTE, NOW, 30 * MINUTE)).toBe(false)
})

describe('the watch on the clock', () => {
  it.each([
    ['back by an hour', -HOUR, -HOUR],
    ['back by a day', -24 * HOUR, -24 * HOUR],
    ['back by a year', -365 * 24 * HOUR, -365 * 24 * HOUR],
    ['forward by a day', 24 * HOUR, 24 * HOUR],
    ['by some seconds', -20_000, 0],
  ])('notices once that it was set %s', (_way, step, noticed) => {
    let [now, elapsed] = [NOW, 0]
    const look = watchClock(
      () => now,
      () => elapsed,
    )
    const pass = (ms: number) => {
      now += ms
      elapsed += ms
      return look()
    }
    expect(pass(MINUTE)).toBe(0)
    now += step
    expect(pass(MINUTE)).toBe(noticed)
    expect(pass(MINUTE)).toBe(0)
  })
})
