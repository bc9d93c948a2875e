import { type BackendFactory, createRedisBackend, Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { onBackend } from '../backend.ts'
import { bringUpToDate } from '../journal-format.ts'
import type { Store } from '../port.ts'
import { trackQueues } from '../queues.ts'
import { errorLabel } from '../trouble.ts'
import { boundLocks, readWaits } from './clock.ts'
import { connectRedis, parseRedisUrl } from './connect.ts'
import { redisCounter } from './counter.ts'
import { guarded, redisGuard } from './guard.ts'
import { redisHolds } from './hold.ts'
import { redisJournal } from './journal.ts'
import { connectionName, othersOn } from './others.ts'
import { BULL_PREFIX } from './prefix.ts'
import { describe, readInfo } from './server.ts'

/** BullMQ and the journal on Redis: any number of processes. */
export async function openRedisStore(options: {
  redisUrl: string
  command: string
  lockMs: number
  answerMs: number
  onProblem: (problem: string) => void
}): Promise<Store> {
  const { command, lockMs, answerMs, onProblem } = options
  const address = parseRedisUrl(options.redisUrl)
  const { redis, server } = await connectRedis(address, connectionName(command), onProblem)
  for (const problem of describe(server).problems)
    onProblem(`Redis at ${address.where}: ${problem}`)
  const guard = redisGuard(address.where, answerMs)
  const journal = redisJournal(redis, guard)
  try {
    await bringUpToDate(journal, `on Redis at ${address.where}`)
  } catch (error) {
    redis.disconnect()
    throw error
  }
  let forWorkers: Redis | undefined

  // A producer fails after some time; a worker's connection must wait for Redis however long it is away.
  const workerConnection = () => {
    if (!forWorkers) {
      forWorkers = redis.duplicate({ maxRetriesPerRequest: null, lazyConnect: false })
      forWorkers.on('error', (error) =>
        onProblem(`Redis at ${address.where}: ${errorLabel(error)}`),
      )
    }
    return forWorkers
  }

  const guardedBackend: BackendFactory = (...args) => guarded(createRedisBackend(...args), guard)
  const queues = trackQueues(
    {
      // The version is known to be fit: a queue opened while Redis is away would be lost for good by the check.
      queue: (name) =>
        onBackend(
          guardedBackend,
          () => new Queue(name, { connection: redis, prefix: BULL_PREFIX, skipVersionCheck: true }),
        ),
      worker: (name, processor, own) =>
        new Worker(name, processor, {
          ...own,
          connection: workerConnection(),
          prefix: BULL_PREFIX,
        }),
      isReachable: () => redis.status === 'ready',
    },
    lockMs,
    onProblem,
  )

  let closing: Promise<void> | undefined
  const close = async (graceMs: number) => {
    await queues.close(graceMs)
    // Disconnected while it was about to reconnect, ioredis would keep later commands waiting for ever.
    redis.options.enableOfflineQueue = false
    redis.disconnect()
    forWorkers?.disconnect()
  }

  return {
    queue: queues.queue,
    worker: queues.worker,
    journal,
    counter: redisCounter(redis, guard),
    ...redisHolds(redis, guard),
    describe: () => guard(async () => describe(readInfo(await redis.info()))),
    others: () => guard(() => othersOn(redis)),
    waits: (name) => guard(() => readWaits(redis, name)),
    takeUp: async () => {},
    boundLocks: (names) => guard(() => boundLocks(redis, names, lockMs)),
    // ioredis brings its connections back by itself.
    lost: new Promise(() => {}),
    answer: () => {},
    close: (graceMs = 10_000) => {
      closing ??= close(graceMs)
      return closing
    },
  }
}
