import { readFileSync } from 'node:fs'
import { Redis } from 'ioredis'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { endFalseWaits } from '../../src/queue/waits.ts'
import { openStore } from '../../src/store/index.ts'
import { parseRedisUrl } from '../../src/store/redis/connect.ts'
import { describe as describeInfo, readInfo, unfit } from '../../src/store/redis/server.ts'
import { runScript } from '../support/process.ts'
import { freePort, redisForTests, startRedisServer } from '../support/redis.ts'
import { LOCK_MS, storeContract } from './contract.ts'

const SCRIPT = new URL('./fixtures/store-process.ts', import.meta.url)
const redis = await redisForTests()
const open = (redisUrl: string) =>
  openStore({ redisUrl, dataDir: '/nonexistent', command: 'test', lockMs: LOCK_MS })

if ('skip' in redis) {
  process.stderr.write(`${redis.skip}\n`)
  describe.skip(redis.skip, () => {
    it('needs Redis', () => {})
  })
} else {
  const { url, stop } = redis
  afterAll(stop)

  describe('store on Redis', () => {
    storeContract(async () => ({ open: () => open(url), dispose: async () => {} }))
  })

  describe('store on Redis, shared by processes', () => {
    it('lets one replica write an absent key', async () => {
      const stores = await Promise.all([open(url), open(url), open(url)])
      const won = await Promise.all(
        stores.map(({ journal }, i) => journal.setIfAbsent('replicas', i)),
      )
      expect(won.filter(Boolean)).toHaveLength(1)
      await Promise.all(stores.map((store) => store.close()))
    })

    it.each(['work-and-leave', 'leave-job-behind'])(
      'lets its process end by itself: %s',
      { timeout: 30_000 },
      async (scenario) => {
        const { nextLine, exited } = runScript(SCRIPT, [url, scenario])
        await nextLine()
        expect(await nextLine()).toEqual({ closed: true })
        expect(await exited).toBe(0)
      },
    )

    it('runs again the job of a process that was killed', async () => {
      const { child, nextLine, exited } = runScript(SCRIPT, [url, 'crash'])
      await nextLine()
      expect(await nextLine()).toEqual({ active: true })
      child.kill('SIGKILL')
      await exited
      const store = await open(url)
      const rerun = new Promise((resolve) => {
        store.worker('crash', async (job) => resolve(job.data), { concurrency: 1 })
      })
      expect(await rerun).toEqual({ dossier: 3 })
      await store.close()
    })
  })
}

describe('Redis server', () => {
  it('tells its version, and what would lose data', async ({ skip }) => {
    const server = await startRedisServer(['--maxmemory-policy', 'volatile-lru'])
    if (!server) return skip('no redis-server on the PATH')
    const store = await open(server.url)
    const { name, problems } = await store.describe()
    expect(name).toMatch(/^(Redis|Valkey) \d+\.\d+/)
    expect(problems).toEqual([
      expect.stringContaining('volatile-lru'),
      expect.stringContaining('appendonly yes'),
    ])
    await store.close()
    await server.stop()
  })

  it('closes in time although Redis is gone, and tells its loss once', async ({ skip }) => {
    const server = await startRedisServer()
    if (!server) return skip('no redis-server on the PATH')
    const expected = `Redis at ${new URL(server.url).host}: ECONNREFUSED`
    const problems: string[] = []
    let lost = () => {}
    const isLost = new Promise<void>((resolve) => {
      lost = resolve
    })
    const store = await openStore({
      redisUrl: server.url,
      dataDir: '',
      command: 'test',
      onProblem: (problem) => {
        problems.push(problem)
        if (problem === expected) lost()
      },
    })
    const worker = store.worker('q', async () => {}, { concurrency: 1 })
    await worker.waitUntilReady()
    await store.queue('q').add('n', {})
    await server.stop()
    await isLost

    const started = performance.now()
    await store.close()
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(new Set(problems).size).toBe(problems.length)
    await expect(store.journal.get('k')).rejects.toMatchObject({ code: 'store.unreachable' })
  })

  it('refuses a wrong password without repeating it', async ({ skip }) => {
    const server = await startRedisServer(['--requirepass', 'right'])
    if (!server) return skip('no redis-server on the PATH')
    for (const access of ['', ':wrong-secret@', 'someone:wrong-secret@']) {
      const failure = await open(server.url.replace('//', `//${access}`)).catch((error) => error)
      expect(failure).toMatchObject({ kind: 'permanent', code: 'store.refused' })
      expect(failure.message).not.toContain('wrong-secret')
    }
    const store = await open(server.url.replace('//', '//:right@'))
    await store.close()
    await server.stop()
  })
})

