import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Redis } from 'ioredis'

export type TestRedis = { url: string; stop(): Promise<void> } | { skip: string }

/**
 * A private `redis-server` when the binary is on the PATH, else an empty database of the server at REDIS_URL, else
 * the reason to skip.
 */
export async function redisForTests(): Promise<TestRedis> {
  const own = await startRedisServer()
  if (own) return own
  if (process.env.REDIS_URL) return await borrowDatabase(process.env.REDIS_URL)
  return { skip: 'no redis-server on the PATH and no REDIS_URL: Redis tests are skipped' }
}

/** Starts `redis-server`, or what REDIS_SERVER names, on a free port, with the durable settings that Guichet asks for. */
export async function startRedisServer(
  args: string[] = ['--appendonly', 'yes'],
): Promise<RedisServer | undefined> {
  const dir = await mkdtemp(join(tmpdir(), 'guichet-redis-'))
  const port = await freePort()
  let server = spawnRedis(dir, port, args)
  const kill = async () => {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
  }
  const stop = async () => {
    await kill()
    await rm(dir, { recursive: true, force: true })
  }
  if (!(await accepts(server))) {
    await stop()
    return undefined
  }
  return {
    url: `redis://127.0.0.1:${port}/0`,
    port,
    stop,
    kill,
    async restart() {
      server = spawnRedis(dir, port, args)
      await accepts(server)
    },
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
  }
}

export interface RedisServer {
  readonly url: string
  readonly port: number
  /** For good. */
  stop(): Promise<void>
  /** As a power cut does; `restart` starts it again on what it had written. */
  kill(): Promise<void>
  restart(): Promise<void>
  /** It keeps its connections, and says nothing any more. */
  pause(): void
  resume(): void
}

function spawnRedis(dir: string, port: number, args: string[]) {
  const address = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir]
  // A script that a busy machine slows down is waited for: by default, others are answered BUSY after five seconds.
  const patient = ['--lua-time-limit', '0']
  return spawn(process.env.REDIS_SERVER ?? 'redis-server', [...address, ...patient, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

function accepts(server: ChildProcessByStdio<null, Readable, null>): Promise<boolean> {
  return new Promise((resolve) => {
    server.on('error', () => resolve(false))
    server.on('exit', () => resolve(false))
    // Lines, not chunks: a chunk may end in the middle of the words looked for.
    createInterface(server.stdout).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve(true)
    })
  })
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

// Never touches a database that holds something.
async function borrowDatabase(url: string): Promise<TestRedis> {
  for (let db = 15; db > 0; db--) {
    const candidate = new URL(url)
    candidate.pathname = `/${db}`
    const redis = new Redis(candidate.href)
    try {
      if ((await redis.dbsize()) > 0) continue
    } catch {
      return { skip: 'REDIS_URL does not answer: Redis tests are skipped' }
    } finally {
      redis.disconnect()
    }
    return { url: candidate.href, stop: () => flush(candidate.href) }
  }
  return { skip: 'REDIS_URL has no empty database: Redis tests are skipped' }
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url)
  await redis.flushdb()
  redis.disconnect()
}
