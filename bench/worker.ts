import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Services } from '../src/campaign/services.ts'
import { runPass } from '../src/run/sync.ts'
import { openStore } from '../src/store/index.ts'
import { crowdedConfig } from '../test/support/crowd.ts'
import { serve } from './children.ts'
import { type Clock, clockFrom } from './clock.ts'
import { composeServices } from './compose.ts'
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
  /** Of the processor. */
  readonly cpuMs: number
  readonly written: number
  readonly looked: number
}

const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

let services: Services
let clock: Clock
let url: string
let redisUrl: string | null = null

async function open(setting: WorkerSetting): Promise<void> {
  clock = clockFrom(setting.start, setting.speed)
  url = setting.url
  redisUrl = setting.redisUrl
  const store = await openStore({
    dataDir: folder,
    command: 'bench',
    ...(redisUrl === null ? {} : { redisUrl }),
  })
  const config = crowdedConfig(setting.demarches)
  services = composeServices({ config, url, store, ...clock, elapsed: clock.now })
}

async function pass(): Promise<PassMeasure> {
  const started = clock.now()
  const before = process.cpuUsage()
  const campaigns = services.config.campaigns.map(({ id }) => id)
  const { dossiers, failed, waiting } = await runPass(services, campaigns, 'changed')
  if (failed + waiting > 0) throw new Error(`${failed} jobs failed, ${waiting} wait`)
  const used = process.cpuUsage(before)
  return {
    ms: clock.now() - started,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    cpuMs: (used.user + used.system) / 1_000,
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
