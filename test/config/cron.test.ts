import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latestSlot, nextSlot, validateCron } from '../../src/config/cron.ts'

const ms = (iso: string) => Date.parse(iso)
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())

function following(cron: string, after: string, count: number) {
  const slots: (string | null)[] = []
  let from = ms(after)
  for (let i = 0; i < count; i++) {
    const slot = nextSlot(cron, from)
    slots.push(slot === null ? null : new Date(slot).toISOString().slice(0, 16))
    from = slot ?? from
  }
  return slots
}

describe('slots of a cron expression in Europe/Paris', () => {
  it.each([
    ['winter time', '30 3 * * *', '2026-01-15T12:00:00Z', ['2026-01-16T02:30', '2026-01-17T02:30']],
    ['summer time', '30 3 * * *', '2026-07-15T12:00:00Z', ['2026-07-16T01:30', '2026-07-17T01:30']],
    [
      'working days',
      '30 8 * * 1-5',
      '2026-11-20T12:00:00Z',
      ['2026-11-23T07:30', '2026-11-24T07:30'],
    ],
    [
      'last day of the month',
      '0 7 L * *',
      '2026-01-31T06:00:00Z',
      ['2026-02-28T06:00', '2026-03-31T05:00'],
    ],
    ['leap day', '0 12 29 2 *', '2026-01-01T00:00:00Z', ['2028-02-29T11:00', '2032-02-29T11:00']],
    [
      '02:30 that does not exist: once, an hour later',
      '30 2 * * *',
      '2026-03-28T12:00:00Z',
      ['2026-03-29T01:30', '2026-03-30T00:30'],
    ],
    [
      '02:30 that comes twice: once',
      '30 2 * * *',
      '2026-10-24T12:00:00Z',
      ['2026-10-25T00:30', '2026-10-26T01:30'],
    ],
    [
      '02:30 and 03:30 that fall together: once',
      '30 2,3 * * *',
      '2026-03-28T12:00:00Z',
      ['2026-03-29T01:30', '2026-03-30T00:30'],
    ],
    [
      'every half hour, clocks forward',
      '*/30 * * * *',
      '2026-03-29T00:15:00Z',
      ['2026-03-29T00:30', '2026-03-29T01:00', '2026-03-29T01:30'],
    ],
    [
      'every half hour, clocks back',
      '*/30 * * * *',
      '2026-10-25T00:15:00Z',
      ['2026-10-25T00:30', '2026-10-25T01:00', '2026-10-25T01:30', '2026-10-25T02:00'],
    ],
  ])('%s', (_, cron, after, expected) => {
    expect(following(cron, after, expected.length)).toEqual(expected)
  })

  it.each([
    [
      'an instant belongs to the past once reached',
      '2026-05-04T10:00:00Z',
      '2026-05-04T10:05:00Z',
      '2026-05-04T10:05:00.000Z',
    ],
    ['the first bound is excluded', '2026-05-04T10:05:00Z', '2026-05-04T10:09:59Z', null],
    [
      'only the latest counts',
      '2026-05-04T08:00:00Z',
      '2026-05-04T10:09:59Z',
      '2026-05-04T10:05:00.000Z',
    ],
    ['nothing when the bounds are reversed', '2026-05-04T10:05:00Z', '2026-05-04T09:00:00Z', null],
  ])('latest: %s', (_, after, until, expected) => {
    expect(iso(latestSlot('*/5 * * * *', ms(after), ms(until)))).toBe(expected)
  })

  it('looks back over days without a slot', () => {
    const latest = latestSlot('0 7 L * *', ms('2026-02-01T00:00:00Z'), ms('2026-03-30T12:00:00Z'))
    expect(iso(latest)).toBe('2026-02-28T06:00:00.000Z')
  })

  it('finds the same slots forwards and backwards', () => {
    const instants = fc.integer({
      min: ms('2026-01-01T00:00:00Z'),
      max: ms('2028-12-31T00:00:00Z'),
    })
    const crons = fc.constantFrom(
      '30 2 * * *',
      '*/5 * * * *',
      '0 7 L * *',
      '15 2,3 * * 0',
      '30 8 * * 1-5',
    )
    fc.assert(
      fc.property(crons, instants, (cron, from) => {
        const slot = nextSlot(cron, from) ?? 0
        expect(slot).toBeGreaterThan(from)
        expect(latestSlot(cron, from, slot)).toBe(slot)
        expect(latestSlot(cron, from, slot - 1)).toBeNull()
      }),
    )
  })
})

describe('validation of a cron expression', () => {
  it.each(['*/5 * * * *', '30 3 * * *', '30 8 * * 1-5', '0 7 L * *', ' 0  7 1 JAN MON '])(
    'accepts %j',
    (cron) => {
      expect(validateCron(cron)).toBeNull()
    },
  )

  it.each([
    ['0 * * * * *', 'expected five fields'],
    ['@daily', 'expected five fields'],
    ['', 'expected five fields'],
    ['61 * * * *', '61 is no minute'],
    ['* 25 * * *', '25 is no hour'],
    ['0 0 30 2 *', 'that month never has that day'],
    ['chaque jour à midi pile', 'signs that mean nothing'],
  ])('refuses %j', (cron, reason) => {
    expect(validateCron(cron)).toContain(reason)
  })
})
