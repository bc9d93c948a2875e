import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { Failure } from '../../failure.ts'
import type { Journal } from '../port.ts'
import { errorLabel } from '../trouble.ts'

const PREFIX = 'guichet:journal:'

/** As stored. `by` tells our own write from another's when a command was sent twice. */
interface Entry<T> {
  value: T
  by?: string
}

/** The journal as plain keys, on a connection that it shares with the queues. */
export function redisJournal(redis: Redis): Journal {
  const read = async <T>(key: string): Promise<Entry<T> | null> => {
    const text = await redis.get(PREFIX + key)
    return text === null ? null : JSON.parse(text)
  }

  return {
    get: <T>(key: string) => told(async () => (await read<T>(key))?.value ?? null),
    set: (key, value) =>
      told(async () => {
        await redis.set(PREFIX + key, JSON.stringify({ value } satisfies Entry<unknown>))
      }),
    setIfAbsent: (key, value) =>
      told(async () => {
        const by = randomUUID()
        const entry: Entry<unknown> = { value, by }
        if ((await redis.set(PREFIX + key, JSON.stringify(entry), 'NX')) === 'OK') return true
        // A connection lost between the write and its answer makes ioredis send the command again, and the
        // second one finds our own entry.
        return (await read(key))?.by === by
      }),
    delete: (key) =>
      told(async () => {
        await redis.del(PREFIX + key)
      }),
    list: <T>(prefix: string) =>
      told(async () => {
        const keys = await scan(redis, PREFIX + prefix)
        if (keys.length === 0) return []
        const texts = await redis.mget(keys)
        return keys.flatMap((key, i) => {
          const text = texts[i]
          if (text == null) return []
          const { value }: Entry<T> = JSON.parse(text)
          return [{ key: key.slice(PREFIX.length), value }]
        })
      }),
  }
}

/** Keys that start with `prefix`, in order. SCAN may give a key twice. */
async function scan(redis: Redis, prefix: string): Promise<string[]> {
  const pattern = `${prefix.replace(/[\\*?[\]]/g, '\\$&')}*`
  const keys = new Set<string>()
  let cursor = '0'
  do {
    const [next, found] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1000)
    for (const key of found) keys.add(key)
    cursor = next
  } while (cursor !== '0')
  return [...keys].sort()
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new Failure(
      'transient',
      'store.unreachable',
      `The journal on Redis did not answer (${errorLabel(error)}).`,
    )
  }
}
