import { expect, it } from 'vitest'
import { doubledWrites, startReplica } from '../replicas/support.ts'
import { DEMO_CONFIG, newMachine } from '../support/guichet.ts'
import { startRedisServer } from '../support/redis.ts'

/** A command waits some seconds for Redis to come back, then for what it is writing. */
const ENDS_WITHIN_MS = 60_000

it('a pass whose Redis goes away says so and ends; the next one does the rest, once', {
  timeout: 240_000,
}, async ({ skip }) => {
  const redis = await startRedisServer()
  if (!redis) return skip('no redis-server on the PATH')
  try {
    const machine = await newMachine()
    const { simulator } = machine
    simulator.faults.add({ kind: 'latency', mutationMs: 50 })
    const env = { REDIS_URL: redis.url, GUICHET_CONFIG: DEMO_CONFIG }
    const pass = startReplica(machine, ['sync'], env)
    await expect.poll(() => simulator.log.mutations, { timeout: 60_000 }).toBeGreaterThan(0)
    await redis.kill()
    const left = Date.now()
    expect(((await pass.exited) as unknown[])[0]).toBe(3)
    expect(Date.now() - left).toBeLessThan(ENDS_WITHIN_MS)
    const said = pass.log.map(({ text }) => text).join('\n')
    expect(said).toContain(`Redis at 127.0.0.1:${redis.port}`)

    simulator.faults.clear()
    await redis.restart()
    const rest = await machine.guichet(['sync', '--json'], env)
    expect([rest.exit, JSON.parse(rest.stdout).failed]).toEqual([0, 0])
    expect(doubledWrites(machine)).toEqual([])
  } finally {
    await redis.stop()
  }
})
