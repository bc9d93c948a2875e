import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/port.ts'
import { redisForTests } from '../support/redis.ts'

const redis = await redisForTests()
if ('skip' in redis) process.stderr.write(`${redis.skip}\n`)

describe.skipIf('skip' in redis)('counts shared on Redis', () => {
  const stores: Store[] = []
  beforeAll(async () => {
    if ('skip' in redis) return
    for (const command of ['one', 'other']) {
      stores.push(await openStore({ redisUrl: redis.url, dataDir: '/nowhere', command }))
    }
  })
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close(0)))
    if (!('skip' in redis)) await redis.stop()
  })

  it('are one for all processes, whoever adds', async () => {
    const counts = await Promise.all(
      [0, 1, 0, 1].map((index) => stores[index]?.counter?.add('shared', 1, 60_000)),
    )
    expect(counts.toSorted()).toEqual([1, 2, 3, 4])
    expect(await stores[0]?.counter?.add('shared', 10, 60_000)).toBe(14)
  })

  it('are forgotten once their life is over, counted from the first addition', async () => {
    const [store] = stores
    expect(await store?.counter?.add('brief', 5, 30)).toBe(5)
    await expect.poll(() => store?.counter?.add('brief', 1, 30)).toBe(1)
  })
})
