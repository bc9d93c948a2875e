import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Job } from 'bullmq'
import { JOBS } from '../../jobs/index.ts'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Services } from '../../src/campaign/services.ts'
import { loadConfig } from '../../src/config/load.ts'
import { connectDs } from '../../src/ds/index.ts'
import { Failure } from '../../src/failures/failure.ts'
import { followedCampaigns } from '../../src/follow-up/campaigns.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import type { Reached } from '../../src/http/app.ts'
import { createMeters, type Meters } from '../../src/http/metrics/meters.ts'
import { startHttp } from '../../src/http/server.ts'
import { createLog } from '../../src/log.ts'
import { settleFailure } from '../../src/queue/on-failure.ts'
import { runPass } from '../../src/run/sync.ts'
import {
  DEMO_TOKENS,
  demoWorld,
  type Simulator,
  startSimulator,
} from '../../src/simulator/index.ts'
import { openStore } from '../../src/store/index.ts'
import { openTerritory } from '../../src/territory/index.ts'
import { copyEmptyStore } from '../support/empty-store.ts'
import { DEMO_CONFIG } from '../support/guichet.ts'
import { startRedisServer } from '../support/redis.ts'

export const PASSWORD = 'un mot de passe d’essai, assez long'

export interface Pages {
  readonly url: string
  readonly services: Services
  readonly meters: Meters
  readonly simulator: Simulator
  /** Fetches a page with the password, unless other headers are given. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

export const withPassword = (password = PASSWORD, user = 'guichet') => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
})

/** The pages of a Guichet beside the local DS API, in this process, on Redis where there is one. */
export async function openPages(
  options: Partial<Reached> & {
    password?: string | null
    store?: 'redis' | 'embedded'
    token?: string
  } = {},
): Promise<Pages> {
  const { password = PASSWORD, store: kind = 'redis', token = DEMO_TOKENS.readWrite } = options
  const { names = [], proxies = [] } = options
  const clock = () => new Date()
  const simulator = await startSimulator({ world: demoWorld(clock), clock })
  const folder = await mkdtemp(join(tmpdir(), 'guichet-pages-'))
  const redis = kind === 'redis' ? await startRedisServer() : undefined
  if (!redis) await copyEmptyStore(folder)
  const store = await openStore({
    dataDir: folder,
    command: 'test',
    ...(redis && { redisUrl: redis.url }),
  })
  const log = createLog('silent')
  const config = loadConfig(DEMO_CONFIG)
  const meters = createMeters()
  const ds = connectDs({
    url: simulator.url,
    token,
    onRequest: meters.dsRequest,
  })
  const { journal } = store
  const services: Services = {
    config,
    ds,
    store,
    journal,
    territory: openTerritory(),
    campaigns: new Campaigns(config, ds, journal, Date.now, log, openTerritory()),
    now: Date.now,
    log,
    dsUrl: simulator.url,
    transport: null,
    jobs: JOBS,
  }
  const pages = await startHttp(services, meters, {
    host: '127.0.0.1',
    port: 0,
    password,
    names,
    proxies,
  })
  return {
    url: pages.url,
    services,
    meters,
    simulator,
    get: (path, headers = withPassword()) =>
      fetch(`${pages.url}${path}`, { headers, redirect: 'manual' }),
    async close() {
      await pages.close()
      await store.close(0)
      await simulator.close()
      await redis?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Every campaign polled, every dossier instructed, and the reports of the lauréats counted in October 2021. */
export async function finishPass({ services }: Pages): Promise<void> {
  const { campaigns } = services.config
  await runPass(
    services,
    campaigns.map(({ id }) => id),
    'all',
  )
  await runPass(
    services,
    campaigns.map(({ id }) => id),
    'changed',
  )
  // What the schedules of a running service leave.
  const slot = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
  for (const schedule of ['poll', 'reconcile', 'follow-up'])
    await services.store.journal.set(`lastRun:${schedule}`, slot)
  const october = () => Date.parse('2021-10-20T08:30:00+02:00')
  for (const campaign of followedCampaigns(services.config))
    await followUp({ ...services, now: october }, campaign, 'collect')
}

/** A job that gave up, as a handler that fails leaves it. */
export const failDossier = (services: Services, dossier: number) => failJobs(services, [dossier])

/** Those numbered from 1, in that order. */
export const failDossiers = (services: Services, count: number) =>
  failJobs(
    services,
    Array.from({ length: count }, (_, place) => place + 1),
  )

async function failJobs({ store }: Services, dossiers: readonly number[]): Promise<void> {
  let left = dossiers.length
  const worker = store.worker(
    'instruct',
    async (job: Job) => {
      throw await settleFailure(
        job,
        undefined,
        new Failure('permanent', 'ds.write-refused', `DS refused dossier ${job.data.dossier}`),
        async () => 0,
      )
    },
    { concurrency: 1 },
  )
  const failed = new Promise<void>((resolve) =>
    worker.on('failed', () => {
      left -= 1
      if (left === 0) resolve()
    }),
  )
  for (const dossier of dossiers)
    await store.queue('instruct').add('instruct', { campaign: 'marne-volet-1', dossier })
  await failed
  await worker.close()
}
