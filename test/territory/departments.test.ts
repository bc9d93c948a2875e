import { expect, test } from 'vitest'
import { REGIONS } from '../../src/domain/regions.ts'
import { readDataset } from '../../src/territory/dataset.ts'
import { departmentInWords } from '../../src/territory/departments.ts'

test.each([
  ['51', 'Marne (51)'],
  ['01', 'Ain (01)'],
  ['2A', 'Corse-du-Sud (2A)'],
  ['976', 'Mayotte (976)'],
  ['999', '999'],
])('%s is %s', (code, words) => {
  expect(departmentInWords(code)).toBe(words)
})

test('the régions are those of the registry', () => {
  const regions = new Map<string, string[]>()
  for (const { code, region } of readDataset<{ code: string; region: string }>('departements'))
    regions.set(region, [...(regions.get(region) ?? []), code])
  const several = [...regions.values()].filter((departments) => departments.length > 1)
  const inWords = (all: readonly (readonly string[])[]) => all.map((one) => one.join(' ')).sort()
  expect(inWords(REGIONS)).toEqual(inWords(several))
})
