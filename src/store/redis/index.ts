import { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Store } from '../port.ts'
import { trackQueues } from '../queues.ts'
import { errorLabel } from '../trouble.ts'
import { connectRedis, parseRedisUrl } from './connect.ts'
import { redisCounter } from './counter.ts'
import { redisJournal } from './journal.ts'

const PREFIX = 'guichet'

/** BullMQ and the journal on Redis: any number of processes. */
export async function openRedisStore(options: {
  redisUrl: string
  lockMs: number
  onProblem: (problem: string) => void
}): Promise<Store> {
  const { lockMs, onProblem } = options
  const address = parseRedisUrl(options.redisUrl)
  const redis = await connectRedis(address, onProblem)
  let forWorkers: Redis | undefined

  // A producer fails after some retries; a worker's connection must wait for Redis however long it is away.
  const workerConnection = () => {
    if (!forWorkers) {
      forWorkers = redis.duplicate({ maxRetriesPerRequest: null, lazyConnect: false })
      forWorkers.on('error', (error) =>
        onProblem(`Redis at ${address.where}: ${errorLabel(error)}`),
      )
    }
    return forWorkers
  }

  const queues = trackQueues(
    {
      queue: (name) => new Queue(name, { connection: redis, prefix: PREFIX }),
      worker: (name, processor, own) =>
        new Worker(name, processor, { ...own, connection: workerConnection(), prefix: PREFIX }),
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
    journal: redisJournal(redis),
    counter: redisCounter(redis),
    describe: async () => describe(await redis.info()),
    answer: () => {},
    close: (graceMs = 10_000) => {
      closing ??= close(graceMs)
      return closing
    },
  }
}

/** Reads `INFO`, which hosted Redis servers leave open where they forbid `CONFIG GET`. */
export function describe(info: string): { name: string; problems: string[] } {
  const fields = new Map(
    info.split(/\r?\n/).map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1)] as const
    }),
  )
  const policy = fields.get('maxmemory_policy')
  const problems: string[] = []
  if (policy !== undefined && policy !== 'noeviction') {
    problems.push(
      `maxmemory-policy is ${policy}: Redis may drop jobs when memory is short. Set maxmemory-policy noeviction.`,
    )
  }
  if (fields.get('aof_enabled') === '0') {
    problems.push(
      'append-only file is off: a restart of Redis loses the last jobs and journal entries. Set appendonly yes.',
    )
  }
  return { name: `Redis ${fields.get('redis_version') ?? '?'}`, problems }
}
