import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { JOBS } from '../../jobs/index.ts'
import { enqueuePoll } from '../../jobs/poll.ts'
import { tellTheOperator } from '../../jobs/tell-operator.ts'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Services } from '../../src/campaign/services.ts'
import { parseConfig } from '../../src/config/load.ts'
import { connectDs } from '../../src/ds/index.ts'
import { createLog } from '../../src/log.ts'
import { enqueue } from '../../src/queue/add.ts'
import { readTimetable, schedulesOf } from '../../src/queue/hours.ts'
import { openIncidents } from '../../src/queue/incidents.ts'
import { keys } from '../../src/queue/keys.ts'
import { startSchedules } from '../../src/queue/schedules.ts'
import { endFalseWaits } from '../../src/queue/waits.ts'
import { startWorkers } from '../../src/run/workers.ts'
import { crowd, crowdedWorld, DEMO_TOKENS, startSimulator } from '../../src/simulator/index.ts'
import { openStore } from '../../src/store/index.ts'
import { openTerritory } from '../../src/territory/index.ts'
import { crowdedConfig } from '../support/crowd.ts'
import { copyEmptyStore } from '../support/empty-store.ts'
import { redisForTests } from '../support/redis.ts'

const HOUR = 60 * 60_000
const STEPS = {
  'an hour back': -HOUR,
  'a day back': -24 * HOUR,
  'a year back': -365 * 24 * HOUR,
  'an hour forward': HOUR,
  'a day forward': 24 * HOUR,
  'a year forward': 365 * 24 * HOUR,
}
const FIVE_MINUTES = 5 * 60_000
const SOON = { timeout: 30_000, interval: 50 }
const CAMPAIGN = 'essai-0'

/** The service's clock, which a test sets; DS's goes on as it did. */
function ownClock() {
  const real = Date.now.bind(Date)
  let ahead = 0
  vi.spyOn(Date, 'now').mockImplementation(() => real() + ahead)
  onTestFinished(() => void vi.restoreAllMocks())
  return {
    real,
    set(step: number) {
      ahead += step
    },
  }
}

/** A service in this process: what it keeps in memory, its workers, its store. */
async function open(url: string, place: { dataDir: string; redisUrl?: string }) {
  const store = await openStore({ ...place, command: 'test' })
  const config = parseConfig(crowdedConfig(1), 'test')
  const log = createLog('silent')
  const ds = connectDs({ url, token: DEMO_TOKENS.readWrite })
  const { journal } = store
  const territory = openTerritory()
  const services: Services = {
    config,
    ds,
    store,
    journal,
    territory,
    campaigns: new Campaigns(config, ds, journal, Date.now, log, territory),
    now: Date.now,
    log,
    dsUrl: url,
    transport: null,
    jobs: JOBS,
  }
  startWorkers(services)
  return services
}

/** What a service does at the beginning of each minute. */
async function minute({ jobs, config, store, log }: Services): Promise<void> {
  const names = jobs.map(({ name }) => name)
  await startSchedules({
    schedules: schedulesOf(jobs, config, store),
    journal: store.journal,
    now: Date.now,
    log,
    eachMinute: async () => void (await endFalseWaits(store, names)),
  }).stop()
}

/** Until the next slot of the schedules has begun. */
const toNextSlot = () => FIVE_MINUTES - (Date.now() % FIVE_MINUTES)

const delayed = async ({ store }: Services, job: string) => await store.queue(job).getDelayedCount()

describe.each(['embedded', 'Redis'] as const)('a service on the %s store', (kind) => {
  it.for([
    ['in the process', false],
    ['across a restart', true],
  ] as const)(
    'goes on, however its clock is set, %s',
    {
      timeout: 240_000,
    },
    async ([, isRestarted], { skip }) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'guichet-clock-'))
      onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
      const redis = kind === 'Redis' ? await redisForTests() : null
      if (redis && 'skip' in redis) return skip(redis.skip)
      if (redis) onTestFinished(() => redis.stop())
      else await copyEmptyStore(dataDir)

      const clock = ownClock()
      const world = crowdedWorld(() => new Date(clock.real()), { demarches: 1, dossiersEach: 2 })
      const simulator = await startSimulator({ world })
      onTestFinished(() => simulator.close())
      const openAgain = () =>
        open(simulator.url, { dataDir, ...(redis && { redisUrl: redis.url }) })
      let services = await openAgain()
      onTestFinished(() => services.store.close(0))
      const unwritten = () =>
        [...world.dossiers.values()].filter(({ annotations }) => annotations.size < 3).length

      await minute(services)
      await expect.poll(unwritten, SOON).toBe(0)

      for (const [what, step] of Object.entries(STEPS)) {
        // DS is away: the poll waits for it, and so does the operator's look, for its own reason.
        simulator.faults.add({ kind: 'bad-gateway' })
        await enqueuePoll(services.store, [CAMPAIGN], new Date(Date.now()).toISOString())
        await enqueue(services.store, tellTheOperator, [{ slot: 'any' }])
        await expect.poll(() => delayed(services, 'poll'), SOON).toBe(1)
        await expect.poll(() => openIncidents(services.journal), SOON).not.toEqual([])

        clock.set(step)
        if (isRestarted) {
          await services.store.close()
          services = await openAgain()
        }
        simulator.faults.clear()
        crowd(world, 1)
        clock.set(toNextSlot())
        const now = Date.now()
        await minute(services)

        await expect.poll(unwritten, { ...SOON, message: what }).toBe(0)
        await expect
          .poll(() => openIncidents(services.journal), { ...SOON, message: what })
          .toEqual([])
        await expect.poll(() => delayed(services, 'poll'), { ...SOON, message: what }).toBe(0)
        // One that is only due may rest for some seconds: BullMQ's timers go by the time that passes.
        const looks = await services.store.waits('tell-operator')
        expect(
          looks.filter(({ at }) => at > Date.now() + 30_000),
          what,
        ).toEqual([])
        const last = await services.journal.get(keys.lastRun('poll'))
        expect(Math.abs(Date.parse(last ?? '') - now), what).toBeLessThan(60_000)
        const { jobs, config } = services
        const timetable = await readTimetable(services.journal, jobs, config, Date.now())
        const poll = timetable.find(({ schedule }) => schedule === 'poll')
        expect(Date.parse(poll?.next ?? ''), what).toBeLessThanOrEqual(Date.now() + FIVE_MINUTES)
        expect(poll?.missed, what).toBeNull()
      }
    },
  )
})
