import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Replica, startReplica } from '../replicas/support.ts'
import { DEMO_CONFIG, type Machine, newMachine } from '../support/guichet.ts'
import { startRedisServer } from '../support/redis.ts'

const STARTING_MS = 60_000
/** What the service promises, and what a busy machine adds. */
const STOP_MS = 20_000 + 10_000

const start = (machine: Machine, env: Readonly<Record<string, string>> = {}, args = ['start']) =>
  startReplica(machine, args, {
    DATA_DIR: join(machine.folder, 'data'),
    GUICHET_CONFIG: DEMO_CONFIG,
    ...env,
  })

const said = ({ log }: Replica, message: string) => log.some(({ msg }) => msg === message)
const until = (what: () => boolean) =>
  expect.poll(what, { timeout: STARTING_MS, interval: 50 }).toBe(true)

/** Exit code, and how long (ms) it took. */
async function stopped({ child, exited }: Replica): Promise<{ code: unknown; ms: number }> {
  const asked = Date.now()
  child.kill('SIGTERM')
  const [code] = (await exited) as unknown[]
  return { code, ms: Date.now() - asked }
}

/** A service whose first writes DS never answers. */
async function waitingForDs(): Promise<Replica> {
  const machine = await newMachine()
  machine.simulator.faults.add({ kind: 'latency', mutationMs: 600_000 })
  const service = start(machine)
  await until(() => said(service, 'started') && machine.simulator.log.mutations > 0)
  return service
}

describe('a service that is asked to stop', { timeout: 180_000 }, () => {
  it('stops in order and in time while DS does not answer', async () => {
    const service = await waitingForDs()
    const { code, ms } = await stopped(service)
    expect(said(service, 'stopped')).toBe(true)
    expect(code).toBe(0)
    expect(ms).toBeLessThan(STOP_MS)
  })

  it('stops at once when it is asked again', async () => {
    const service = await waitingForDs()
    const end = stopped(service)
    await until(() => said(service, 'stopping; a second signal stops at once'))
    service.child.kill('SIGTERM')
    expect((await end).code).toBe(1)
    expect(said(service, 'stopped')).toBe(false)
  })

  it('stops in time while the store does not answer', async ({ skip }) => {
    const redis = await startRedisServer()
    if (!redis) return skip('no redis-server on the PATH')
    try {
      const service = start(await newMachine(), { REDIS_URL: redis.url })
      await until(() => said(service, 'started') && said(service, 'done'))
      redis.pause()
      const { ms } = await stopped(service)
      expect(ms).toBeLessThan(STOP_MS)
    } finally {
      redis.resume()
      await redis.stop()
    }
  })
})

describe('a service that cannot work', { timeout: 180_000 }, () => {
  it('does not start without a token', async () => {
    const machine = await newMachine()
    const refused = start(machine, { DS_API_TOKEN: '' }, ['start', '--roles', 'work'])
    expect(((await refused.exited) as unknown[])[0]).toBe(2)
    expect(refused.log.map(({ text }) => text).join('\n')).toContain('DS_API_TOKEN')
  })
})
