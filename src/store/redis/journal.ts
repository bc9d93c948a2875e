import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { JOURNAL_VERSION, type Versioned } from '../journal-format.ts'
import type { JournalEntry, StoredJournal, ValueOf } from '../port.ts'
import type { Guard } from './guard.ts'

const PREFIX = 'guichet:journal:'
/** The names of all entries, in order: a listing by prefix reads its own part, however many there are. */
const NAMES = 'guichet:journal-names'
const VERSION_KEY = 'guichet:journal-version'
/** Entries read at once where there may be many. */
const PAGE = 1000

// An entry and its name are written in one step: a process that dies in between leaves neither alone.
const SET = `redis.call('SET', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[2], 0, ARGV[2])
return 1`
const SET_IF_ABSENT = `if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
${SET}`
const DELETE = `redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1`

/** Arguments: versions from and to, the pattern of what goes, the prefix of entries, then names and texts in turn. */
const REWRITE = `if (redis.call('GET', KEYS[1]) or '1') ~= ARGV[1] then return 0 end
local cursor = '0'
repeat
  local page = redis.call('SCAN', cursor, 'MATCH', ARGV[3], 'COUNT', 1000)
  cursor = page[1]
  for _, key in ipairs(page[2]) do redis.call('DEL', key) end
until cursor == '0'
redis.call('DEL', KEYS[2])
for first = 5, #ARGV, 1000 do
  local entries, names = {}, {}
  for i = first, math.min(first + 999, #ARGV), 2 do
    entries[#entries + 1] = ARGV[4] .. ARGV[i]
    entries[#entries + 1] = ARGV[i + 1]
    names[#names + 1] = 0
    names[#names + 1] = ARGV[i]
  end
  redis.call('MSET', unpack(entries))
  redis.call('ZADD', KEYS[2], unpack(names))
end
redis.call('SET', KEYS[1], ARGV[2])
return 1`

/** As stored. `by` tells our own write from another's when a command was sent twice. */
interface Entry<T> {
  value: T
  by?: string
}

/** The journal as plain keys and the set of their names, on a connection that it shares with the queues. */
export function redisJournal(redis: Redis, guard: Guard): StoredJournal & Versioned {
  const read = async <T>(key: string): Promise<Entry<T> | null> => {
    const text = await redis.get(PREFIX + key)
    return text === null ? null : JSON.parse(text)
  }

  /** Those of an earlier version, whose names are not kept. */
  async function* namesByScan(): AsyncGenerator<string[]> {
    let cursor = '0'
    do {
      const [next, keys] = await guard(() =>
        redis.scan(cursor, 'MATCH', `${PREFIX}*`, 'COUNT', PAGE),
      )
      cursor = next
      yield keys.map((key) => key.slice(PREFIX.length))
    } while (cursor !== '0')
  }

  async function* namesInOrder(prefix: string): AsyncGenerator<string[]> {
    let after = Buffer.from(`[${prefix}`)
    // No UTF-8 holds that byte.
    const end = Buffer.concat([after, Buffer.from([0xff])])
    for (;;) {
      const names = await guard(() => redis.zrangebylex(NAMES, after, end, 'LIMIT', 0, PAGE))
      const last = names.at(-1)
      if (last === undefined) return
      yield names
      after = Buffer.from(`(${last}`)
    }
  }

  async function* entriesOf<T>(names: AsyncGenerator<string[]>) {
    for await (const some of names) {
      if (some.length === 0) continue
      const texts = await guard(() => redis.mget(some.map((name) => PREFIX + name)))
      yield some.flatMap((key, i) => {
        const text = texts[i]
        if (text == null) return []
        const { value }: Entry<T> = JSON.parse(text)
        return [{ key, value }]
      })
    }
  }

  const pages = <R extends string>(range: R) => entriesOf<ValueOf<R>>(namesInOrder(range))

  const rewrite: Versioned['rewrite'] = (entries, from, to) => {
    const written = entries.flatMap(({ key, value }) => [
      key,
      JSON.stringify({ value } satisfies Entry<unknown>),
    ])
    // In an array: a function takes fewer arguments than a large journal has entries.
    const args = [REWRITE, 2, VERSION_KEY, NAMES, from, to, `${PREFIX}*`, PREFIX, ...written]
    return guard(async () => (await redis.call('EVAL', args)) === 1)
  }

  return {
    version: () => guard(async () => Number((await redis.get(VERSION_KEY)) ?? 1)),
    async everything() {
      // SCAN may give a key twice.
      const entries = new Map<string, unknown>()
      for await (const page of entriesOf<unknown>(namesByScan()))
        for (const { key, value } of page) entries.set(key, value)
      return [...entries].map(([key, value]) => ({ key, value }))
    },
    rewrite,
    async replaceAll(entries) {
      await rewrite(entries, JOURNAL_VERSION, JOURNAL_VERSION)
    },
    get: <K extends string>(key: K) =>
      guard(async () => (await read<ValueOf<K>>(key))?.value ?? null),
    set: (key, value) =>
      guard(async () => {
        const text = JSON.stringify({ value } satisfies Entry<unknown>)
        await redis.eval(SET, 2, PREFIX + key, NAMES, text, key)
      }),
    setIfAbsent: (key, value) =>
      guard(async () => {
        const by = randomUUID()
        const entry: Entry<unknown> = { value, by }
        const text = JSON.stringify(entry)
        if ((await redis.eval(SET_IF_ABSENT, 2, PREFIX + key, NAMES, text, key)) === 1) return true
        // A connection lost between the write and its answer makes ioredis send the command again, and the
        // second one finds our own entry.
        return (await read(key))?.by === by
      }),
    delete: (key) =>
      guard(async () => {
        await redis.eval(DELETE, 2, PREFIX + key, NAMES, key)
      }),
    async list<R extends string>(range: R) {
      const entries: JournalEntry<ValueOf<R>>[] = []
      for await (const page of pages(range)) entries.push(...page)
      return entries
    },
    pages,
  }
}
