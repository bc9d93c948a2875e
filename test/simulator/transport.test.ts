import { describe, expect, test } from 'vitest'
import { start } from './support.ts'

const nested = (levels: number) =>
  `{ __schema { types { fields { type { ${'ofType { '.repeat(levels)} name ${'} '.repeat(levels)} } } } } }`

describe('what a request may be', () => {
  test('only POST is served', async () => {
    const { simulator } = await start()
    expect((await fetch(simulator.url)).status).toBe(404)
  })

  test('a batch, or a body without query, has no query string', async () => {
    const { send } = await start()
    for (const body of ['[{"query":"{ __typename }"}]', '{}']) {
      const told = await send(body)
      expect([told.status, told.text]).toEqual([
        200,
        '{"errors":[{"message":"No query string was present"}]}',
      ])
    }
  })

  test.each([
    ['{"query":', 'bad_request'],
    ['{"query":"{ __typename }","variables":"{"}', 'graphql_parse_failed'],
    ['{"query":"{ __typename }","variables":[1]}', 'bad_request'],
    ['{"query":12}', 'bad_request'],
  ])('%s is a 400 of code %s', async (body, code) => {
    const { send } = await start()
    const told = await send(body)
    expect([told.status, told.body.errors?.[0]?.extensions]).toEqual([400, { code }])
  })

  test('variables may be a JSON string', async () => {
    const { send } = await start()
    const query = 'query ($n: Int!) { demarche(number: $n) { number } }'
    const told = await send(JSON.stringify({ query, variables: '{"n":1}' }))
    expect(told.text).toBe('{"data":{"demarche":{"number":1}}}')
  })

  test.each([
    ['{ demarche(', undefined],
    ['{ demarche(number: 1) { idx } }', "Field 'idx' doesn't exist on type 'Demarche'"],
    ['', 'Unexpected end of document'],
    ['query A { __typename } query B { __typename }', 'An operation name is required'],
  ])('%s is told with HTTP 200, without data', async (query, message) => {
    const { post } = await start()
    const told = await post(query)
    expect(told.status).toBe(200)
    expect(Object.keys(told.body)).toEqual(['errors'])
    if (message) expect(told.body.errors?.[0]?.message).toBe(message)
  })

  test('an unknown field carries the code that tells a changed schema', async () => {
    const { post } = await start()
    const told = await post('{ demarche(number: 1) { idx } }')
    expect(told.body.errors?.[0]?.extensions).toEqual({
      code: 'undefinedField',
      typeName: 'Demarche',
      fieldName: 'idx',
    })
  })

  const annotations = (...values: unknown[]) => ({
    input: {
      dossierId: 'x',
      instructeurId: 'y',
      annotations: values.map((value) => ({ id: 'z', value })),
    },
  })
  const MUTATION =
    'mutation M($input: DossierModifierAnnotationsInput!) { dossierModifierAnnotations(input: $input) { errors { message } } }'
  test.each([
    [
      annotations({ text: 'a' }, { text: 'a', date: '2026-01-01' }),
      "annotations.1.value ('AnnotationValueInput' requires exactly one argument, but 2 were provided.)",
    ],
    [
      annotations({ text: null }),
      "annotations.0.value ('AnnotationValueInput' requires exactly one argument, but 'text' was `null`.)",
    ],
    [
      annotations({ integerNumber: 3_000_000_000 }),
      'annotations.0.value.integerNumber (Could not coerce value 3000000000 to Int)',
    ],
    [
      annotations({ date: '2026-13-45' }),
      'annotations.0.value.date (Could not coerce value "2026-13-45" to ISO8601Date)',
    ],
    [
      { input: { dossierId: null, instructeurId: 'y', annotations: [] } },
      'dossierId (Expected value to not be null)',
    ],
  ])('variables that do not fit reject the whole request (%#)', async (variables, where) => {
    const { post, simulator } = await start()
    const told = await post(MUTATION, variables)
    expect(told.status).toBe(200)
    expect(Object.keys(told.body)).toEqual(['errors'])
    expect(told.body.errors?.[0]?.message).toBe(
      `Variable $input of type DossierModifierAnnotationsInput! was provided invalid value for ${where}`,
    )
    expect(told.body.errors?.[0]?.extensions).toMatchObject({ value: variables.input })
    expect(simulator.log.applied).toEqual([])
  })

  test('fifteen levels are served, sixteen are not', async () => {
    const { post } = await start()
    expect((await post(nested(10))).body.data).toBeDefined()
    expect((await post(nested(11))).body).toEqual({
      errors: [{ message: 'Query has depth of 16, which exceeds max depth of 15' }],
    })
  })

  test('the 401st POST of a minute and token is a plain text 429, until the next minute of the clock', async () => {
    const { post, tokens, world, later } = await start()
    const ask = (token?: string) => post('{ __typename }', {}, token)
    for (let sent = 0; sent < 400; sent += 50)
      for (const told of await Promise.all(Array.from({ length: 50 }, () => ask())))
        expect(told.status).toBe(200)
    const told = await ask()
    expect(told.status).toBe(429)
    expect(told.text).toMatch(/^Calme toi, cowboy !/)
    expect(told.headers.get('ratelimit-remaining')).toBe('0')
    const reset = Number(told.headers.get('ratelimit-reset'))
    expect(reset).toBe(Math.ceil(world.clock().getTime() / 60_000) * 60)
    expect(told.headers.get('retry-after')).toBeNull()
    expect((await ask(tokens.readOnly)).status).toBe(200)
    later(60)
    expect((await ask()).status).toBe(200)
  })

  test('the Date header tells the simulated clock', async () => {
    const { post } = await start()
    expect((await post('{ __typename }')).headers.get('date')).toBe('Thu, 15 Jan 2026 13:52:35 GMT')
  })
})
