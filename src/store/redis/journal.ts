import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { JOURNAL_VERSION, type Versioned } from '../journal-format.ts'
import type { JournalEntry, StoredJournal, ValueOf } from '../port.ts'
import type { Guard } from './guard.ts'

const PREFIX = 'guichet:journal:'
const VERSION_KEY = 'guichet:journal-version'

/** Arguments: versions from and to, the pattern of what goes, then keys and texts in turn. */
const REWRITE = `if (redis.call('GET', KEYS[1]) or '1') ~= ARGV[1] then return 0 end
local cursor = '0'
repeat
  local page = redis.call('SCAN', cursor, 'MATCH', ARGV[3], 'COUNT', 1000)
  cursor = page[1]
  for _, key in ipairs(page[2]) do redis.call('DEL', key) end
until cursor == '0'
for i = 4, #ARGV, 2 do redis.call('SET', ARGV[i], ARGV[i + 1]) end
redis.call('SET', KEYS[1], ARGV[2])
return 1`

/** As stored. `by` tells our own write from another's when a command was sent twice. */
interface Entry<T> {
  value: T
  by?: string
}

/** The journal as plain keys, on a connection that it shares with the queues. */
export function redisJournal(redis: Redis, guard: Guard): StoredJournal & Versioned {
  const read = async <T>(key: string): Promise<Entry<T> | null> => {
    const text = await redis.get(PREFIX + key)
    return text === null ? null : JSON.parse(text)
  }

  async function* pages<T>(range: string): AsyncGenerator<JournalEntry<T>[]> {
    const pattern = `${(PREFIX + range).replace(/[\\*?[\]]/g, '\\$&')}*`
    let cursor = '0'
    do {
      const [next, keys] = await guard(() => redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1000))
      cursor = next
      if (keys.length === 0) continue
      const texts = await guard(() => redis.mget(keys))
      yield keys.flatMap((key, i) => {
        const text = texts[i]
        if (text == null) return []
        const { value }: Entry<T> = JSON.parse(text)
        return [{ key: key.slice(PREFIX.length), value }]
      })
    } while (cursor !== '0')
  }

  const rewrite: Versioned['rewrite'] = (entries, from, to) => {
    const written = entries.flatMap(({ key, value }) => [
      PREFIX + key,
      JSON.stringify({ value } satisfies Entry<unknown>),
    ])
    // In an array: a function takes fewer arguments than a large journal has entries.
    const args = [REWRITE, 1, VERSION_KEY, from, to, `${PREFIX}*`, ...written]
    return guard(async () => (await redis.call('EVAL', args)) === 1)
  }

  return {
    version: () => guard(async () => Number((await redis.get(VERSION_KEY)) ?? 1)),
    rewrite,
    async replaceAll(entries) {
      await rewrite(entries, JOURNAL_VERSION, JOURNAL_VERSION)
    },
    get: <K extends string>(key: K) =>
      guard(async () => (await read<ValueOf<K>>(key))?.value ?? null),
    set: (key, value) =>
      guard(async () => {
        await redis.set(PREFIX + key, JSON.stringify({ value } satisfies Entry<unknown>))
      }),
    setIfAbsent: (key, value) =>
      guard(async () => {
        const by = randomUUID()
        const entry: Entry<unknown> = { value, by }
        if ((await redis.set(PREFIX + key, JSON.stringify(entry), 'NX')) === 'OK') return true
        // A connection lost between the write and its answer makes ioredis send the command again, and the
        // second one finds our own entry.
        return (await read(key))?.by === by
      }),
    delete: (key) =>
      guard(async () => {
        await redis.del(PREFIX + key)
      }),
    async list<R extends string>(range: R) {
      // SCAN may give a key twice.
      const entries = new Map<string, ValueOf<R>>()
      for await (const page of pages<ValueOf<R>>(range))
        for (const { key, value } of page) entries.set(key, value)
      return [...entries]
        .map(([key, value]) => ({ key, value }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
    },
    pages,
  }
}
