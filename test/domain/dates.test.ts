import { describe, expect, it } from 'vitest'
import {
  durationInWords,
  isBeyondReason,
  monthsAfter,
  parisTime,
  withinReason,
} from '../../src/domain/dates.ts'
import { known, missing, unreadable } from '../../src/domain/facts.ts'

describe('a date beyond reason', () => {
  it.each([
    ['2031-05-10', false],
    ['2031-05-11', true],
    ['2011-05-10', false],
    ['2011-05-09', true],
    ['9999-12-01', true],
    ['0022-12-31', true],
    ['2022-02-29', true],
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

describe('so many months after a day', () => {
  it.each([
    ['2021-09-01', 24, '2023-09-01'],
    ['2021-11-30', 3, '2022-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2021-12-31', 1, '2022-01-31'],
    ['2022-01-15', -2, '2021-11-15'],
  ])('%s, %i: %s', (day, months, later) => {
    expect(monthsAfter(day, months)).toBe(later)
  })
})

describe('a duration, both days worked', () => {
  it.each([
    ['2021-10-01', '2022-09-30', '12 mois'],
    ['2021-10-01', '2022-09-29', '11 mois'],
    ['2021-01-31', '2021-02-27', '1 mois'],
    ['2021-01-31', '2021-02-26', 'moins d’un mois'],
    ['2021-01-31', '2021-01-31', 'moins d’un mois'],
    ['2021-02-01', '2021-01-31', null],
    ['2021-13-45', '2022-01-31', null],
  ])('from %s to %s is %s', (first, last, words) => {
    expect(durationInWords(first, last)).toBe(words)
  })
})

describe('an hour, in Paris', () => {
  it.each([
    ['2021-07-16T22:05:00Z', '0 h 05'],
    ['2021-07-17T09:30:00+02:00', '9 h 30'],
    ['2021-01-17T22:00:00Z', '23 h 00'],
  ])('of %s is %s', (instant, hour) => {
    expect(parisTime(instant).replaceAll('\u00a0', ' ')).toBe(hour)
  })
})
