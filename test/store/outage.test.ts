import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import type { Job } from 'bullmq'
import { Redis } from 'ioredis'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/port.ts'
import { readInfo, unfit } from '../../src/store/redis/server.ts'
import { type RedisServer, startRedisServer } from '../support/redis.ts'
import { LOCK_MS } from './contract.ts'

const ANSWER_MS = 2_000

const probe = await startRedisServer([])
await probe?.stop()
if (!probe) process.stderr.write('no redis-server on the PATH: its outages are not tried\n')

/** A server, and a store on it with a job that gave up. */
async function prepare(args?: string[]): Promise<{ server: RedisServer; store: Store }> {
  const server = await startRedisServer(args)
  if (!server) throw new Error('redis-server did not start')
  const store = await openOn(server.url)
  onTestFinished(async () => {
    server.resume()
    await store.close(0)
    await server.stop()
  })
  await store.queue('q').add('n', { dossier: 1 })
  return { server, store }
}

const openOn = (redisUrl: string) =>
  openStore({ redisUrl, dataDir: '', command: 'test', lockMs: LOCK_MS, answerMs: ANSWER_MS })

/** An address that leads to one server, then to another: who is connected stays where he is. */
async function openSwitchboard(first: number) {
  let port = first
  const server = createServer((client) => {
    const redis = connect(port, '127.0.0.1')
    client.pipe(redis).pipe(client)
    client.on('error', () => redis.destroy())
    redis.on('error', () => client.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}/0`,
    leadTo: (next: number) => {
      port = next
    },
  }
}

/** What the product asks of a store. */
const OPERATIONS: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  add: (store) => store.queue('q').add('n', {}, { deduplication: { id: 'd-1' } }),
  addBulk: (store) => store.queue('q').addBulk([{ name: 'n', data: {} }]),
  getJobCounts: (store) => store.queue('q').getJobCounts('waiting', 'failed'),
  getFailed: (store) => store.queue('q').getFailed(),
  'a queue opened meanwhile': (store) => store.queue('opened-meanwhile').add('n', {}),
  get: ({ journal }) => journal.get('k'),
  set: ({ journal }) => journal.set('k', 1),
  setIfAbsent: ({ journal }) => journal.setIfAbsent('absent', 1),
  delete: ({ journal }) => journal.delete('gone'),
  list: ({ journal }) => journal.list(''),
  pages: async ({ journal }) => {
    for await (const _ of journal.pages('')) return
  },
  count: async ({ counter }) => await counter?.add('c', 1, 1_000),
  describe: (store) => store.describe(),
  others: (store) => store.others(),
}

/** Every operation at once. @returns what each threw, null for a success */
async function tryAll(store: Store): Promise<[string, unknown][]> {
  const waiting = Object.entries(OPERATIONS).map(async ([name, operation]) => {
    const thrown = await operation(store).then(
      () => null,
      (error: unknown) => error,
    )
    return [name, thrown] satisfies [string, unknown]
  })
  return await Promise.all(waiting)
}

const succeed = async (store: Store) => {
  for (const [name, thrown] of await tryAll(store)) expect([name, thrown]).toEqual([name, null])
}

describe.skipIf(!probe)('Redis away', { timeout: 60_000 }, () => {
  it.each([
    ['killed', (server: RedisServer) => server.kill(), (server: RedisServer) => server.restart()],
    [
      'silent',
      async (server: RedisServer) => server.pause(),
      async (server: RedisServer) => server.resume(),
    ],
  ])(
    '%s: every operation fails in time and in our words, then works again',
    async (_, away, back) => {
      const { server, store } = await prepare()
      const [job] = await store.queue('q').getJobs(['waiting'])
      await away(server)

      const started = performance.now()
      const failures = [...(await tryAll(store)), ['remove', await job?.remove().catch((e) => e)]]
      expect(performance.now() - started).toBeLessThan(3 * ANSWER_MS)
      for (const [name, thrown] of failures) {
        expect([name, thrown]).toEqual([name, expect.any(Failure)])
        expect(thrown).toMatchObject({
          kind: 'transient',
          code: 'store.unreachable',
          message: expect.stringMatching(
            /^Redis at 127\.0\.0\.1:\d+ does not answer: start it, or correct REDIS_URL \(/,
          ),
        })
      }
      await back(server)
      // What was sent and not answered is sent again; nothing else is lost.
      await expect.poll(() => store.journal.get('k').catch(() => null), { timeout: 20_000 }).toBe(1)
      await succeed(store)
    },
  )

  it('in the middle of a job: the job ends, and the next ones are worked on', async () => {
    const { server, store } = await prepare()
    const done: unknown[] = []
    let begun = () => {}
    const active = new Promise<void>((resolve) => {
      begun = resolve
    })
    store.worker(
      'q',
      async (job: Job) => {
        begun()
        if (job.data.dossier === 1) await store.journal.set('seen', true)
        done.push(job.data.dossier)
      },
      { concurrency: 1 },
    )
    await active
    await server.kill()
    await server.restart()
    await expect
      .poll(
        () =>
          store
            .queue('q')
            .add('n', { dossier: 2 })
            .catch(() => null),
        { timeout: 20_000 },
      )
      .not.toBeNull()
    await expect.poll(() => done, { timeout: 20_000 }).toContain(2)
    expect(done).toContain(1)
  })

  it('its memory full: says so, and takes writes again once it has more', async () => {
    const { server, store } = await prepare()
    const redis = new Redis(server.url)
    onTestFinished(() => redis.disconnect())
    await redis.config('SET', 'maxmemory', '1')
    for (const write of ['add', 'addBulk', 'set'] as const) {
      await expect(OPERATIONS[write]?.(store)).rejects.toMatchObject({
        kind: 'transient',
        code: 'store.full',
        message: expect.stringContaining('raise its maxmemory'),
      })
    }
    await redis.config('SET', 'maxmemory', '0')
    await succeed(store)
  })

  it('its password changed: says that it refuses us, never the password', async () => {
    const { server, store } = await prepare()
    const redis = new Redis(server.url)
    onTestFinished(() => redis.disconnect())
    await redis.config('SET', 'requirepass', 'changed-secret')
    await redis.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    await expect
      .poll(() => store.journal.get('k').catch(({ code }) => code), { timeout: 10_000 })
      .toBe('store.refused')
    await redis.config('SET', 'requirepass', '')
    await expect
      .poll(() => store.journal.get('k').catch(({ code }) => code), { timeout: 10_000 })
      .toBeNull()
    await succeed(store)
  })

  it('made a replica: says that it takes no writes; one is refused at the start', async () => {
    const { server, store } = await prepare()
    const redis = new Redis(server.url)
    onTestFinished(() => redis.disconnect())
    await redis.replicaof('127.0.0.1', 1)
    for (const write of ['add', 'set'] as const) {
      await expect(OPERATIONS[write]?.(store)).rejects.toMatchObject({
        kind: 'transient',
        code: 'store.read-only',
        message: expect.stringContaining('the address of the master'),
      })
    }
    await expect(openOn(server.url)).rejects.toMatchObject({
      kind: 'permanent',
      code: 'store.read-only',
      message: expect.stringContaining('is a replica'),
    })
    await redis.replicaof('NO', 'ONE')
    await succeed(store)
  })

  it('made a replica: the address is looked up anew, and may lead to the new master', async () => {
    const { server, store } = await prepare()
    const other = await startRedisServer()
    if (!other) throw new Error('redis-server did not start')
    onTestFinished(() => other.stop())
    const switchboard = await openSwitchboard(server.port)
    const through = await openOn(switchboard.url)
    onTestFinished(() => through.close(0))
    await through.journal.set('k', 1)
    const redis = new Redis(server.url)
    onTestFinished(() => redis.disconnect())
    switchboard.leadTo(other.port)
    await redis.replicaof('127.0.0.1', 1)
    await expect(through.journal.set('k', 2)).rejects.toMatchObject({ code: 'store.read-only' })
    await expect.poll(() => through.journal.set('k', 2).then(() => 'done')).toBe('done')
    await store.close(0)
  })
})

describe('a server that cannot hold a store', () => {
  it.each([
    ['redis_version:6.0.16', 'store.too-old', 'is version 6.0.16, too old: use 6.2 or later.'],
    ['redis_version:5.0.14', 'store.too-old', 'is version 5.0.14, too old: use 6.2 or later.'],
    ['role:slave', 'store.read-only', 'give REDIS_URL the address of the master'],
    ['maxmemory_policy:allkeys-lru', 'store.evicts', 'Set maxmemory-policy noeviction.'],
    ['cluster_enabled:1', 'store.cluster', 'use one server'],
  ])('%s: is refused with a cause of its own and what to do', (info, code, words) => {
    expect(unfit(readInfo(`# Server\r\n${info}\r\n`))).toEqual({
      code,
      message: expect.stringContaining(words),
    })
  })

  it.each([
    'redis_version:6.2.0',
    'redis_version:7.0.15',
    'role:master',
    'maxmemory_policy:volatile-lru',
    '',
  ])('%j: is not one of them', (info) => {
    expect(unfit(readInfo(`# Server\r\n${info}\r\n`))).toBeNull()
  })
})
