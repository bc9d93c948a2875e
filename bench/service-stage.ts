import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'bullmq'
import { PASS_JOBS } from '../jobs/index.ts'
import { enqueuePoll } from '../jobs/poll.ts'
import { enqueueReconcile } from '../jobs/reconcile.ts'
import { onePerDemarche } from '../src/campaign/taking.ts'
import { roundsOf } from '../src/instruct/rounds.ts'
import { runPass } from '../src/run/sync.ts'
import { startWorkers } from '../src/run/workers.ts'
import { crowd, crowdedWorld, startSimulator } from '../src/simulator/index.ts'
import { openStore } from '../src/store/index.ts'
import type { Store } from '../src/store/port.ts'
import { busy } from '../test/support/busy.ts'
import { crowdedConfig } from '../test/support/crowd.ts'
import { composeServices } from './compose.ts'

/** A DS that answers at once, and processes of Guichet that come and go on one store, hours later if need be. */
export interface ServiceStage {
  /** A new process: what the last one knew is gone. */
  restart(): Promise<void>
  /** The service's next tick, five minutes later, and all that it queues. @returns POSTs */
  tick(): Promise<number>
  /** The night's look at everything. @returns POSTs */
  night(): Promise<number>
  /** `guichet sync`, in a process of its own. @returns POSTs */
  sync(): Promise<number>
  deposit(count: number): void
  close(): Promise<void>
}

interface Setting {
  readonly demarches: number
  readonly dossiersEach: number
  readonly redisUrl: string | null
  /** What comes between the worker and its store. */
  readonly around?: (store: Store) => Store
}

const TICK_MS = 5 * 60_000

export async function openServiceStage(setting: Setting): Promise<ServiceStage> {
  const { demarches, dossiersEach, redisUrl, around = (store) => store } = setting
  const start = Date.parse('2021-05-04T08:00:00Z')
  let waited = 0
  const now = () => start + waited + performance.now()
  const date = () => new Date(now())
  const world = crowdedWorld(date, { demarches, dossiersEach })
  const simulator = await startSimulator({ world, clock: date })
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
  const store = await openStore({
    dataDir: folder,
    command: 'bench',
    ...(redisUrl === null ? {} : { redisUrl }),
  })
  const compose = () =>
    composeServices({
      config: crowdedConfig(demarches),
      url: simulator.url,
      store: around(store),
      now,
      elapsed: now,
      async sleep(ms) {
        waited += ms
      },
    })
  let services = compose()
  let workers: Worker[] | undefined

  const stopWorkers = async () => {
    await Promise.all(workers?.map((worker) => worker.close()) ?? [])
    await roundsOf(services).stop()
    workers = undefined
  }
  const posts = () => {
    const sent = simulator.log.posts
    simulator.log.reset()
    return sent
  }
  const queued = async (enqueue: typeof enqueuePoll, ms: number) => {
    waited += ms
    workers ??= startWorkers(services, undefined, PASS_JOBS)
    posts()
    const ids = onePerDemarche(services.config.campaigns).map(({ id }) => id)
    await enqueue(store, ids, date().toISOString())
    while ((await busy(store)) > 0) await sleep(10)
    return posts()
  }

  return {
    async restart() {
      await stopWorkers()
      services = compose()
    },
    tick: () => queued(enqueuePoll, TICK_MS),
    night: () => queued(enqueueReconcile, TICK_MS),
    async sync() {
      await stopWorkers()
      services = compose()
      posts()
      const ids = services.config.campaigns.map(({ id }) => id)
      const { failed, waiting } = await runPass(services, ids, 'changed')
      if (failed + waiting > 0) throw new Error(`${failed} jobs failed, ${waiting} wait`)
      return posts()
    },
    deposit: (count) => crowd(world, count),
    async close() {
      await stopWorkers()
      await store.close()
      await simulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
