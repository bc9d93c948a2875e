import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { Database } from '../../src/store/embedded/database.ts'
import { createJournal, embeddedJournal } from '../../src/store/embedded/journal.ts'
import { openStore } from '../../src/store/index.ts'
import {
  bringUpToDate,
  JOURNAL_VERSION,
  lift,
  type Step,
  type Versioned,
} from '../../src/store/journal-format.ts'
import type { StoredJournal } from '../../src/store/port.ts'
import { redisGuard } from '../../src/store/redis/guard.ts'
import { redisJournal } from '../../src/store/redis/journal.ts'
import { redisForTests } from '../support/redis.ts'

/** What the first release left, which said no version on Redis. */
const FIRST_RELEASE = [
  { key: 'dossier:51001:4300012', value: { verdict: 'ineligible', group: 'R3JvdXBlLTE=' } },
  { key: 'lastRun:poll', value: '2021-05-03T08:00:00.000Z' },
  { key: 'mail:4300012:2021-T3:request:laureat', value: { state: 'sent', at: '2021-10-01' } },
  { key: 'watermark:51001', value: { at: '2021-05-03T08:00:00Z' } },
]

const STEPS: readonly Step[] = [
  (entry) => entry,
  ({ key, value }) => (key.startsWith('old:') ? null : { key, value }),
  ({ key, value }) => ({ key: key.replace('mail:', 'letter:'), value }),
]

const failing: Step = () => {
  throw new Error('the process dies here')
}

function contract(open: () => Promise<StoredJournal & Versioned>) {
  it('is lifted through every step at once, whatever the number of processes that start together', async () => {
    const journal = await open()
    await journal.set('mail:1', { état: 'envoyé' })
    await journal.set('old:1', null)
    expect(await journal.version()).toBe(1)
    await Promise.all([1, 2, 3].map(() => bringUpToDate(journal, 'here', STEPS)))
    expect(await journal.list('')).toEqual([{ key: 'letter:1', value: { état: 'envoyé' } }])
    expect(await journal.version()).toBe(4)
  })

  it('takes more entries at once than a function takes arguments', async () => {
    const journal = await open()
    const entries = Array.from({ length: 70_000 }, (_, number) => ({
      key: `e:${String(number).padStart(5, '0')}`,
      value: number,
    }))
    expect(await journal.rewrite(entries, 1, 2)).toBe(true)
    const written = await journal.list('e:')
    expect([written.length, written.at(-1)]).toEqual([70_000, entries.at(-1)])
  })

  it('goes on from where it is', async () => {
    const journal = await open()
    await bringUpToDate(journal, 'here', STEPS.slice(0, 2))
    await journal.set('old:2', 'written since')
    await bringUpToDate(journal, 'here', STEPS)
    expect(await journal.list('')).toEqual([{ key: 'old:2', value: 'written since' }])
  })

  it('stays as it is when a step does not end, and is lifted the next time', async () => {
    const journal = await open()
    await journal.set('mail:1', 1)
    await expect(bringUpToDate(journal, 'here', [...STEPS, failing])).rejects.toThrow('dies')
    expect([await journal.version(), await journal.list('')]).toEqual([
      1,
      [{ key: 'mail:1', value: 1 }],
    ])
    await bringUpToDate(journal, 'here', STEPS)
    expect(await journal.get('letter:1')).toBe(1)
  })

  it('is replaced only from the version that was read', async () => {
    const journal = await open()
    await journal.set('k', 1)
    expect(await journal.rewrite([], 7, 8)).toBe(false)
    expect([await journal.version(), await journal.get('k')]).toEqual([1, 1])
  })

  it('of a later release is refused, naming both versions and what to do', async () => {
    const journal = await open()
    await bringUpToDate(journal, 'here', STEPS)
    await expect(bringUpToDate(journal, 'here', STEPS.slice(0, 1))).rejects.toMatchObject({
      kind: 'permanent',
      code: 'store.newer',
      message: expect.stringMatching(/here .*version 4.*knows 2.*use that release/),
    })
  })
}

