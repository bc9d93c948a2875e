import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Client } from '../../src/ds/client.ts'
import { createClient } from '../../src/ds/client.ts'
import { connectDs, type DsOptions } from '../../src/ds/index.ts'
import { Failure } from '../../src/failures/failure.ts'

export const URL_OF_DS = 'https://ds.example.org/api/v2/graphql'
export const TOKEN = 'c2VjcmV0LXRva2Vu'
/** 2026-01-15T10:00:30Z, in the middle of a minute. */
export const NOW = Date.UTC(2026, 0, 15, 10, 0, 30)

export interface Posted {
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly headers: Headers
}

/** Answers every POST to DS by `answer`, and keeps what was posted. */
export function fakeDs() {
  const server = setupServer()
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())
  return {
    answers(answer: (posted: Posted, index: number) => Response | Promise<Response>): Posted[] {
      const posts: Posted[] = []
      server.use(
        http.post(URL_OF_DS, async ({ request }) => {
          const body = (await request.json()) as Pick<Posted, 'query' | 'variables'>
          const posted = { ...body, headers: request.headers }
          posts.push(posted)
          return await answer(posted, posts.length - 1)
        }),
      )
      return posts
    },
  }
}

export const json = (body: object, init?: ResponseInit) => HttpResponse.json(body, init)
export const html = (status: number) =>
  new HttpResponse('<html>Bad gateway</html>', {
    status,
    headers: { 'content-type': 'text/html' },
  })

export const unhurried = { take: async () => 1, exhaustedUntil: () => {}, serverTime: () => {} }

export const testClient = (overrides: Partial<Parameters<typeof createClient>[0]> = {}): Client =>
  createClient({
    url: URL_OF_DS,
    token: TOKEN,
    timeoutMs: 2_000,
    now: () => NOW,
    elapsed: () => NOW,
    fetch: (input, init) => fetch(input, init),
    budget: unhurried,
    sleep: async () => {},
    log: undefined,
    ...overrides,
  })

export const testDs = (overrides: Partial<DsOptions> = {}) =>
  connectDs({
    url: URL_OF_DS,
    token: TOKEN,
    timeoutMs: 2_000,
    sleep: async () => {},
    ...overrides,
  })

/** The failure of what must fail. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error
  throw error
}
