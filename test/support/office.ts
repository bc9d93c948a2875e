import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { JOBS, PASS_JOBS } from '../../jobs/index.ts'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Services } from '../../src/campaign/services.ts'
import { parseConfig } from '../../src/config/load.ts'
import { connectDs } from '../../src/ds/index.ts'
import type { Ds } from '../../src/ds/port.ts'
import type { Scope } from '../../src/instruct/changed.ts'
import { createLog } from '../../src/log.ts'
import { type PassSummary, runPass } from '../../src/run/sync.ts'
import {
  crowdedWorld,
  DEMO_TOKENS,
  type Simulator,
  startSimulator,
  type World,
} from '../../src/simulator/index.ts'
import { openStore } from '../../src/store/index.ts'
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

/** @param around what comes between the worker and its DS */
export async function openOffice(
  size: {
    demarches?: number
    dossiersEach?: number
    requests?: { annotation: true; correction?: boolean }
    /** Of the crowded world's démarches. */
    config?: string
  } = {},
  around: (ds: Ds, world: World) => Ds = (ds) => ds,
): Promise<Office> {
  const { demarches = 1, dossiersEach = 4, requests } = size
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
  const store = await openStore({
    dataDir: folder,
    command: 'test',
    ...(redis && { redisUrl: redis.url }),
  })
  onTestFinished(async () => {
    await store.close(0)
    await simulator.close()
    await redis?.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const log = createLog('silent')
  const config = parseConfig(text, 'test')
  const real = connectDs({
    url: simulator.url,
    token: DEMO_TOKENS.readWrite,
    now: () => now,
    elapsed: () => now,
    async sleep(ms) {
      now += ms
    },
  })
  const ds = around(real, world)
  const { journal } = store
  const territory = openTerritory()
  const campaigns = new Campaigns(config, ds, journal, () => now, log, territory)
  const rest = { dsUrl: simulator.url, transport: null, jobs: JOBS }
  const services = {
    config,
    ds,
    store,
    journal,
    territory,
    campaigns,
    now: () => now,
    log,
    ...rest,
  }
  /** Waits of the queues that somebody would look at the clock for. */
  const skipWaits = async () => {
    for (const { name } of PASS_JOBS) {
      const ahead = (await store.waits(name)).map(({ at }) => at - Date.now())
      const longest = Math.max(0, ...ahead)
      if (longest < LONG_WAIT_MS) continue
      now += longest
      await store.queue(name).promoteJobs()
    }
  }
  return {
    simulator,
    world,
    services,
    numbers: [...world.demarche(51_001).dossiers].map(({ number }) => number),
    async pass(scope = 'changed') {
      let skipping = Promise.resolve()
      const clockRuns = setInterval(() => {
        skipping = skipping.then(skipWaits)
      }, 250)
      try {
        return await runPass(
          services,
          config.campaigns.map(({ id }) => id),
          scope,
        )
      } finally {
        clearInterval(clockRuns)
        await skipping
      }
    },
    wait(ms) {
      now += ms
    },
  }
}
