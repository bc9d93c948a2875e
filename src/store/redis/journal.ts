import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { Failure } from '../../failure.ts'
import type { StoredJournal } from '../port.ts'
import { errorLabel } from '../trouble.ts'

const PREFIX = 'guichet:journal:'

/** As stored. `by` tells our own write from another's when a command was sent twice. */
interface Entry<T> {
  value: T
  by?: string
}

/** The journal as plain keys, on a connection that it shares with the queues. */
export function redisJournal(redis: Redis): StoredJournal {
  const read = async <T>(key: string): Promise<Entry<T> | null> => {
    const text = await redis.get(PREFIX + key)
    return text === null ? null : JSON.parse(text)
  }

  async function* pages<T>(prefix: string): AsyncGenerator<{ key: string; value: T }[]> {
    const pattern = `${(PREFIX + prefix).replace(/[\\*?[\]]/g, '\\$&')}*`
    let cursor = '0'
    do {
      const [next, keys] = await told(() => redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1000))
      cursor = next
      if (keys.length === 0) continue
      const texts = await told(() => redis.mget(keys))
      yield keys.flatMap((key, i) => {
        const text = texts[i]
        if (text == null) return []
        const { value }: Entry<T> = JSON.parse(text)
        return [{ key: key.slice(PREFIX.length), value }]
      })
    } while (cursor !== '0')
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
    async list<T>(prefix: string) {
      // SCAN may give a key twice.
      const entries = new Map<string, T>()
      for await (const page of pages<T>(prefix))
        for (const { key, value } of page) entries.set(key, value)
      return [...entries]
        .map(([key, value]) => ({ key, value }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
    },
    pages,
  }
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
