import { isIP } from 'node:net'
import { Redis, type RedisOptions } from 'ioredis'
import { Failure } from '../../failures/failure.ts'
import { errorLabel } from '../trouble.ts'
import { lackingRights } from './rights.ts'
import { type RedisServer, readInfo, unfit } from './server.ts'
import { redisFailure } from './trouble.ts'

const START_MS = 10_000
/**
 * A socket that owes an answer and says nothing for this long is dead, whatever the kernel believes. Longer than
 * the ten seconds that BullMQ's blocking read may last.
 */
const SILENCE_MS = 20_000

const SENTINELS = /^[\w.\-[\]]+(:\d+)?(,[\w.\-[\]]+(:\d+)?)*$/

export interface RedisAddress {
  /** Host and port only: fit for messages. */
  where: string
  options: RedisOptions
}

/**
 * Reads `redis://[user:password@]host[:port][/db]`, the same with `rediss://` (TLS), or
 * `redis+sentinel://[user:password@]host[:port],host[:port]/master-name[?db=0]`.
 *
 * @throws Failure permanent `store.bad-url`, which does not repeat the URL: it may hold a password.
 */
export function parseRedisUrl(url: string): RedisAddress {
  // The URL class accepts one host only: several are set aside, and a placeholder read in their stead.
  const [, before, several, after] =
    /^(redis\+sentinel:\/\/(?:[^@/]*@)?)([^@/?]+)(.*)$/.exec(url) ?? []
  // A password with a raw « / » would be taken for the list, which messages show.
  if (several !== undefined && (!SENTINELS.test(several) || after?.includes('@'))) throw badUrl()
  const plain = several === undefined ? url : `${before}sentinels${after}`
  if (!URL.canParse(plain)) throw badUrl()
  const parsed = new URL(plain)
  if (!parsed.hostname) throw badUrl()
  const access = {
    ...(parsed.username && { username: decodeURIComponent(parsed.username) }),
    ...(parsed.password && { password: decodeURIComponent(parsed.password) }),
  }
  const path = decodeURIComponent(parsed.pathname.slice(1))

  if (several !== undefined) {
    if (!path) throw badUrl()
    const sentinels = several.split(',').map((entry) => {
      const [host = '', port = '26379'] = entry.split(':')
      return { host, port: Number(port) }
    })
    const db = databaseNumber(parsed.searchParams.get('db') ?? '')
    return { where: several, options: { ...access, sentinels, name: path, db } }
  }
  if (parsed.protocol !== 'redis:' && parsed.protocol !== 'rediss:') throw badUrl()
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const port = Number(parsed.port || 6379)
  return {
    where: `${parsed.hostname}:${port}`,
    options: {
      ...access,
      host,
      port,
      db: databaseNumber(path || (parsed.searchParams.get('db') ?? '')),
      // A certificate for an address is verified against it; no server is named by one.
      ...(parsed.protocol === 'rediss:' && { tls: isIP(host) ? {} : { servername: host } }),
    },
  }
}

function databaseNumber(text: string): number {
  if (!/^\d*$/.test(text)) throw badUrl()
  return Number(text)
}

function badUrl(): Failure {
  return new Failure(
    'permanent',
    'store.bad-url',
    'REDIS_URL is not understood: expected redis://host:6379/0, rediss://host:6379/0 or ' +
      'redis+sentinel://host:26379,host:26379/master-name?db=0',
  )
}

/** Nobody listens, or there is no such name: TLS has nothing to do with it. */
const NOBODY_THERE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/

/** A plain server waits for ever for the end of what it takes for a command. */
const notInTls = (where: string, label: string): Failure =>
  new Failure(
    'transient',
    'store.tls',
    `Redis at ${where} does not answer in TLS (${label}): if that port is plain, write redis:// in REDIS_URL; if its certificate is of an authority of yours, name that one in NODE_EXTRA_CA_CERTS.`,
  )

/**
 * A connection that has answered once, from a server that can hold a store; afterwards it reconnects by itself.
 *
 * @param name how the server's CLIENT LIST shows the connection
 * @throws Failure transient `store.unreachable` or `store.tls` within ten seconds; permanent `store.refused`, or what `unfit` says.
 */
export async function connectRedis(
  { where, options }: RedisAddress,
  name: string,
  onProblem: (problem: string) => void,
): Promise<{ redis: Redis; server: RedisServer }> {
  const redis = new Redis({
    ...options,
    connectionName: name,
    lazyConnect: true,
    connectTimeout: START_MS / 2,
    socketTimeout: SILENCE_MS,
    ...(options.sentinels && { failoverDetector: true }),
    // A master that was demoted says so. The sentinels then know the new one, which is asked again; an address may
    // lead to it by now, or never.
    reconnectOnError: ({ message }) =>
      message.startsWith('READONLY') ? (options.sentinels ? 2 : 1) : false,
  })
  let last = 'no answer'
  redis.on('error', (error) => {
    last = errorLabel(error)
    onProblem(`Redis at ${where}: ${last}`)
  })
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), START_MS)
  })
  try {
    const opened = redis.connect().then(async () => {
      // ioredis goes on in database 0 when this one is refused.
      await redis.select(options.db ?? 0)
      return await redis.info()
    })
    const info = await Promise.race([opened, limit])
    const server = readInfo(info)
    const reason = unfit(server)
    if (reason !== null)
      throw new Failure('permanent', reason.code, `Redis at ${where} ${reason.message}`)
    const lacking = await Promise.race([lackingRights(redis), limit])
    if (lacking.length > 0)
      throw new Failure(
        'permanent',
        'store.refused',
        `Redis at ${where} does not let this user run ${lacking.join(', ')}: give it the commands that the documentation names.`,
      )
    return { redis, server }
  } catch (error) {
    redis.disconnect()
    if (error instanceof Failure) throw error
    const reply = error instanceof Error && error.name === 'ReplyError' ? errorLabel(error) : last
    if (options.tls && !NOBODY_THERE.test(reply) && reply === last) throw notInTls(where, reply)
    // Before the first answer, ERR is about the password or the database.
    const failure = redisFailure(reply === 'ERR' ? 'NOPERM' : reply, where)
    throw failure.code === 'store.refused'
      ? new Failure('permanent', failure.code, failure.message)
      : failure
  } finally {
    clearTimeout(timer)
  }
}
