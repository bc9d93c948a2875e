import { openEmbeddedStore } from './embedded/index.ts'
import type { Store } from './port.ts'
import { openRedisStore } from './redis/index.ts'

export interface StoreOptions {
  /** `redis://`, `rediss://` or `redis+sentinel://host:26379,host:26379/master?db=0`. Absent: the embedded store. */
  redisUrl?: string
  /** Where the embedded store lives; created when absent. Untouched with Redis. */
  dataDir: string
  /** What this process is, for a second one that finds the embedded store taken: « guichet start ». */
  command: string
  /** Milliseconds since the epoch. */
  now?: () => number
  /** After how long (ms) a job whose process died is given to another one. */
  lockMs?: number
  /** After how long (ms) an operation that Redis has not answered has failed. */
  answerMs?: number
  /** Told of trouble met in the background (connection lost, lock lost), at most once a minute for a same text. */
  onProblem?: (problem: string) => void
}

/**
 * The one place that decides between Redis and the embedded store.
 *
 * Whatever an operation meets afterwards is a Failure too, transient, that says what to do.
 *
 * @throws Failure `store.newer`; `store.unreachable`, `store.tls`, `store.refused`, `store.bad-url`, or what `unfit` says (Redis);
 *   `store.held`, `store.unwritable`, `store.unreadable` (embedded).
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { redisUrl, dataDir, command, now = Date.now, lockMs = 30_000, answerMs = 15_000 } = options
  const onProblem = oncePerMinute(options.onProblem ?? (() => {}))
  return redisUrl === undefined
    ? await openEmbeddedStore({ dataDir, command, now, lockMs, onProblem })
    : await openRedisStore({ redisUrl, command, lockMs, answerMs, onProblem })
}

// A Redis that is down makes every connection complain every two seconds.
function oncePerMinute(tell: (problem: string) => void) {
  const toldAt = new Map<string, number>()
  return (problem: string) => {
    if (performance.now() - (toldAt.get(problem) ?? -Infinity) < 60_000) return
    toldAt.set(problem, performance.now())
    tell(problem)
  }
}
