import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, link, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Failure } from '../../failures/failure.ts'
import { askHolder } from '../ask.ts'
import type { Questions } from '../port.ts'
import { diskTrouble } from './disk.ts'
import { questionServer } from './question-server.ts'
import {
  generations,
  latestGeneration,
  openSocketDir,
  type SocketDir,
  socketPath,
} from './socket-dir.ts'

const HOLDER_ANSWER_MS = 5_000

export interface Holder {
  pid: number
  command: string
  /** ISO instant. */
  since: string
}

export interface Hold {
  answer(questions: Questions): void
  release(): Promise<void>
}

/**
 * Makes this process the only one on `dataDir`, until `release` or its death: the kernel then closes the socket,
 * so nothing stale can keep a later process out.
 *
 * @throws Failure permanent `store.held` (names the holder) or `store.unwritable`.
 */
export async function hold(dataDir: string, holder: Holder): Promise<Hold> {
  const dir = await openSocketDir(dataDir)
  const questions: { current: Questions } = { current: {} }
  const server = questionServer(() => ({ ...questions.current, holder: async () => holder }))
  try {
    await takeOver(dataDir, dir, server)
  } catch (error) {
    server.close()
    await dir.close()
    throw diskTrouble(error, dataDir) ?? error
  }
  return {
    answer: (next) => {
      questions.current = next
    },
    release: async () => {
      // The socket's file stays: the next holder counts from it.
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await dir.close()
    },
  }
}

/**
 * Two processes that start together must not both believe that they hold. The server listens under a name of its
 * own first, then takes the next number with `link`, which fails if the number is taken: a number never shows up
 * before it answers. The highest number is never removed, so a slow starter that takes a number already left
 * behind sees a higher one and tries again.
 */
async function takeOver(dataDir: string, dir: SocketDir, server: Server): Promise<void> {
  const ownName = join(dir.path, `claim.${randomUUID().slice(0, 18)}.sock`)
  server.listen(ownName)
  await once(server, 'listening')
  await chmod(ownName, 0o600)
  try {
    for (;;) {
      const latest = await latestGeneration(dir)
      if (latest > 0 && (await isListening(socketPath(dir, latest)))) throw await held(dataDir)
      if (await claim(dir, ownName, latest + 1)) return
    }
  } finally {
    await rm(ownName, { force: true })
  }
}

async function claim(dir: SocketDir, ownName: string, generation: number): Promise<boolean> {
  try {
    await link(ownName, socketPath(dir, generation))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
  const all = await generations(dir)
  if (all.some((other) => other > generation)) {
    await rm(socketPath(dir, generation), { force: true })
    return false
  }
  const left = all.filter((other) => other < generation)
  await Promise.all(left.map((other) => rm(socketPath(dir, other), { force: true })))
  return true
}

async function isListening(path: string): Promise<boolean> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // Gone between the listing and here, or left by a dead process.
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return false
    throw error
  } finally {
    socket.destroy()
  }
}

async function held(dataDir: string): Promise<Failure> {
  const holder = await askHolder<Holder>(dataDir, 'holder', null, HOLDER_ANSWER_MS).catch(
    () => undefined,
  )
  const who = holder
    ? `by « ${holder.command} » (pid ${holder.pid}) since ${holder.since}`
    : 'by another process that does not answer'
  return new Failure(
    'permanent',
    'store.held',
    `The store in ${dataDir} is held ${who}. Stop that process first, or set REDIS_URL: the embedded store ` +
      'belongs to one process at a time.',
  )
}
