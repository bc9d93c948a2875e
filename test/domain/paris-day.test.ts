import { describe, expect, it } from 'vitest'
import { parisDay } from '../../src/domain/dates.ts'

describe('the day of an instant, in Paris', () => {
  it.each([
    ['2021-12-31T23:30:00+01:00', '2021-12-31'],
    ['2021-12-31T23:30:00Z', '2022-01-01'],
    ['2022-03-27T00:59:00Z', '2022-03-27'], // clocks go forward in the next minute
    ['2022-10-29T22:30:00Z', '2022-10-30'], // half past midnight, the night clocks go back
    ['2022-10-30T23:30:00Z', '2022-10-31'],
    ['2024-02-28T23:00:00Z', '2024-02-29'],
    ['2022-06-30T22:00:00Z', '2022-07-01'],
  ])('of %s is %s', (instant, day) => {
    expect(parisDay(instant)).toBe(day)
  })

  it('is none for what is no instant', () => {
    expect(() => parisDay('hier')).toThrow(RangeError)
  })
})
