import { describe, expect, it } from 'vitest'
import { dueOf } from '../../../src/domain/requests/tick.ts'

const tick = { ticked: true, at: '2021-04-09T09:00:00+02:00' }
const letter = 'Bonjour,\n\nil nous manque une précision.'
/** What the annotation says of a tick, and DS of the annotation, when the store has been lost. */
const dueWhen = (stampedAt: string, writtenAt: string) =>
  dueOf(
    tick,
    { stamp: { fate: 'nothing', at: stampedAt }, letter },
    { done: null, writtenAt, isOwn: false },
  )

describe('a tick that nobody remembers', () => {
  it('was dealt with when the line in the annotation is not older', () => {
    expect(dueWhen('2021-04-09T09:00:00+02:00', '2021-04-09T08:00:00+02:00')).toBeNull()
  })

  it('was dealt with when DS says that the line was written after it, though a clock that was behind dated it before', () => {
    expect(dueWhen('2021-04-09T08:00:00+02:00', '2021-04-09T09:00:02+02:00')).toBeNull()
  })

  it('is a new one when both are older', () => {
    expect(dueWhen('2021-04-09T08:00:00+02:00', '2021-04-09T08:00:02+02:00')).toBe('send')
  })

  it('is a new one where no line stands', () => {
    const found = { done: null, writtenAt: '2021-04-09T09:00:02+02:00', isOwn: false }
    expect(dueOf(tick, { stamp: null, letter }, found)).toBe('send')
  })
})
