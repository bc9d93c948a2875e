import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { startRedisServer } from '../support/redis.ts'

const redis = await startRedisServer()
afterAll(() => redis?.stop())
const open = async () => {
  const store = await openStore({ dataDir: '.', command: 'test', redisUrl: redis?.url ?? '' })
  onTestFinished(() => store.close(0))
  return store
}

describe.skipIf(!redis)('a name held on Redis (without redis-server: left out)', () => {
  it('is one process’s until it lets it go', async () => {
    const [one, other] = [await open(), await open()]
    expect(await one.hold('rounds', 60_000)).toBe(true)
    expect(await one.hold('rounds', 60_000)).toBe(true)
    expect(await other.hold('rounds', 60_000)).toBe(false)
    await other.letGo('rounds')
    expect(await other.hold('rounds', 60_000)).toBe(false)
    await one.letGo('rounds')
    expect(await other.hold('rounds', 60_000)).toBe(true)
  })

  it('is free again once its holder has not renewed it for its time', async () => {
    const [one, other] = [await open(), await open()]
    expect(await one.hold('short', 50)).toBe(true)
    await expect.poll(() => other.hold('short', 60_000), { timeout: 5_000 }).toBe(true)
  })
})
