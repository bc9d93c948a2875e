import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Services } from '../src/campaign/services.ts'
import type { Ds } from '../src/ds/port.ts'
import type { Scope } from '../src/instruct/changed.ts'
import { runPass } from '../src/run/sync.ts'
import {
  type CostReport,
  crowd,
  crowdedWorld,
  type Simulator,
  startSimulator,
} from '../src/simulator/index.ts'
import { openStore } from '../src/store/index.ts'
import type { Store } from '../src/store/port.ts'
import { crowdedConfig } from '../test/support/crowd.ts'
import { composeServices } from './compose.ts'

/**
 * What DS's own work costs: the simulator accounts for it without making anybody wait, and the worker's clock is that of
 * the work done.
 */
export interface CostStage {
  readonly simulator: Simulator
  readonly services: Services
  /** Dossiers of the first démarche. */
  pass(scope?: Scope): Promise<void>
  wait(ms: number): void
  deposit(count: number): void
  /** What it cost since the last time. */
  report(): CostReport
  close(): Promise<void>
}

export interface CostSetting {
  readonly dossiers: number
  readonly factor: number
  /** Annotations alone, or a group and a follower too. */
  readonly writes: 'annotations' | 'whole'
  readonly redisUrl: string | null
  /** Another store than on Redis or embedded. */
  readonly store?: Store
  /** What comes between the worker and its DS. */
  readonly around?: (ds: Ds) => Ds
}

const HOUR_MS = 3_600_000

export async function openCostStage(setting: CostSetting): Promise<CostStage> {
  const start = Date.parse('2021-05-04T08:00:00Z')
  let waited = 0
  const worked = () => (simulator as Simulator | undefined)?.costs.now() ?? 0
  const now = () => start + waited + worked()
  const date = () => new Date(now())
  let simulator: Simulator | undefined
  const world = crowdedWorld(date, { demarches: 1, dossiersEach: setting.dossiers })
  waited = 24 * HOUR_MS
  simulator = await startSimulator({ world, clock: date, costs: { factor: setting.factor } })
  const opened = simulator
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'))
  const store =
    setting.store ??
    (await openStore({
      dataDir: folder,
      command: 'bench',
      ...(setting.redisUrl === null ? {} : { redisUrl: setting.redisUrl }),
    }))
  const sleep = async (ms: number) => {
    waited += ms
  }
  const services = composeServices({
    config: crowdedConfig(1, { isAssigning: setting.writes === 'whole' }),
    url: opened.url,
    store,
    now,
    sleep,
    elapsed: now,
    ...(setting.around && { around: setting.around }),
  })
  return {
    simulator: opened,
    services,
    async pass(scope = 'changed') {
      const { failed, waiting } = await runPass(services, ['essai-0'], scope)
      if (failed + waiting > 0) throw new Error(`${failed} jobs failed, ${waiting} wait`)
    },
    wait: (ms) => {
      waited += ms
    },
    deposit: (count) => crowd(world, count),
    report() {
      const report = opened.costs.report()
      opened.costs.reset()
      return report
    },
    async close() {
      await store.close()
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Whole reads of each dossier, on average. */
export const readsEach = ({ reads }: Pick<CostReport, 'reads'>, dossiers: number): number =>
  Object.values(reads).reduce((sum, count) => sum + count, 0) / dossiers

/** The least that DS's own costs allow, in its seconds, at factor 1. */
export function floorSeconds(dossiers: number, writes: CostSetting['writes']): number {
  const pages = Math.ceil(dossiers / 100)
  const others = pages * 100 + dossiers * 14
  const reading = pages * 100 + dossiers * 21
  const writing = dossiers * (writes === 'whole' ? 72 + 107 + 18 : 72)
  const listing = pages * 80 + dossiers
  return (others + reading + writing + listing) / 1_000
}
