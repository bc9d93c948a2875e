import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { enqueueFollowUp } from '../../jobs/follow-up.ts'
import type { Services } from '../../src/campaign/services.ts'
import { keys } from '../../src/queue/keys.ts'
import { runFollowUp } from '../../src/run/remind.ts'
import { startWorkers } from '../../src/run/workers.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/port.ts'
import { refusal, startServer, transportTo } from '../mail/support.ts'
import { copyEmptyStore } from '../support/empty-store.ts'
import { followUpServices, LaureatWorld } from '../support/laureats.ts'
import { redisForTests } from '../support/redis.ts'

const MINUTE = 60_000
const REQUEST = Date.parse('2022-04-01T08:30:00+02:00')

async function startRedis(): Promise<string | null> {
  const redis = await redisForTests()
  if ('skip' in redis) return null
  onTestFinished(() => redis.stop())
  return redis.url
}

/** A command beside a running service: two processes on one Redis, of which the service takes every job. */
async function besideService(
  redisUrl: string,
  smtp: Parameters<typeof startServer>[0] = {},
  spoil: (services: Services) => Services = (services) => services,
) {
  const world = new LaureatWorld()
  world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  const { url } = await startServer(smtp)
  const { services } = followUpServices(world, transportTo(url), () => REQUEST)
  const open = async (change: (store: Store) => Store = (store) => store): Promise<Services> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'guichet-run-'))
    const store = await openStore({ redisUrl, dataDir, command: 'test' })
    onTestFinished(async () => {
      await store.close(0)
      await rm(dataDir, { recursive: true, force: true })
    })
    return { ...services, journal: store.journal, store: change(store) }
  }
  const service = await open()
  startWorkers(spoil(service))
  return {
    world,
    command: await open((store) => ({
      ...store,
      worker: (name, processor) =>
        store.worker(name, processor, { autorun: false, concurrency: 1 }),
    })),
  }
}

/** The e-mails have left when the process dies, before it has noted anything of the pass. */
function dyingOnce(services: Services): Services {
  let isDying = true
  const { ds } = services
  return {
    ...services,
    ds: {
      ...ds,
      async write(changes) {
        if (!isDying) return await ds.write(changes)
        isDying = false
        throw new Error('the process dies')
      },
    },
  }
}

it('tells what the running service did with its job', async (context) => {
  const url = await startRedis()
  if (!url) return context.skip('no Redis')
  const { command, world } = await besideService(url)
  const run = await runFollowUp(command, ['marne'])
  expect(run.passes.get('marne')).toMatchObject({
    result: { laureats: 2, sent: 2, annotations: 2 },
    failure: null,
  })
  expect(world.writes).toBe(2)
  expect((await runFollowUp(command, ['marne'])).passes.get('marne')).toMatchObject({
    result: { laureats: 2, sent: 0 },
    failure: null,
  })
})

it('tells what was sent although the pass that sent it did not come to its end', async (context) => {
  const url = await startRedis()
  if (!url) return context.skip('no Redis')
  const { command } = await besideService(url, {}, dyingOnce)
  const run = await runFollowUp(command, ['marne'])
  // The next try of the running service found them sent.
  expect(run.passes.get('marne')).toMatchObject({ result: { sent: 0, annotations: 1 } })
  expect(run.mails).toEqual({ sent: 2, copies: 0, unknown: 0, rejected: 0 })
})

it('waits for no dead process in the embedded store', { timeout: 60_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-run-'))
  const open = () => openStore({ dataDir, command: 'test' })
  const dead = await open()
  await enqueueFollowUp(dead, 'complete', 'marne', new Date(REQUEST).toISOString())
  dead.worker('follow-up', () => new Promise(() => {}), { concurrency: 1 })
  await expect.poll(() => dead.queue('follow-up').getActiveCount()).toBe(1)
  await dead.close(0)

  const store = await open()
  onTestFinished(async () => {
    await store.close(0)
    await rm(dataDir, { recursive: true, force: true })
  })
  const world = new LaureatWorld()
  world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  const { url } = await startServer()
  const { services } = followUpServices(world, transportTo(url), () => REQUEST)
  const started = performance.now()
  const run = await runFollowUp({ ...services, journal: store.journal, store }, ['marne'])
  expect(run.mails).toMatchObject({ sent: 1, unknown: 0 })
  // Its lock would have lasted for thirty.
  expect(performance.now() - started).toBeLessThan(25_000)
})

it('tells why the running service could not end it, and takes the place of its next try', async (context) => {
  const url = await startRedis()
  if (!url) return context.skip('no Redis')
  let busy = true
  const { command } = await besideService(url, {
    onRcptTo: (_address, _session, done) => done(busy ? refusal(451) : null),
  })
  expect((await runFollowUp(command, ['marne'])).passes.get('marne')).toMatchObject({
    result: { sent: 0, deferred: 2 },
    failure: { code: 'mail.deferred' },
  })
  busy = false
  expect((await runFollowUp(command, ['marne'])).passes.get('marne')).toMatchObject({
    result: { sent: 2, deferred: 0 },
    failure: null,
  })
})

it('comes back when its job, made long ago, is put off for longer than anybody waits', {
  timeout: 120_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-run-'))
  await copyEmptyStore(dataDir)
  const store = await openStore({ dataDir, command: 'test' })
  onTestFinished(async () => {
    await store.close(0)
    await rm(dataDir, { recursive: true, force: true })
  })
  const iso = (inMinutes: number) => new Date(Date.now() + inMinutes * MINUTE).toISOString()
  await store.journal.set(keys.incident('mail'), {
    id: 'mail',
    code: 'mail.unreachable',
    campaigns: [],
    since: iso(-20),
    tries: 9,
    retryAt: iso(10),
  })
  const queue = store.queue('follow-up')
  const addBulk = queue.addBulk.bind(queue)
  const timestamp = Date.now() - 20 * MINUTE
  vi.spyOn(queue, 'addBulk').mockImplementation((jobs) =>
    addBulk(jobs.map((job) => ({ ...job, opts: { ...job.opts, timestamp } }))),
  )
  const transport = transportTo('smtp://127.0.0.1:1')
  const { services } = followUpServices(new LaureatWorld(), transport, () => REQUEST)
  const run = await runFollowUp({ ...services, journal: store.journal, store }, ['marne'])
  expect(run.passes.get('marne')).toBeNull()
})
