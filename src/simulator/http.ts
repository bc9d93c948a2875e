import { setMaxListeners } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, internalError } from './request/answer.ts'
import type { Endpoint } from './request/endpoint.ts'

export const API_PATH = '/api/v2/graphql'
const CONTROL_PREFIX = '/simulator/'
const NOT_FOUND: Answer = { status: 404, headers: { 'Content-Type': 'text/html' }, body: '' }
/** As long as the proxies in front of DS keep an idle connection. */
const KEEP_ALIVE_MS = 75_000

/** Answers a request for `/simulator/…`. */
export type Control = (method: string, path: string, body: string) => Answer

/** The sockets: listening, reading bodies, delaying, cutting, and closing without leaving a timer behind. */
export async function listen(
  at: { port: number; host: string },
  endpoint: Endpoint,
  control: Control,
  page: (path: string) => Answer | null,
  clock: () => Date,
): Promise<{ port: number; close(): Promise<void> }> {
  const closing = new AbortController()
  // One an answer that is delayed.
  setMaxListeners(0, closing.signal)
  const server = createServer((request, response) => {
    serve(request, response).catch(() => send(response, internalError()))
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const method = request.method ?? 'GET'
    const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    const body = await readBody(request)
    if (path.startsWith(CONTROL_PREFIX) && isLoopback(address))
      return send(response, control(method, path.slice(CONTROL_PREFIX.length), body))
    if (method === 'GET') return send(response, page(path) ?? NOT_FOUND)
    if (path !== API_PATH || method !== 'POST') return send(response, NOT_FOUND)

    const { authorization, 'content-type': contentType } = request.headers
    const arrived = performance.now()
    const { answer, delayMs } = await endpoint.reply({ authorization, contentType, address, body })
    const leftMs = delayMs - (performance.now() - arrived)
    if (leftMs > 0) await sleep(leftMs, undefined, { signal: closing.signal })
    if (answer) send(response, answer)
    else request.socket.destroy()
  }

  function send(response: ServerResponse, { status, headers, body }: Answer) {
    if (response.headersSent || response.destroyed) return
    response.writeHead(status, { ...headers, Date: clock().toUTCString() }).end(body)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(at.port, at.host, resolve)
  })
  return {
    port: portOf(server),
    async close() {
      closing.abort()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

const isLoopback = (address: string) => address === '127.0.0.1' || address === '::1'

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
