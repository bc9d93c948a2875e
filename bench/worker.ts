import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JOBS } from '../jobs/index.ts'
import { Campaigns } from '../src/campaign/campaigns.ts'
import type { Services } from '../src/campaign/services.ts'
import { parseConfig } from '../src/config/load.ts'
import { connectDs } from '../src/ds/index.ts'
import { createLog } from '../src/log.ts'
import { runPass } from '../src/run/sync.ts'
import { DEMO_TOKENS } from '../src/simulator/index.ts'
import { openStore } from '../src/store/index.ts'
import { openTerritory } from '../src/territory/index.ts'
import { crowdedConfig } from '../test/support/crowd.ts'
import { serve } from './children.ts'
import { type Clock, clockFrom } from './clock.ts'
import { PEERS } from './peers.ts'

/** The worker in a process of its own, composed as the CLI does, but for its clock. */
export interface WorkerSetting {
  readonly url: string
  readonly start: number
  readonly speed: number
  readonly demarches: number
  /** null: the embedded store, in a folder of its own. */
  readonly redisUrl: string | null
}

export interface PassMeasure {
  /** By the model's clock. */
  readonly ms: number
  /** Highest resident memory of this process so far. */
  readonly peakBytes: number
  readonly written: number
  readonly looked: number
}

const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

let services: Services
let clock: Clock
let url: string

async function open(setting: WorkerSetting): Promise<void> {
  clock = clockFrom(setting.start, setting.speed)
  url = setting.url
  const config = parseConfig(crowdedConfig(setting.demarches), 'bench')
  const log = createLog('error')
  const store = await openStore({
    dataDir: folder,
    command: 'bench',
    ...(setting.redisUrl === null ? {} : { redisUrl: setting.redisUrl }),
  })
  const ds = connectDs({
    url,
    token: DEMO_TOKENS.readWrite,
    now: clock.now,
    sleep: clock.sleep,
    log,
    ...(store.counter && { counter: store.counter }),
  })
  const { journal } = store
  const campaigns = new Campaigns(config, ds, journal, clock.now, log)
  services = {
    config,
    ds,
    store,
    journal,
    territory: openTerritory(),
    campaigns,
    now: clock.now,
    log,
    dsUrl: url,
    transport: null,
    jobs: JOBS,
  }
}

async function pass(): Promise<PassMeasure> {
  const started = clock.now()
  const campaigns = services.config.campaigns.map(({ id }) => id)
  const { dossiers, failed, waiting } = await runPass(services, campaigns, 'changed')
  if (failed + waiting > 0) throw new Error(`${failed} jobs failed, ${waiting} wait`)
  return {
    ms: clock.now() - started,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    written: dossiers.written ?? 0,
    looked: Object.values(dossiers).reduce((sum, count) => sum + count, 0),
  }
}

serve({
  open,
  pass,
  /** Requests that nothing gathers, all asked for at once. */
  async press(count: number) {
    await Promise.all(Array.from({ length: count }, () => services.ds.writeAccess()))
  },
  async peer(name: string) {
    const started = clock.now()
    await PEERS[name]?.(url)
    return clock.now() - started
  },
  close: async () => await services.store.close(),
})
