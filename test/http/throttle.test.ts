import { describe, expect, it } from 'vitest'
import { createThrottle } from '../../src/http/throttle.ts'

const FROM = '192.0.2.1'

function aThrottle() {
  let now = 1_000_000
  const throttle = createThrottle(() => now)
  return {
    throttle,
    fail: (times: number, address = FROM) => {
      for (let time = 0; time < times; time++) throttle.failed(address)
    },
    wait: (ms: number) => {
      now += ms
    },
  }
}

describe('wrong passwords', () => {
  it('may be a few at once, then one each six seconds', () => {
    const { throttle, fail, wait } = aThrottle()
    fail(9)
    expect(throttle.wait(FROM)).toBe(0)
    fail(1)
    expect(throttle.wait(FROM)).toBe(6_000)
    wait(6_000)
    expect(throttle.wait(FROM)).toBe(0)
    fail(1)
    expect(throttle.wait(FROM)).toBe(6_000)
    wait(60_000)
    fail(9)
    expect(throttle.wait(FROM)).toBe(0)
  })

  it('of one address do not make another wait', () => {
    const { throttle, fail } = aThrottle()
    fail(50)
    expect(throttle.wait(FROM)).toBeGreaterThan(0)
    expect(throttle.wait('192.0.2.2')).toBe(0)
  })

  it('from many addresses make all of them wait', () => {
    const { throttle, fail } = aThrottle()
    for (let last = 0; last < 100; last++) fail(1, `198.51.100.${last}`)
    expect(throttle.wait('192.0.2.2')).toBe(600)
  })

  it('from one IPv6 subscriber count as one address', () => {
    const { throttle, fail } = aThrottle()
    for (let last = 0; last < 10; last++) fail(1, `2001:db8:1:2::${last}`)
    expect(throttle.wait('2001:db8:1:2:ffff::1')).toBe(6_000)
    expect(throttle.wait('2001:db8:1:3::1')).toBe(0)
  })

  it.each([
    ['2001:db8::1', '2001:db8::ffff:1', '2001:db8:0:1::1'],
    ['2001:db8:1::1', '2001:db8:1:0:2::1', '2001:db8:1:1::1'],
    ['::1', '::2', '0:0:0:1::1'],
    ['1::', '1::1', '1:0:0:2::'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1', '::ffff:192.0.2.2'],
  ])('from %s count for %s and not for %s', (address, same, other) => {
    const { throttle, fail } = aThrottle()
    fail(10, address)
    expect(throttle.wait(same)).toBe(6_000)
    expect(throttle.wait(other)).toBe(0)
  })

  it('are forgotten for those that have been quiet the longest, once there are too many', () => {
    const { throttle, fail } = aThrottle()
    fail(300, 'first')
    expect(throttle.wait('first')).toBeGreaterThan(throttle.wait('never seen'))
    for (let other = 0; other < 1_000; other++) fail(1, `other-${other}`)
    expect(throttle.wait('first')).toBe(throttle.wait('never seen'))
  })
})
