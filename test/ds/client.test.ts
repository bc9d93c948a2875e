import { HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/failures/failure.ts'
import { failureOf, fakeDs, html, json, NOW, TOKEN, testClient } from './support.ts'

const ds = fakeDs()
const QUERY = 'query { dossier(number: 1) { id } }'
const MUTATION = 'mutation { x }'
const errorOf = (message: string, code?: string) => ({
  errors: [{ message, ...(code ? { extensions: { code } } : {}) }],
  data: null,
})

const ask = (kind: 'query' | 'mutation', variables = {}) =>
  testClient().send(kind, kind === 'query' ? QUERY : MUTATION, variables)

describe('what DS answers outside of GraphQL', () => {
  const cases: [string, () => Response, string, Failure['kind'], Failure['kind']][] = [
    [
      'a wrong token',
      () =>
        json(errorOf('Without a token, only persisted queries are allowed', 'forbidden'), {
          status: 403,
        }),
      'ds.token-refused',
      'permanent',
      'permanent',
    ],
    [
      'an IP address that the token does not allow',
      () =>
        json(errorOf('Request issued from a forbidden network. Add 192.0.2.1/32', 'forbidden'), {
          status: 403,
        }),
      'ds.network-refused',
      'permanent',
      'permanent',
    ],
    ['a 403 page of a proxy', () => html(403), 'ds.forbidden', 'permanent', 'permanent'],
    [
      'an expired token',
      () => json(errorOf('Token expired', 'unauthorized'), { status: 401 }),
      'ds.token-expired',
      'permanent',
      'permanent',
    ],
    ['an unknown address', () => html(404), 'ds.wrong-url', 'permanent', 'permanent'],
    [
      'an exception that DS takes for a bad request',
      () => json(errorOf('invalid value', 'bad_request'), { status: 400 }),
      'ds.server-error',
      'transient',
      'ambiguous',
    ],
    [
      'a crash of DS',
      () => json(errorOf('Internal Server Error', 'internal_server_error'), { status: 500 }),
      'ds.server-error',
      'transient',
      'ambiguous',
    ],
    [
      'the maintenance page',
      () => json({ error: 'Le site est actuellement en maintenance.' }, { status: 503 }),
      'ds.maintenance',
      'transient',
      'transient',
    ],
    ['a 503 page of a proxy', () => html(503), 'ds.unavailable', 'transient', 'ambiguous'],
    ['a 502 page of a proxy', () => html(502), 'ds.unavailable', 'transient', 'ambiguous'],
    ['a 504 page of a proxy', () => html(504), 'ds.timeout', 'transient', 'ambiguous'],
    ['a page instead of JSON', () => html(200), 'ds.not-json', 'transient', 'ambiguous'],
    ['JSON that is not GraphQL', () => json({ hello: 1 }), 'ds.not-json', 'transient', 'ambiguous'],
    ['a JSON list', () => json([]), 'ds.not-json', 'transient', 'ambiguous'],
    ['a cut connection', () => HttpResponse.error(), 'ds.cut', 'transient', 'ambiguous'],
  ]
  it.each(cases)('%s', async (_, answer, code, queryKind, mutationKind) => {
    ds.answers(() => answer())
    expect(await failureOf(ask('query'))).toMatchObject({ code, kind: queryKind })
    expect(await failureOf(ask('mutation'))).toMatchObject({ code, kind: mutationKind })
  })

  it('follows no redirect and names the new host', async () => {
    const posts = ds.answers(
      () =>
        new HttpResponse(null, {
          status: 301,
          headers: { location: 'https://new.example.org/x?y=1' },
        }),
    )
    const failure = await failureOf(ask('mutation'))
    expect(failure).toMatchObject({ code: 'ds.redirected', kind: 'permanent' })
    expect(failure.message).toContain('DS_API_URL')
    expect(failure.message).toContain('new.example.org')
    expect(posts).toHaveLength(1)
  })

  it('knows that nothing was sent when the connection is refused', async () => {
    const client = testClient({
      fetch: () =>
        Promise.reject(
          new TypeError('fetch failed', {
            cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
          }),
        ),
    })
    expect(await failureOf(client.send('mutation', MUTATION, {}))).toMatchObject({
      code: 'ds.unreachable',
      kind: 'transient',
    })
  })
})

describe('what DS refuses before running anything', () => {
  const cases: [string, object, string][] = [
    [
      'an unknown field',
      {
        message: "Field 'idx' doesn't exist on type 'Dossier'",
        path: ['query', 'dossier', 'idx'],
        extensions: { code: 'undefinedField', typeName: 'Dossier', fieldName: 'idx' },
      },
      'ds.schema-changed',
    ],
    [
      'a value out of range',
      {
        message:
          'Variable $input was provided invalid value (Could not coerce value 3000000000 to Int)',
        extensions: { value: {}, problems: [{ path: [], explanation: '3000000000' }] },
      },
      'ds.bad-request',
    ],
    [
      'a document too deep',
      { message: 'Query has depth of 16, which exceeds max depth of 15' },
      'ds.bad-request',
    ],
    [
      'a document too complex',
      { message: 'Query has complexity of 70000, which exceeds max complexity of 60000' },
      'ds.too-complex',
    ],
    [
      'a document of too many tokens',
      { message: 'This query is too large to execute.' },
      'ds.too-complex',
    ],
  ]
  it.each(cases)('%s', async (_, error, code) => {
    ds.answers(() => json({ errors: [error] }))
    expect(await failureOf(ask('mutation'))).toMatchObject({ code, kind: 'permanent' })
  })

  it('for want of time to validate it: it passes', async () => {
    const busy = {
      message: 'Timeout on validation of query',
      locations: [],
      extensions: { code: 'validationTimeout' },
    }
    ds.answers(() => json({ errors: [busy] }))
    expect(await failureOf(ask('mutation'))).toMatchObject({ code: 'ds.busy', kind: 'transient' })
  })

  it('tells which field DS no longer knows', async () => {
    ds.answers(() => json({ errors: [cases[0]?.[1]] }))
    expect((await failureOf(ask('query'))).message).toContain('Dossier.idx')
  })
})

describe('an answer', () => {
  it('keeps the data beside the errors', async () => {
    ds.answers(() =>
      json({
        errors: [{ message: 'hidden', path: ['a', 'b', 0], extensions: { code: 'unauthorized' } }],
        data: { a: { b: [null] }, c: 1 },
      }),
    )
    const answer = await ask('query')
    expect(answer.data).toEqual({ a: { b: [null] }, c: 1 })
    expect(answer.errors).toMatchObject([{ path: ['a', 'b', 0], code: 'unauthorized' }])
  })

  it('was asked in French with the token, and tells the clock of DS', async () => {
    const posts = ds.answers(() =>
      json({ data: {} }, { headers: { date: 'Thu, 15 Jan 2026 10:00:31 GMT' } }),
    )
    const client = testClient()
    expect(client.lastServerTime()).toBeNull()
    await client.send('query', QUERY, {})
    await client.send('mutation', MUTATION, {})
    expect(posts[0]?.headers.get('accept-language')).toBe('fr')
    expect(posts[0]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`)
    expect(client.lastServerTime()).toBe(NOW + 1_000)
    expect(client.requestsSent()).toEqual({ queries: 1, mutations: 1 })
  })
})

describe('the rate limit', () => {
  const cowboy = () =>
    new HttpResponse('Calme toi, cowboy !', {
      status: 429,
      headers: {
        'RateLimit-Remaining': '0',
        // The clock of DS is five seconds late: what counts is the 35 s between its two headers.
        'RateLimit-Reset': String(NOW / 1000 + 30),
        date: new Date(NOW - 5_000).toUTCString(),
      },
    })

  it('sends a query again by itself after a 429, once everybody has waited for the reset', async () => {
    const posts = ds.answers((_, index) =>
      index === 0 ? cowboy() : json({ data: { done: true } }),
    )
    const exhausted: number[] = []
    const budget = {
      take: async () => 1,
      exhaustedUntil: (instant: number) => void exhausted.push(instant),
      serverTime: () => {},
    }
    const answer = await testClient({ budget }).send('query', QUERY, {})
    expect(answer.data).toEqual({ done: true })
    expect(posts).toHaveLength(2)
    expect(exhausted).toEqual([NOW + 35_000])
  })

  it('does not send a mutation again: a person may act before the reset', async () => {
    const posts = ds.answers(cowboy)
    expect((await failureOf(ask('mutation'))).retryAt).toBe(NOW + 35_000)
    expect(posts).toHaveLength(1)
  })

  it('gives up after two resets and says when to come back', async () => {
    const posts = ds.answers(cowboy)
    expect(await failureOf(ask('query'))).toMatchObject({
      kind: 'rate-limited',
      code: 'ds.rate-limited',
      retryAt: NOW + 35_000,
    })
    expect(posts).toHaveLength(3)
  })

  it('never believes in a window longer than a minute', async () => {
    const reset = String(NOW / 1000 + 3_600)
    ds.answers(() => new HttpResponse('', { status: 429, headers: { 'RateLimit-Reset': reset } }))
    expect((await failureOf(ask('query'))).retryAt).toBe(NOW + 60_000)
  })

  it('waits for the next minute when DS does not tell', async () => {
    ds.answers(() => new HttpResponse('', { status: 429 }))
    expect((await failureOf(ask('query'))).retryAt).toBe(NOW + 30_000)
  })
})

describe('a failure', () => {
  const PERSON = 'claude.exemple@example.org'
  const echo = `Variable $input was provided invalid value ${PERSON}`
  const answers: (() => Response)[] = [
    () =>
      json({
        errors: [
          { message: echo, extensions: { value: PERSON, problems: [{ explanation: PERSON }] } },
        ],
      }),
    () =>
      json({
        errors: [{ message: echo, extensions: { code: 'undefinedField', fieldName: PERSON } }],
      }),
    () => json(errorOf(echo, 'internal_server_error'), { status: 500 }),
    () => json(errorOf(echo, 'forbidden'), { status: 403 }),
    () => json({ errors: echo }),
    () => new HttpResponse(`<html>${PERSON} ${TOKEN}</html>`, { status: 200 }),
    () => new HttpResponse(`${PERSON} ${TOKEN}`, { status: 418 }),
    () =>
      new HttpResponse(null, {
        status: 302,
        headers: { location: `https://new.example.org/${PERSON}` },
      }),
    () => HttpResponse.error(),
  ]
  it.each(answers.map((answer, index) => [index, answer] as const))(
    'holds no token, no e-mail and no variable (answer %i)',
    async (_, answer) => {
      ds.answers(answer)
      const failure = await failureOf(ask('mutation', { input: { email: PERSON } }))
      const told = `${failure.message} ${failure.stack} ${JSON.stringify(failure)} ${failure.cause}`
      expect(told).not.toContain(PERSON)
      expect(told).not.toContain(TOKEN)
      expect(Object.keys(failure).sort()).toEqual(['code', 'kind', 'name', 'retryAt'])
    },
  )
})

describe('a bad moment of DS', () => {
  const gust = (index: number) => (index === 0 ? html(502) : json({ data: { ok: true } }))

  it('is waited out for a query, which is asked again', async () => {
    const pauses: number[] = []
    const posts = ds.answers((_, index) => gust(index))
    const client = testClient({ sleep: async (ms) => void pauses.push(ms) })
    expect((await client.send('query', '{ ok }', {})).data).toEqual({ ok: true })
    expect(posts).toHaveLength(2)
    expect(pauses).toEqual([1_000])
  })

  it('is told to the caller of a mutation, which may have been done', async () => {
    const posts = ds.answers((_, index) => gust(index))
    const failure = await failureOf(testClient().send('mutation', 'mutation { ok }', {}))
    expect(failure.kind).toBe('ambiguous')
    expect(posts).toHaveLength(1)
  })

  it('that lasts is told after three tries', async () => {
    const posts = ds.answers(() => html(502))
    expect((await failureOf(testClient().send('query', '{ ok }', {}))).code).toBe('ds.unavailable')
    expect(posts).toHaveLength(3)
  })
})
