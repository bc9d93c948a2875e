import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { Failure } from '../../failures/failure.ts'
import type { Questions } from '../port.ts'

/** What a refused question gets: enough to make the same Failure on the other side. */
export interface Refusal {
  kind: Failure['kind']
  code: Failure['code']
  message: string
}

/** HTTP with `POST /<question>`; input and answer are JSON. Not listening yet. */
export function questionServer(questions: () => Questions): Server {
  return createServer(async (request, response) => {
    try {
      const answer = await answerTo(request, questions())
      response.end(JSON.stringify(answer ?? null))
    } catch (error) {
      const { kind, code, message }: Refusal =
        error instanceof Failure
          ? error
          : new Failure('transient', 'store.no-answer', 'The holder of the store failed to answer.')
      response.statusCode = 500
      response.end(JSON.stringify({ kind, code, message } satisfies Refusal))
    }
  })
}

async function answerTo(request: IncomingMessage, questions: Questions): Promise<unknown> {
  const name = request.url?.slice(1) ?? ''
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined
  if (request.method !== 'POST' || !question) {
    throw new Failure(
      'transient',
      'store.no-answer',
      `The holder of the store does not answer « ${name} » (yet): it may be starting, or only passing.`,
    )
  }
  return await question(JSON.parse(await text(request)))
}