describe('the steps', () => {
  it('run in order, from the version of the entries', () => {
    const entries = [
      { key: 'old:1', value: 1 },
      { key: 'mail:1', value: 2 },
    ]
    expect(lift(entries, 1, STEPS)).toEqual([{ key: 'letter:1', value: 2 }])
    expect(lift(entries, 3, STEPS)).toEqual([
      { key: 'old:1', value: 1 },
      { key: 'letter:1', value: 2 },
    ])
    expect(lift(entries, 4, STEPS)).toEqual(entries)
  })
})

describe('embedded journal', { timeout: 120_000 }, () => {
  let folder: string
  let db: Database
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-journal-'))
    db = await Database.open(join(folder, 'shared'), folder)
  }, 120_000)
  afterAll(async () => {
    await db.close()
    await rm(folder, { recursive: true, force: true })
  })

  contract(async () => {
    await db.run((sql) => sql.exec('DROP SCHEMA IF EXISTS guichet CASCADE'))
    await createJournal(db)
    return embeddedJournal(db)
  })

  it('of the first release is opened with all that it remembers, and refuses that release afterwards', async () => {
    const dataDir = join(folder, 'data')
    const made = await openStore({ dataDir, command: 'test' })
    await made.close()
    const first = await PGlite.create(join(dataDir, 'postgres'))
    await first.exec(`
      UPDATE guichet.schema SET version = 1;
      ${FIRST_RELEASE.map(({ key, value }) => `INSERT INTO guichet.journal VALUES ('${key}', '${JSON.stringify(value)}');`).join('\n')}
    `)
    await first.close()

    const store = await openStore({ dataDir, command: 'test' })
    expect(await store.journal.list('')).toEqual(FIRST_RELEASE)
    await store.close()
    const after = await PGlite.create(join(dataDir, 'postgres'))
    const { rows } = await after.query('SELECT version FROM guichet.schema')
    await after.close()
    // The first release refuses a version above its own, 1.
    expect(rows).toEqual([{ version: JOURNAL_VERSION }])
    expect(JOURNAL_VERSION).toBeGreaterThan(1)
  })
})

const server = await redisForTests()
if ('skip' in server) process.stderr.write(`${server.skip}\n`)

describe.skipIf('skip' in server)('journal on Redis', { timeout: 120_000 }, () => {
  const url = 'skip' in server ? '' : server.url
  const connect = () => {
    const redis = new Redis(url)
    onTestFinished(() => redis.disconnect())
    return redis
  }
  afterAll(async () => {
    if (!('skip' in server)) await server.stop()
  })

  contract(async () => {
    const redis = connect()
    await redis.flushdb()
    return redisJournal(redis, redisGuard('test', 60_000))
  })

  it('of the first release is opened with all that it remembers, by several processes at once', async () => {
    const redis = connect()
    await redis.flushdb()
    for (const { key, value } of FIRST_RELEASE)
      await redis.set(`guichet:journal:${key}`, JSON.stringify({ value, by: 'a process' }))
    await redis.set('guichet:poll:meta', 'of a queue')
    const stores = await Promise.all(
      [1, 2, 3].map(() => openStore({ redisUrl: url, dataDir: '', command: 'test' })),
    )
    for (const store of stores) {
      expect(await store.journal.list('')).toEqual(FIRST_RELEASE)
      await store.close(0)
    }
    expect(await redis.get('guichet:journal-version')).toBe(String(JOURNAL_VERSION))
    expect(await redis.get('guichet:poll:meta')).toBe('of a queue')
  })

  it('of a later release is not opened', async () => {
    const redis = connect()
    await redis.flushdb()
    await redis.set('guichet:journal-version', '99')
    await expect(openStore({ redisUrl: url, dataDir: '', command: 'test' })).rejects.toMatchObject({
      code: 'store.newer',
    })
  })
})
