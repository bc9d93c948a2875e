import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Redis } from 'ioredis'
import type { Services } from '../../src/campaign/services.ts'
import { Context } from '../../src/cli/context.ts'
import { DEMO_CONFIG } from '../../src/cli/simulator.ts'
import { schedulesOf } from '../../src/queue/hours.ts'
import { startSchedules } from '../../src/queue/schedules.ts'
import { startWorkers } from '../../src/run/workers.ts'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { serve } from '../children.ts'
import type { DsAddress } from './ds.ts'
import { liveAt } from './moved-time.ts'

/** A service in a process of its own, composed as the CLI does; its schedules are looked at when it is told to. */
export interface WorkerSetting extends DsAddress {
  /** ms since the epoch */
  readonly at: number
  /** null: the embedded store. */
  readonly redisUrl: string | null
}

export interface Weight {
  /** After a collection of garbage. */
  readonly heapBytes: number
  readonly memoryBytes: number
  readonly openFiles: number
  readonly journalRows: number
  readonly storeBytes: number
}

const folder = mkdtempSync(join(tmpdir(), 'guichet-years-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

let services: Services
let context: Context
let redisUrl: string | null = null
/** Jobs by how they ended. */
const done: Record<string, number> = {}

async function open(setting: WorkerSetting): Promise<void> {
  liveAt(setting.at)
  redisUrl = setting.redisUrl
  context = new Context({ config: DEMO_CONFIG, logLevel: 'silent' }, 'bench', {
    DS_API_URL: setting.ds,
    DS_API_TOKEN: DEMO_TOKENS.readWrite,
    SMTP_URL: setting.smtp,
    DATA_DIR: folder,
    ...(redisUrl !== null && { REDIS_URL: redisUrl }),
  })
  services = await context.openServices()
  startWorkers(services, ({ job, result: { outcome } }) => {
    done[`${job}: ${outcome}`] = (done[`${job}: ${outcome}`] ?? 0) + 1
  })
}

/** The minute that it is: what is due is queued. */
async function tick(): Promise<void> {
  const { store, jobs, config, log } = services
  const schedules = schedulesOf(jobs, config, store)
  await startSchedules({ schedules, journal: store.journal, now: Date.now, log }).stop()
}

const queues = () => services.jobs.map(({ name }) => services.store.queue(name))
const PENDING = ['waiting', 'prioritized', 'active'] as const

/** @returns when the first of the jobs that are put off goes on (ms since the epoch); null: nothing is left */
async function settle(): Promise<number | null> {
  for (const queue of queues())
    while (Object.values(await queue.getJobCounts(...PENDING)).some((count) => count > 0))
      await sleep(20)
  const waits = await Promise.all(services.jobs.map(({ name }) => services.store.waits(name)))
  const counts = await Promise.all(queues().map((queue) => queue.getJobCounts(...PENDING)))
  if (counts.flatMap((count) => Object.values(count)).some((count) => count > 0)) return settle()
  return waits.flat().reduce<number | null>((first, { at }) => Math.min(first ?? at, at), null)
}

/** Timers do not move with the clocks: those whose time has come are told so. */
async function wake(): Promise<void> {
  for (const queue of queues())
    if ((await services.store.waits(queue.name)).some(({ at }) => at <= Date.now()))
      await queue.promoteJobs()
}

/** A collection of garbage, without a flag of the command line. */
const collect = () => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** What the server, which holds nothing else, keeps in memory. */
async function redisBytes(url: string): Promise<number> {
  const redis = new Redis(url)
  const info = await redis.info('memory')
  redis.disconnect()
  return Number(/used_memory_dataset:(\d+)/.exec(info)?.[1] ?? 0)
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
/** But the log, which comes and goes by files of 16 MB: its bound has a test of its own. */
const fileBytes = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('pg_wal'))
    .reduce((sum, { parentPath, name }) => sum + sizeOf(join(parentPath, name)), 0)

async function weigh(): Promise<Weight> {
  let journalRows = 0
  for await (const page of services.store.journal.pages('')) journalRows += page.length
  collect()
  return {
    heapBytes: process.memoryUsage().heapUsed,
    memoryBytes: process.memoryUsage().rss,
    openFiles: readdirSync('/proc/self/fd').length,
    journalRows,
    storeBytes: redisUrl === null ? fileBytes() : await redisBytes(redisUrl),
  }
}

serve({
  open,
  at: (instant: number) => liveAt(instant),
  tick,
  settle,
  wake,
  weigh,
  done: () => done,
  /** Those that gave up. */
  failed: async () =>
    (await Promise.all(queues().map((queue) => queue.getFailedCount()))).reduce((a, b) => a + b, 0),
  close: async () => await context.close(),
})
