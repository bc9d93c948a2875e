import type { FailureCode } from '../../failures/catalogue.ts'
import { Failure } from '../../failures/failure.ts'

const REFUSED = 'refused us: check the user, password and database of REDIS_URL'

/** What the first word of a reply means. */
const REPLIES: Readonly<Record<string, readonly [code: FailureCode, message: string]>> = {
  OOM: ['store.full', 'has no memory left: raise its maxmemory, with maxmemory-policy noeviction'],
  MISCONF: ['store.full', 'cannot write to its disk: free some space there, its log says more'],
  READONLY: [
    'store.read-only',
    'is a replica, which takes no writes: give REDIS_URL the address of the master, or of the sentinels',
  ],
  WRONGPASS: ['store.refused', REFUSED],
  NOAUTH: ['store.refused', REFUSED],
  NOPERM: ['store.refused', REFUSED],
  ENOTFOUND: ['store.unreachable', 'is a name that nothing answers to: correct REDIS_URL'],
}

/**
 * What happened to an operation, and what to do. Always transient: a server that is put right answers otherwise, and
 * nothing of what waits in the queues is to be given up meanwhile.
 *
 * @param label a reply's first word, or a code such as ECONNREFUSED
 * @param where host and port only
 */
export function redisFailure(label: string, where: string): Failure {
  const [code, message] = REPLIES[label] ?? [
    'store.unreachable',
    'does not answer: start it, or correct REDIS_URL',
  ]
  return new Failure('transient', code, `Redis at ${where} ${message} (${label}).`)
}
