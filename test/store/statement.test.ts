import { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { execute, literal, prepare } from '../../src/store/embedded/statement.ts'

let db: PGlite
beforeAll(async () => {
  db = await PGlite.create('memory://')
  await db.exec(prepare('echo', 'SELECT $1::text AS text, $2::text[] AS texts, $3::jsonb AS json'))
}, 120_000)
afterAll(() => db.close())

const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'))

it('whatever a value holds, PostgreSQL gives it back, and runs nothing of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.array(fc.option(text)),
      fc.dictionary(text, text),
      async (one, some, json) => {
        const [result] = await db.exec(execute('echo', [one, some, json]))
        expect(result?.rows).toEqual([{ text: one, texts: some, json }])
      },
    ),
    { numRuns: 200 },
  )
})

it.each([
  [null, 'NULL'],
  [undefined, 'NULL'],
  [12, "'12'"],
  [true, "'true'"],
  ["l'été", "'l''été'"],
  [['a"b', 'c\\d', null], `'{"a\\"b","c\\\\d",NULL}'`],
])('writes %j as %s', (value, written) => {
  expect(literal(value)).toBe(written)
})

it('refuses a text that PostgreSQL would cut short', () => {
  expect(() => execute('echo', ['a\0b'])).toThrow('NUL')
})
