import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { onTestFinished } from 'vitest'
import { JOBS } from '../../jobs/index.ts'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Services } from '../../src/campaign/services.ts'
import { parseConfig } from '../../src/config/load.ts'
import { connectDs } from '../../src/ds/index.ts'
import type { Ds } from '../../src/ds/port.ts'
import type { Scope } from '../../src/instruct/changed.ts'
import { createLog, type Log } from '../../src/log.ts'
import { type PassSummary, runPass } from '../../src/run/sync.ts'
import {
  crowdedWorld,
  DEMO_TOKENS,
  type Simulator,
  startSimulator,
  type World,
} from '../../src/simulator/index.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/port.ts'
import { BULL_PREFIX } from '../../src/store/redis/prefix.ts'
import { openTerritory } from '../../src/territory/index.ts'
import { crowdedConfig } from './crowd.ts'
import { copyEmptyStore } from './empty-store.ts'
import { startRedisServer } from './redis.ts'

/** The queues wait for real; a wait (ms) of that length is skipped, and the clock moved by it. */
const LONG_WAIT_MS = 10_000

/**
 * The worker beside a crowded DS, in this process. The clock of both moves only when a test moves it, or by the waits
 * of a pass.
 */
export interface Office {
  readonly simulator: Simulator
  readonly world: World
  readonly services: Services
  /** Dossier numbers of the first démarche. */
  readonly numbers: readonly number[]
  /** One pass over every campaign. */
  pass(scope?: Scope): Promise<PassSummary>
  wait(ms: number): void
  /** Work during which the long waits of the queues are skipped. */
  withoutWaits<T>(work: () => Promise<T>): Promise<T>
  /** Another process beside the same store; null: the embedded store has but one. */
  readonly another: ((around: Around) => Promise<Mortal>) | null
}

/** What comes between the worker and its DS. */
export type Around = (ds: Ds, world: World) => Ds

export interface Mortal {
  readonly services: Services
  /** It is gone, with the locks of what it had in hand, as if half a minute had passed. */
  die(): Promise<void>
}

/** Something happens each time before whole dossiers are read. */
export const onReading = (ds: Ds, before: () => void): Ds => ({
  ...ds,
  async dossiers(numbers) {
    before()
    return await ds.dossiers(numbers)
  },
  async pages(pages) {
    before()
    return await ds.pages(pages)
  },
})

export interface OfficeSize {
  readonly demarches?: number
  readonly dossiersEach?: number
  readonly requests?: { annotation: true; correction?: boolean }
  /** Of the crowded world's démarches. */
  readonly config?: string
  readonly log?: Log
}

/** @param atEnd that of the test, where others run at the same time */
export async function openOffice(
  size: OfficeSize = {},
  around: Around = (ds) => ds,
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<Office> {
  const { demarches = 1, dossiersEach = 4, requests, log = createLog('silent') } = size
  const { config: text = crowdedConfig(demarches, requests && { requests }) } = size
  let now = Date.parse('2021-05-03T08:00:00Z')
  const clock = () => new Date(now)
  const world = crowdedWorld(clock, { demarches, dossiersEach })
  // Long after the deposits.
  now += 24 * 60 * 60_000
  const simulator = await startSimulator({ world, clock })
  const folder = await mkdtemp(join(tmpdir(), 'guichet-office-'))
  const redis = await startRedisServer([])
  if (!redis) await copyEmptyStore(folder)
  const config = parseConfig(text, 'test')
  const stores: Store[] = []

  async function openProcess(own: Around): Promise<Services> {
    const store = await openStore({
      dataDir: folder,
      command: 'test',
      ...(redis && { redisUrl: redis.url }),
    })
    stores.push(store)
    const real = connectDs({
      url: simulator.url,
      token: DEMO_TOKENS.readWrite,
      now: () => now,
      elapsed: () => now,
      async sleep(ms) {
        now += ms
      },
    })
    const ds = own(real, world)
    const { journal } = store
    const territory = openTerritory()
    const campaigns = new Campaigns(config, ds, journal, () => now, log, territory)
    const rest = { dsUrl: simulator.url, transport: null, jobs: JOBS }
    return { config, ds, store, journal, territory, campaigns, now: () => now, log, ...rest }
  }

  atEnd(async () => {
    await Promise.all(stores.map((store) => store.close(0)))
    await simulator.close()
    await redis?.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const services = await openProcess(around)
  const { store } = services
  /** Waits of the queues that somebody would look at the clock for. */
  const skipWaits = async () => {
    for (const { name } of JOBS) {
      const ahead = (await store.waits(name)).map(({ at }) => at - Date.now())
      const longest = Math.max(0, ...ahead)
      if (longest < LONG_WAIT_MS) continue
      now += longest
      await store.queue(name).promoteJobs()
    }
  }
  const withoutWaits = async <T>(work: () => Promise<T>): Promise<T> => {
    let skipping = Promise.resolve()
    const clockRuns = setInterval(() => {
      skipping = skipping.then(skipWaits)
    }, 250)
    try {
      return await work()
    } finally {
      clearInterval(clockRuns)
      await skipping
    }
  }
  return {
    simulator,
    world,
    services,
    numbers: [...world.demarche(51_001).dossiers].map(({ number }) => number),
    withoutWaits,
    pass: (scope = 'changed') =>
      withoutWaits(() =>
        runPass(
          services,
          config.campaigns.map(({ id }) => id),
          scope,
        ),
      ),
    wait(ms) {
      now += ms
    },
    another:
      redis === undefined
        ? null
        : async (own) => {
            const mortal = await openProcess((ds, here) => own(around(ds, here), here))
            return {
              services: mortal,
              async die() {
                await mortal.store.close(0)
                await endLocks(redis.url)
              },
            }
          },
  }
}

/** Those of all processes, and their names: what is in hand is given to whoever looks next. */
async function endLocks(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl)
  for (const { name } of JOBS) {
    const key = (part: string) => `${BULL_PREFIX}:${name}:${part}`
    const active = await redis.lrange(key('active'), 0, -1)
    await redis.del(`guichet:hold:${name}`, key('stalled-check'))
    if (active.length === 0) continue
    await redis.del(active.map((id) => key(`${id}:lock`)))
    await redis.sadd(key('stalled'), active)
  }
  redis.disconnect()
}
