import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { DEMO_CONFIG, newMachine } from '../support/guichet.ts'
import { startWatched } from './sentinel.ts'
import { doubledWrites, startReplica, withoutOpinion } from './support.ts'

describe('Redis Sentinel', { timeout: 240_000 }, () => {
  it('a pass goes on when the master dies; what it leaves, the next one ends', async ({ skip }) => {
    const watched = await startWatched()
    if (!watched) return skip('no redis-server on the PATH')
    onTestFinished(() => watched.stop())
    const machine = await newMachine()
    const { simulator } = machine
    simulator.faults.add({ kind: 'latency', requestMs: 1_000 })
    const env = { REDIS_URL: watched.url, GUICHET_CONFIG: DEMO_CONFIG }
    const pass = startReplica(machine, ['sync'], env)
    await expect
      .poll(() => simulator.log.applied.length, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(0)
    await watched.master.kill()
    // 3: the sentinels took longer than a command waits.
    expect([
      [0, null],
      [3, null],
    ]).toContainEqual(await pass.exited)
    simulator.faults.clear()
    expect((await machine.guichet(['sync', '--full'], env)).exit).toBe(0)
    expect(withoutOpinion(machine)).toEqual([])
    expect(doubledWrites(machine)).toEqual([])

    simulator.log.reset()
    expect((await machine.guichet(['sync', '--full'], env)).exit).toBe(0)
    expect(simulator.log.mutations).toBe(0)
    const store = await openStore({ redisUrl: watched.url, dataDir: '', command: 'test' })
    onTestFinished(() => store.close(0))
    expect(await store.queue('instruct').getFailed()).toEqual([])
  })
})
