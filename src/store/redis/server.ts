import type { FailureCode } from '../../failures/catalogue.ts'
import type { StoreDescription } from '../port.ts'

/** What a server says of itself in INFO, which hosted ones leave open where they forbid CONFIG GET. */
export type RedisServer = ReadonlyMap<string, string>

export function readInfo(info: string): RedisServer {
  return new Map(
    info.split(/\r?\n/).map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1)] as const
    }),
  )
}

/** BullMQ's scripts need it. */
const OLDEST = [6, 2] as const

/** Why no store can be kept there, and what to do; null when it can. What a server hides is not held against it. */
export function unfit(server: RedisServer): { code: FailureCode; message: string } | null {
  const version = server.get('redis_version')
  if (version !== undefined && isOlder(version)) {
    return {
      code: 'store.too-old',
      message: `is version ${version}, too old: use ${OLDEST.join('.')} or later.`,
    }
  }
  if (server.get('cluster_enabled') === '1') {
    return {
      code: 'store.cluster',
      message:
        'is a Redis Cluster, which spreads over several servers what must be written together: use one server, or one ' +
        'with replicas and sentinels (redis+sentinel://…).',
    }
  }
  if (server.get('role') === 'slave') {
    return {
      code: 'store.read-only',
      message:
        'is a replica, which takes no writes: give REDIS_URL the address of the master, or of the sentinels.',
    }
  }
  const policy = server.get('maxmemory_policy')
  if (policy?.startsWith('allkeys-')) {
    return {
      code: 'store.evicts',
      message:
        `drops any entry when its memory is short (maxmemory-policy ${policy}): e-mails would leave twice, and ` +
        'dossiers be lost. Set maxmemory-policy noeviction.',
    }
  }
  return null
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])
}

/** The name, and the settings that may lose something. */
export function describe(server: RedisServer): StoreDescription {
  const problems: string[] = []
  const policy = server.get('maxmemory_policy')
  if (policy !== undefined && policy !== 'noeviction') {
    problems.push(
      `maxmemory-policy is ${policy}: when memory is short, Redis drops the locks of running jobs, which then ` +
        'run twice. Set maxmemory-policy noeviction.',
    )
  }
  if (server.get('aof_enabled') === '0') {
    problems.push(
      'append-only file is off: a restart of Redis loses the last jobs and journal entries. Set appendonly yes.',
    )
  }
  return { name: nameOf(server), problems, files: null }
}

/** Valkey gives both: the version of Redis that it stands for, and its own. */
function nameOf(server: RedisServer): string {
  const valkey = server.get('valkey_version')
  return valkey === undefined ? `Redis ${server.get('redis_version') ?? '?'}` : `Valkey ${valkey}`
}
