import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { Failure } from '../failures/failure.ts'
import type { Refusal } from './embedded/question-server.ts'
import {
  latestGeneration,
  openSocketDir,
  type SocketDir,
  socketPath,
} from './embedded/socket-dir.ts'

/**
 * Puts a question to the process of this machine that holds the embedded store. `holder` is always answered, with
 * `{ pid, command, since }`; the others are those the holder gave to `Store.answer`.
 *
 * @returns the answer; `undefined` when nobody holds the store.
 * @throws Failure of the holder; `store.no-answer` (transient) when it stays silent or does not know the question;
 *   `store.unwritable` (permanent) when it belongs to another user.
 */
export async function askHolder<T = unknown>(
  dataDir: string,
  question: string,
  input: unknown,
  timeoutMs = 30_000,
): Promise<T | undefined> {
  let dir: SocketDir | undefined
  try {
    dir = await openSocketDir(dataDir)
    const latest = await latestGeneration(dir)
    return latest === 0
      ? undefined
      : await post(socketPath(dir, latest), question, input, timeoutMs)
  } catch (error) {
    if (error instanceof Failure) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === 'EACCES' || code === 'EPERM') {
      throw new Failure(
        'permanent',
        'store.unwritable',
        `The store in ${dataDir} belongs to another user: run this command as the user who runs the service.`,
      )
    }
    throw new Failure(
      'transient',
      'store.no-answer',
      `The holder of the store in ${dataDir} did not answer « ${question} ».`,
    )
  } finally {
    await dir?.close()
  }
}

async function post<T>(
  path: string,
  question: string,
  input: unknown,
  timeoutMs: number,
): Promise<T> {
  const response = await new Promise<{ status: number | undefined; body: string }>(
    (resolve, reject) => {
      const call = request({
        socketPath: path,
        path: `/${question}`,
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      })
      call.on('error', reject)
      call.on('response', (incoming) => {
        text(incoming).then((body) => resolve({ status: incoming.statusCode, body }), reject)
      })
      call.end(JSON.stringify(input ?? null))
    },
  )
  if (response.status === 200) return JSON.parse(response.body)
  const { kind, code, message }: Refusal = JSON.parse(response.body)
  throw new Failure(kind, code, message)
}
