import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmount } from '../../src/domain/amount.ts'

describe('an amount typed in a text champ', () => {
  it.each([
    ['5 000,00 €', '5000'],
    ['5000', '5000'],
    ['5.000', '5000'],
    ['12.500', '12500'],
    ['12 500,50 €', '12500.5'],
    ['12\u202f500,50\u00a0€', '12500.5'],
    ['1.234.567,89', '1234567.89'],
    ['5,000.00', '5000'],
    ['5.5', '5.5'],
    ['5,50', '5.5'],
    ['5000 euros', '5000'],
    ['5 000 EUR TTC', '5000'],
    ['€ 500', '500'],
    ['0', '0'],
    ['0,10', '0.1'],
  ])('reads « %s » as %s', (text, expected) => {
    expect(parseAmount(text)).toEqual({ state: 'known', value: new Decimal(expected) })
  })

  it.each([
    ['environ 10 k€', 'a guess'],
    ['10k', 'an abbreviation'],
    ['10 000 à 12 000', 'a range'],
    ['5,000', 'five or five thousand'],
    ['5 00', 'broken groups'],
    ['1.2345', 'neither cents nor thousands'],
    ['5 000 € HT', 'a net amount'],
    ['-500', 'negative'],
    ['1e5', 'scientific'],
    ['9'.repeat(60), 'too long'],
    ['à définir', 'words'],
  ])('leaves « %s » unread (%s)', (text) => {
    expect(parseAmount(text).state).toBe('unreadable')
  })

  it('takes an empty text for a missing amount', () => {
    expect(parseAmount(' \u00a0 ')).toEqual({ state: 'missing' })
  })

  it('reads back every amount written the French way, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_99 }), (cents) => {
        const value = new Decimal(cents).dividedBy(100)
        const [whole = '', rest = ''] = value.toFixed(2).split('.')
        const written = `${new Intl.NumberFormat('fr-FR').format(BigInt(whole))},${rest} €`
        expect(parseAmount(written)).toEqual({ state: 'known', value })
      }),
    )
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void parseAmount(text)))
  })
})