describe('Redis server that takes us for somebody else', () => {
  it('refuses a database that it has not, instead of writing into the first one', async ({
    skip,
  }) => {
    const server = await startRedisServer(['--databases', '4'])
    if (!server) return skip('no redis-server on the PATH')
    onTestFinished(() => server.stop())
    const asked = server.url.replace(/0$/, '99')
    expect(await open(asked).catch((error) => error)).toMatchObject({
      kind: 'permanent',
      code: 'store.refused',
      message: expect.stringContaining('database'),
    })
    const first = new Redis(server.url)
    expect(await first.dbsize()).toBe(0)
    first.disconnect()
  })

  it('refuses a Redis Cluster, in words', async ({ skip }) => {
    const server = await startRedisServer(['--cluster-enabled', 'yes'])
    if (!server) return skip('no redis-server on the PATH')
    onTestFinished(() => server.stop())
    expect(await open(server.url).catch((error) => error)).toMatchObject({
      kind: 'permanent',
      code: 'store.cluster',
      message: expect.stringContaining('is a Redis Cluster'),
    })
  })
})

describe('a user of Redis with few rights', { timeout: 60_000 }, () => {
  const page = readFileSync(
    new URL('../../docs/comment-installer-sur-un-serveur.md', import.meta.url),
    'utf8',
  )
  const rights = /ACL SETUSER guichet on >\S+ (.*)/.exec(page)?.[1] ?? ''
  const openAs = async (given: string, url: string) => {
    const redis = new Redis(url)
    await redis.call('ACL', 'SETUSER', 'guichet', 'reset', 'on', '>secret', ...given.split(' '))
    redis.disconnect()
    return await open(url.replace('//', '//guichet:secret@'))
  }

  it('does all that a service does with those of the documentation', async ({ skip }) => {
    const server = await startRedisServer()
    if (!server) return skip('no redis-server on the PATH')
    onTestFinished(() => server.stop())
    const store = await openAs(rights, server.url)
    onTestFinished(() => store.close())
    await store.journal.set('a:1', 1)
    await store.journal.setIfAbsent('a:2', 2)
    expect(await store.journal.list('a:')).toHaveLength(2)
    await store.journal.replaceAll([{ key: 'a:3', value: 3 }])
    await store.journal.delete('a:3')
    const queue = store.queue('q')
    await queue.setGlobalConcurrency(1)
    await queue.addBulk([
      { name: 'good', data: {}, opts: { removeOnComplete: true, deduplication: { id: 'g' } } },
      { name: 'bad', data: {}, opts: { attempts: 2, backoff: 10 } },
      { name: 'late', data: {}, opts: { delay: 3_600_000 } },
    ])
    const worker = store.worker(
      'q',
      async ({ name }) => {
        if (name === 'bad') throw new Error('no')
      },
      { concurrency: 2 },
    )
    await new Promise<void>((resolve) => {
      worker.on('failed', (job) => {
        if (job && job.attemptsMade === 2) resolve()
      })
    })
    await endFalseWaits(store, ['q'])
    expect(await queue.getJobCounts('failed', 'delayed')).toEqual({ failed: 1, delayed: 1 })
    await queue.promoteJobs()
    await queue.clean(0, 0, 'failed')
    expect(await store.counter?.add('n', 1, 1_000)).toBe(1)
    await store.others()
    await store.describe()
  })

  it.each(['-zadd', '-hset', '-xadd', '-@scripting', '-pexpire'])(
    'is refused at once when it lacks %s',
    async (taken) => {
      const server = await startRedisServer([])
      if (!server) return
      onTestFinished(() => server.stop())
      expect(await openAs(`${rights} ${taken}`, server.url).catch((error) => error)).toMatchObject({
        kind: 'permanent',
        code: 'store.refused',
      })
    },
  )
})

describe('Redis whose clock was set back', () => {
  it('gives the job of a dead process to another one all the same', { timeout: 60_000 }, async ({
    skip,
  }) => {
    const server = await startRedisServer()
    if (!server) return skip('no redis-server on the PATH')
    onTestFinished(() => server.stop())
    const { child, nextLine, exited } = runScript(SCRIPT, [server.url, 'crash'])
    await nextLine()
    await nextLine()
    child.kill('SIGKILL')
    await exited
    // What it was to keep for a moment ends in a day, by its new clock.
    const redis = new Redis(server.url)
    const [lock] = await redis.keys('guichet:crash:*:lock')
    expect(lock).toBeDefined()
    await redis.pexpire(lock ?? '', 24 * 3_600_000)
    await redis.set('guichet:crash:stalled-check', '1', 'PX', 24 * 3_600_000)
    redis.disconnect()
    const store = await open(server.url)
    onTestFinished(() => store.close())
    const again = new Promise((resolve) => {
      store.worker('crash', async (job) => resolve(job.data), { concurrency: 1 })
    })
    await endFalseWaits(store, ['crash'])
    expect(await again).toEqual({ dossier: 3 })
  })
})

