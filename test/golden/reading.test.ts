import { describe, expect, it } from 'vitest'
import { readingPage, readReadingPage } from '../../docs/que-vaut-la-lecture-des-textes.ts'
import { HALVES, isReached, measure, percentOf } from './reading/measure.ts'

describe.each(HALVES)('the reading of labelled spending, the %s half', (half) => {
  const figures = measure(half)

  it.skipIf(figures === null)('is measured on enough of it', () => {
    const [excluded, , admissible, , budgets, announcing, clean] = (figures ?? []).map(
      ({ whole }) => whole,
    )
    expect((excluded ?? 0) + (admissible ?? 0)).toBeGreaterThan(200)
    expect(budgets).toBeGreaterThanOrEqual(30)
    expect((announcing ?? 0) + (clean ?? 0)).toBeGreaterThan(80)
  })

  it.skipIf(figures === null)('reaches every goal', () => {
    for (const figure of figures ?? [])
      expect(
        isReached(figure),
        `${figure.title}: ${percentOf(figure)} %\n${figure.faults.join('\n')}`,
      ).toBe(true)
  })
})

it('the page says what is measured', () => {
  // Write it again: npx tsx docs/que-vaut-la-lecture-des-textes.ts
  expect(readReadingPage()).toBe(readingPage())
})
