import { expect, it } from 'vitest'
import { judge, slopeOf, type Weight } from '../../bench/years.ts'

const weights = (change: (day: number) => Partial<Weight> = () => ({})): Weight[] =>
  Array.from({ length: 30 }, (_, place) => ({
    day: place * 2,
    heapBytes: 50e6,
    memoryBytes: 200e6,
    openFiles: 30,
    journalRows: 100 + place * 4,
    storeBytes: 60e6,
    ...change(place * 2),
  }))
const grown = (given: readonly Weight[]) =>
  judge(given, 2)
    .filter(({ aDay, atMost }) => aDay > atMost)
    .map(({ what }) => what)

it('reads the slope of a line', () => {
  expect(
    slopeOf([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
  ).toBeCloseTo(2)
})

it('finds nothing to say of a service that holds what its dossiers need', () => {
  expect(grown(weights())).toEqual([])
})

it('says nothing of the first weeks', () => {
  expect(grown(weights((day) => (day < 14 ? { heapBytes: 10e6, storeBytes: 1e6 } : {})))).toEqual(
    [],
  )
})

it.each([
  ['heap, kB', (day: number) => ({ heapBytes: 50e6 + day * 400e3 })],
  ['memory, kB', (day: number) => ({ memoryBytes: 200e6 + day * 2e6 })],
  ['open files', (day: number) => ({ openFiles: 30 + day })],
  ['journal rows', (day: number) => ({ journalRows: 100 + day * 20 })],
  ['store, kB', (day: number) => ({ storeBytes: 60e6 + day * 1.3e6 })],
])('sees that %s grow with the days', (what, change) => {
  expect(grown(weights(change))).toEqual([what])
})