describe('journal on Redis', () => {
  it('lists a few entries among many without a look at the others', async ({ skip }) => {
    const server = await startRedisServer([])
    if (!server) return skip('no redis-server on the PATH')
    onTestFinished(() => server.stop())
    const store = await open(server.url)
    onTestFinished(() => store.close())
    await store.journal.replaceAll(
      Array.from({ length: 20_000 }, (_, number) => ({ key: `dossier:1:${number}`, value: 1 })),
    )
    await store.journal.set('dossier:2:7', 'here')
    const before = await commandsOf(server.url)
    expect(await store.journal.list('dossier:2:')).toEqual([{ key: 'dossier:2:7', value: 'here' }])
    const after = await commandsOf(server.url)
    expect((after.get('scan') ?? 0) - (before.get('scan') ?? 0)).toBe(0)
    expect((after.get('zrangebylex') ?? 0) - (before.get('zrangebylex') ?? 0)).toBeLessThan(5)
  })

  it('of the release before, which kept no names, is found whole', async ({ skip }) => {
    const server = await startRedisServer([])
    if (!server) return skip('no redis-server on the PATH')
    onTestFinished(() => server.stop())
    const old = new Redis(server.url)
    await old.set('guichet:journal-version', '2')
    await old.set('guichet:journal:watermark:1', JSON.stringify({ value: { at: 'then' } }))
    old.disconnect()
    const store = await open(server.url)
    onTestFinished(() => store.close())
    expect(await store.journal.list('')).toEqual([{ key: 'watermark:1', value: { at: 'then' } }])
    await store.journal.delete('watermark:1')
    expect(await store.journal.list('')).toEqual([])
  })
})

/** How often each command was run on that server. */
async function commandsOf(url: string): Promise<Map<string, number>> {
  const redis = new Redis(url)
  const stats = await redis.info('commandstats')
  redis.disconnect()
  return new Map(
    [...stats.matchAll(/cmdstat_(\S+?):calls=(\d+)/g)].map(([, name, calls]) => [
      name ?? '',
      Number(calls),
    ]),
  )
}

describe('unreachable Redis', () => {
  it.each(['redis://:secret@127.0.0.1:PORT', 'redis+sentinel://:secret@127.0.0.1:PORT/main'])(
    'fails in time, with host and port only: %s',
    async (pattern) => {
      const port = await freePort()
      const started = performance.now()
      const failure = await open(pattern.replace('PORT', String(port))).catch((error) => error)
      expect(performance.now() - started).toBeLessThan(12_000)
      expect(failure).toMatchObject({ kind: 'transient', code: 'store.unreachable' })
      expect(failure.message).toContain(`127.0.0.1:${port}`)
      expect(failure.message).not.toContain('secret')
    },
  )
})

it('on a plain port, asked in TLS, is told as that', { timeout: 30_000 }, async ({ skip }) => {
  const server = await startRedisServer([])
  if (!server) return skip('no redis-server on the PATH')
  onTestFinished(() => server.stop())
  expect(await open(server.url.replace('redis:', 'rediss:')).catch((error) => error)).toMatchObject(
    {
      kind: 'transient',
      code: 'store.tls',
      message: expect.stringContaining('if that port is plain, write redis://'),
    },
  )
})

describe('Redis address', () => {
  it.each([
    ['redis://cache', 'cache:6379', { host: 'cache', port: 6379, db: 0 }],
    ['redis://cache:6380/2', 'cache:6380', { host: 'cache', port: 6380, db: 2 }],
    ['redis://[::1]:6380', '[::1]:6380', { host: '::1', port: 6380 }],
    ['redis://u:p%40w@cache', 'cache:6379', { username: 'u', password: 'p@w' }],
    ['rediss://:pw@cache', 'cache:6379', { password: 'pw', tls: { servername: 'cache' } }],
    // Node takes no address for the name of a server.
    ['rediss://10.0.0.7', '10.0.0.7:6379', { host: '10.0.0.7', tls: {} }],
    ['rediss://[::1]', '[::1]:6379', { host: '::1', tls: {} }],
    [
      'redis+sentinel://:pw@h1:26380,h2/main?db=3',
      'h1:26380,h2',
      {
        password: 'pw',
        name: 'main',
        db: 3,
        sentinels: [
          { host: 'h1', port: 26_380 },
          { host: 'h2', port: 26_379 },
        ],
      },
    ],
  ])('reads %s', (url, where, options) => {
    const address = parseRedisUrl(url)
    expect(address.where).toBe(where)
    expect(address.options).toMatchObject(options)
    if ('tls' in options) expect(address.options.tls).toEqual(options.tls)
  })

  it.each([
    '',
    'cache:6379',
    'http://cache',
    'redis://',
    'redis://cache/main',
    'redis+sentinel://h1,h2',
    'redis+sentinel://:Ab12Secret/xyz@s1:26379,s2:26379/mymaster',
    'redis+sentinel://user:1234/xyz@s1:26379/mymaster',
    'redis+sentinel://s1:26379,s2:26379/mymaster@elsewhere',
  ])('refuses %j without repeating it', (url) => {
    expect(() => parseRedisUrl(url)).toThrow(/^REDIS_URL is not understood: expected/)
  })
})

it('finds no fault with a server that hides its settings', () => {
  expect(describeInfo(readInfo('# Server\r\nredis_version:7.2.4\r\n'))).toEqual({
    name: 'Redis 7.2.4',
    problems: [],
    files: null,
  })
})

it('names Valkey by its own version', () => {
  const info = 'redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.1.1\r\n'
  expect(describeInfo(readInfo(info)).name).toBe('Valkey 8.1.1')
  expect(unfit(readInfo(info))).toBeNull()
})
