import { existsSync, readFileSync } from 'node:fs'
import { buildSchema, execute, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { problemsIn } from '../../src/ds/schema-check.ts'
import { failureOf, fakeDs, json, testDs } from './support.ts'

const ds = fakeDs()
const SDL = readFileSync(new URL('../../graphql/schema.graphql', import.meta.url), 'utf8')
/** A DS whose schema is `sdl`. */
const live = (sdl: string) =>
  ds.answers(async ({ query }) =>
    json({ ...(await execute({ schema: buildSchema(sdl), document: parse(query) })) }),
  )

describe('the live schema', () => {
  it('bears every operation when nothing has changed', async () => {
    live(SDL)
    expect(await testDs().schemaProblems()).toEqual([])
  })

  it.each([
    ['a field has gone', /^ {2}archived: Boolean!$/m, '', 'archived'],
    ['a type of annotation has gone', /^ {2}dropDownList: String$/m, '', 'dropDownList'],
    [
      'a required argument has come',
      'dossier(number: Int!)',
      'dossier(number: Int!, why: String!)',
      'why',
    ],
    [
      'a field is deprecated',
      /^ {2}archived: Boolean!$/m,
      '  archived: Boolean! @deprecated(reason: "old")',
      'deprecated',
    ],
  ])('tells in a sentence that %s', async (_, from, to, word) => {
    live(SDL.replace(from, to))
    const problems = await testDs().schemaProblems()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(word)
  })

  it('that cannot be read is a failure', async () => {
    ds.answers(() => json({ data: { __schema: { types: [] } } }))
    expect(await failureOf(testDs().schemaProblems())).toMatchObject({ code: 'ds.half-answer' })
  })

  it('is asked within the depth that DS allows', async () => {
    const posts = live(SDL)
    await testDs().schemaProblems()
    expect(depth(posts[0]?.query ?? '')).toBeLessThanOrEqual(15)
  })
})

const PUBLISHED = '/work/shared/ds/schema.graphql'

describe.skipIf(!existsSync(PUBLISHED))('the published schema (skipped without its SDL)', () => {
  it('bears every operation', () => {
    expect(problemsIn(buildSchema(readFileSync(PUBLISHED, 'utf8')))).toEqual([])
  })
})

/** The deepest nesting of braces, fragments unfolded. */
function depth(query: string): number {
  const document = parse(query)
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === 'FragmentDefinition' ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  )
  type Selections = Parameters<typeof fragments.set>[1]
  const of = (set: Selections | undefined): number =>
    Math.max(
      0,
      ...(set?.selections ?? []).map((one) => {
        if (one.kind === 'FragmentSpread') return of(fragments.get(one.name.value))
        if (one.kind === 'InlineFragment') return of(one.selectionSet)
        return 1 + of(one.selectionSet)
      }),
    )
  const [first] = document.definitions
  return first?.kind === 'OperationDefinition' ? of(first.selectionSet) : 0
}
