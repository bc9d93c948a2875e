import { describe, expect, it } from 'vitest'
import { isBeyondReason, withinReason } from '../../src/domain/dates.ts'
import { known, missing, unreadable } from '../../src/domain/facts.ts'

describe('a date beyond reason', () => {
  it.each([
    ['2031-05-10', false],
    ['2031-05-11', true],
    ['2011-05-10', false],
    ['2011-05-09', true],
    ['9999-12-01', true],
    ['0022-12-31', true],
    ['10000-01-01', true],
    ['-0022-12-31', true],
    ['2022-12-31', false],
  ])('is one more than ten years from the deposit: %s', (day, expected) => {
    expect(isBeyondReason(day, '2021-05-10')).toBe(expected)
  })

  it('is unreadable, and quoted as it was typed', () => {
    const near = '2021-05-10'
    expect(withinReason(known('9999-12-01'), near, ' 1er décembre 9999 ')).toEqual(
      unreadable('1er décembre 9999'),
    )
    expect(withinReason(known('2022-12-31'), near, '31/12/2022')).toEqual(known('2022-12-31'))
    expect(withinReason(missing, near, '')).toEqual(missing)
  })
})
