import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { boundedFetch } from '../../src/ds/http.ts'
import { failureOf, NOW } from './support.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A real server on a port of its own. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const post = (kind: 'query' | 'mutation', url: string, overrides = {}) =>
  boundedFetch(kind, {
    timeoutMs: 5_000,
    now: () => NOW,
    fetch,
    onServerTime: () => {},
    ...overrides,
  })(url, { method: 'POST', body: '{}' })

describe('a request', () => {
  it.each([
    ['headers', () => {}],
    ['body', (_, response) => void response.write('{"data":')],
  ] satisfies [string, RequestListener][])(
    'gives up when the %s does not come in time',
    async (_, listener) => {
      const url = await serve(listener)
      const timeoutMs = 100
      expect(await failureOf(post('query', url, { timeoutMs }))).toMatchObject({
        code: 'ds.timeout',
        kind: 'transient',
      })
      expect(await failureOf(post('mutation', url, { timeoutMs }))).toMatchObject({
        code: 'ds.timeout',
        kind: 'ambiguous',
      })
    },
  )

  it('reads no more than its largest answer', async () => {
    const url = await serve((_, response) => void response.end('x'.repeat(200_000)))
    const failure = await failureOf(post('query', url, { largestAnswerBytes: 100_000 }))
    expect(failure).toMatchObject({ code: 'ds.too-large', kind: 'permanent' })
  })

  it.each([
    ['nested a thousand deep', '['.repeat(1_000)],
    ['of three million values', `[${'0,'.repeat(3_000_000)}0]`],
  ])('does not parse an answer %s', async (_, body) => {
    const url = await serve((_, response) => void response.end(body.repeat(2)))
    const failure = await failureOf(post('query', url))
    expect(failure).toMatchObject({ code: 'ds.too-large', kind: 'permanent' })
  })

  it('counts no bracket and no comma of a text', async () => {
    const body = JSON.stringify({ data: `"[{,\\${'[,'.repeat(3_000_000)}` })
    const url = await serve((_, response) => void response.end(body))
    const response = await post('query', url)
    expect(await response.text()).toBe(body)
  })

  it.each([
    ['before the headers', (request) => void request.socket.destroy()],
    [
      'within the body',
      (request, response) => {
        response.write('{"data":', () => request.socket.destroy())
      },
    ],
  ] satisfies [string, RequestListener][])(
    'may have been done when cut %s',
    async (_, listener) => {
      const url = await serve(listener)
      expect(await failureOf(post('query', url))).toMatchObject({
        code: 'ds.cut',
        kind: 'transient',
      })
      expect(await failureOf(post('mutation', url))).toMatchObject({
        code: 'ds.cut',
        kind: 'ambiguous',
      })
    },
  )

  it('was certainly not done when the connection is refused', async () => {
    const url = await serve(() => {})
    closing.pop()?.()
    expect(await failureOf(post('mutation', url))).toMatchObject({
      code: 'ds.unreachable',
      kind: 'transient',
    })
  })

  it('follows no redirect: the target is never asked', async () => {
    let asked = 0
    const target = await serve(() => {
      asked += 1
    })
    const url = await serve(
      (_, response) => void response.writeHead(301, { location: target }).end(),
    )
    expect(await failureOf(post('query', url))).toMatchObject({ code: 'ds.redirected' })
    expect(asked).toBe(0)
  })
})
