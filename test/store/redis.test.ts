import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { parseRedisUrl } from '../../src/store/redis/connect.ts'
import { describe as describeInfo, readInfo } from '../../src/store/redis/server.ts'
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
    expect(name).toMatch(/^Redis \d+\.\d+/)
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

describe('Redis address', () => {
  it.each([
    ['redis://cache', 'cache:6379', { host: 'cache', port: 6379, db: 0 }],
    ['redis://cache:6380/2', 'cache:6380', { host: 'cache', port: 6380, db: 2 }],
    ['redis://[::1]:6380', '[::1]:6380', { host: '::1', port: 6380 }],
    ['redis://u:p%40w@cache', 'cache:6379', { username: 'u', password: 'p@w' }],
    ['rediss://:pw@cache', 'cache:6379', { password: 'pw', tls: { servername: 'cache' } }],
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
  })
})
