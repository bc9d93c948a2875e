import { Redis, type RedisOptions } from 'ioredis'
import { Failure } from '../../failure.ts'
import { errorLabel } from '../trouble.ts'

const START_MS = 10_000

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
      ...(parsed.protocol === 'rediss:' && { tls: { servername: host } }),
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

/**
 * A connection that has answered once; afterwards it reconnects by itself.
 *
 * @throws Failure transient `store.unreachable` within ten seconds, or permanent `store.refused`.
 */
export async function connectRedis(
  { where, options }: RedisAddress,
  onProblem: (problem: string) => void,
): Promise<Redis> {
  const redis = new Redis({ ...options, lazyConnect: true, connectTimeout: START_MS / 2 })
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
    await Promise.race([redis.connect().then(() => redis.ping()), limit])
    return redis
  } catch (error) {
    redis.disconnect()
    const reason = error instanceof Error && error.name === 'ReplyError' ? errorLabel(error) : last
    throw /^(WRONGPASS|NOAUTH|NOPERM|ERR)$/.test(reason)
      ? new Failure(
          'permanent',
          'store.refused',
          `Redis at ${where} refused us (${reason}): check the user, password and database of REDIS_URL.`,
        )
      : new Failure(
          'transient',
          'store.unreachable',
          `Redis at ${where} cannot be reached (${reason}): start it, or correct REDIS_URL.`,
        )
  } finally {
    clearTimeout(timer)
  }
}
