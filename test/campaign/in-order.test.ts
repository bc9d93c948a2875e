import { describe, expect, it } from 'vitest'
import { Turnstile } from '../../src/campaign/in-order.ts'

describe('the turnstile', () => {
  it('lets everybody pass in the order of arrival, whoever is ready first', async () => {
    const turnstile = new Turnstile()
    const passed: number[] = []
    const tickets = [0, 1, 2].map(() => turnstile.take())
    const walk = async (index: number) => {
      await tickets[index]?.turn()
      passed.push(index)
      tickets[index]?.release()
    }
    const last = walk(2)
    const middle = walk(1)
    await Promise.resolve()
    expect(passed).toEqual([])
    await Promise.all([walk(0), middle, last])
    expect(passed).toEqual([0, 1, 2])
  })

  it('is not held by one that gives up before its turn', async () => {
    const turnstile = new Turnstile()
    const [first, second, third] = [turnstile.take(), turnstile.take(), turnstile.take()]
    second.release()
    second.release()
    first.release()
    await third.turn()
  })
})
