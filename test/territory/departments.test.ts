import { expect, test } from 'vitest'
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
