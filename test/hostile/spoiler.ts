import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Told } from './mutations.ts'

/** A server between a client and its DS, which may answer in its place. */
export interface Spoiler {
  readonly url: string
  /** The endpoint of DS. */
  target: string
  /** @param asked the body of a request; @param ask has DS answer it */
  answer(asked: string, ask: () => Promise<Told>): Promise<Told>
}

export async function startSpoiler(): Promise<Spoiler> {
  const server = createServer((request, response) => {
    // The simulator may close first, at the end of a test.
    pass(request, response).catch(() => request.socket.destroy())
  })

  async function pass(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const asked = Buffer.concat(chunks).toString('utf8')
    const told = await spoiler.answer(asked, () => askDs(asked, request.headers.authorization))
    response.writeHead(told.status, { 'content-type': told.contentType })
    if (told.cutAfter === undefined) return response.end(told.body)
    response.write(told.body.subarray(0, told.cutAfter), () => request.socket.destroy())
  }

  async function askDs(body: string, authorization = ''): Promise<Told> {
    const headers = { 'content-type': 'application/json', authorization }
    const answer = await fetch(spoiler.target, { method: 'POST', headers, body })
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
    }
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  const spoiler: Spoiler = {
    url: `http://127.0.0.1:${port}/api/v2/graphql`,
    target: '',
    answer: (_, ask) => ask(),
  }
  return spoiler
}
