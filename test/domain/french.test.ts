import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import {
  enumerate,
  enumerateFew,
  formatCount,
  formatDay,
  formatEuros,
  formatPercent,
  frenchSpaces,
  plural,
} from '../../src/domain/french.ts'

describe('French figures', () => {
  it.each([
    [formatCount(182_460), '182\u202f460'],
    [formatEuros(new Decimal('12500.5')), '12\u202f500,50\u00a0€'],
    [formatEuros(new Decimal(5_000)), '5\u202f000\u00a0€'],
    [formatEuros(new Decimal('-0.5')), '-0,50\u00a0€'],
    [formatPercent(new Decimal('33.333')), '33,33\u00a0%'],
    [formatDay('2021-07-16'), '16/07/2021'],
    [plural(0, 'dossier', 'dossiers'), '0 dossier'],
    [plural(2, 'dossier', 'dossiers'), '2 dossiers'],
    [enumerate(['a', 'b', 'c']), 'a, b et c'],
    [enumerate([]), ''],
    [enumerateFew(['a', 'b'], 2), 'a et b'],
    [enumerateFew(['a', 'b', 'c'], 2), 'a, b et 1 autre'],
    [
      frenchSpaces('Attention : « oui » ; 5 %'),
      'Attention\u00a0: «\u00a0oui\u00a0»\u00a0; 5\u00a0%',
    ],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected)
  })
})
