import { appendFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Replica, startReplica } from '../replicas/support.ts'
import { smallDisk } from '../support/full-disk.ts'
import { DEMO_CONFIG, type Machine, newMachineOnDisk } from '../support/guichet.ts'
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

/** Writes until there is no space left. */
async function fill(path: string): Promise<void> {
  const megabyte = Buffer.alloc(1_000_000)
  for (;;) {
    try {
      await appendFile(path, megabyte)
    } catch {
      return
    }
  }
}

/** A service whose first writes DS never answers. */
async function waitingForDs(): Promise<Replica> {
  const machine = await newMachineOnDisk()
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
      const service = start(await newMachineOnDisk(), { REDIS_URL: redis.url })
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
  it('ends by itself once its disk is full, and finds its store again once there is space', async ({
    skip,
  }) => {
    const disk = await smallDisk(200)
    if (!disk) return skip('no right to mount a small disk here: not tried')
    const machine = await newMachineOnDisk()
    const dataDir = join(disk.path, 'data')
    await cp(join(machine.folder, 'data'), dataDir, {
      recursive: true,
      filter: (path) => !path.endsWith('.sock'),
    })
    const service = start(machine, { DATA_DIR: dataDir })
    await until(() => said(service, 'started') && said(service, 'done'))
    await fill(join(disk.path, 'filler'))
    const { http } = service.log.find(({ msg }) => msg === 'started') ?? {}
    // Writes to the store, where nothing else does.
    const asking = setInterval(() => void fetch(`${http}/readyz`).catch(() => {}), 200)
    onTestFinished(() => clearInterval(asking))
    expect(((await service.exited) as unknown[])[0]).toBe(3)
    await until(() => said(service, 'the service cannot go on'))

    await disk.grow(400)
    expect((await machine.guichet(['status'], { DATA_DIR: dataDir })).exit).toBe(0)
  })

  it('does not start without a token', async () => {
    const machine = await newMachineOnDisk()
    const refused = start(machine, { DS_API_TOKEN: '' }, ['start', '--roles', 'work'])
    expect(((await refused.exited) as unknown[])[0]).toBe(2)
    expect(refused.log.map(({ text }) => text).join('\n')).toContain('DS_API_TOKEN')
  })
})
