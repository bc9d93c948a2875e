import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { enqueueFollowUp, followUpLaureats } from '../../jobs/follow-up.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/port.ts'
import { redisForTests } from '../support/redis.ts'

const SLOT = '2022-04-01T06:30:00.000Z'
const ALL = ['marne collect', 'marne complete', 'aube collect', 'aube complete'].sort()

/** Queues the collection and the complete follow-up of two campaigns at the same time. */
async function enqueueAll(store: Store) {
  for (const campaign of ['marne', 'aube'])
    for (const scope of ['collect', 'complete'] as const)
      await enqueueFollowUp(store, scope, campaign, SLOT)
}

/** Workers that only look at how many of them are at work. */
function workersOf(stores: readonly Store[], stuckIn?: Store) {
  const done: string[] = []
  let running = 0
  let most = 0
  for (const store of stores)
    for (let place = 0; place < 2; place++)
      store.worker(
        'follow-up',
        async ({ data }) => {
          // A process that died never ends its job, and works no more.
          if (store === stuckIn) return await new Promise(() => {})
          running += 1
          most = Math.max(most, running)
          await sleep(30)
          running -= 1
          const { campaign, scope } = followUpLaureats.payload.parse(data)
          done.push(`${campaign} ${scope}`)
        },
        { concurrency: 1 },
      )
  return { done, most: () => most }
}

describe('of the passes over the lauréats, one runs at a time', () => {
  it('in the embedded store', { timeout: 60_000 }, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'guichet-one-'))
    const store = await openStore({ dataDir, command: 'test' })
    onTestFinished(async () => {
      await store.close(0)
      await rm(dataDir, { recursive: true, force: true })
    })
    await enqueueAll(store)
    const { done, most } = workersOf([store])
    await expect.poll(() => done.toSorted(), { timeout: 30_000 }).toEqual(ALL)
    expect(most()).toBe(1)
  })

  it('among three replicas on Redis, one of them dead', { timeout: 60_000 }, async (context) => {
    const redis = await redisForTests()
    if ('skip' in redis) return context.skip(redis.skip)
    const open = async () =>
      await openStore({ redisUrl: redis.url, dataDir: '/nowhere', command: 'test', lockMs: 1_000 })
    const [dead, ...others] = await Promise.all([open(), open(), open()])
    if (!dead) throw new Error('no store')
    onTestFinished(async () => {
      await Promise.all(others.map((store) => store.close(0)))
      await redis.stop()
    })
    await enqueueAll(dead)
    workersOf([dead], dead)
    await expect.poll(() => dead.queue('follow-up').getActiveCount()).toBe(1)
    await dead.close(0)

    const { done, most } = workersOf(others)
    await expect.poll(() => done.toSorted(), { timeout: 30_000 }).toEqual(ALL)
    expect(most()).toBe(1)
  })
})
