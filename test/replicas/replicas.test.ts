import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { enqueueFollowUp } from '../../jobs/follow-up.ts'
import { enqueueReconcile } from '../../jobs/reconcile.ts'
import { startMailSink } from '../../src/simulator/mail-sink.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/port.ts'
import { newMachine } from '../support/guichet.ts'
import { startRedisServer } from '../support/redis.ts'
import {
  doubledWrites,
  pollEachMinute,
  type Replica,
  startReplica,
  withoutOpinion,
} from './support.ts'

/** The first working day after the third quarter of 2021: each of the four lauréats of the demo world owes a report. */
const AT = ['--now', '2021-10-01T08:30:00+02:00']
const CAMPAIGNS = ['marne-volet-1', 'haute-marne', 'aube']
const LAUREATS = 4
/** A dead process's jobs are given to another one within twice the life of a lock. */
const LOCK_MS = 30_000
/** A busy machine takes its time. */
const SETTLE_MS = 90_000

const idle = async (store: Store) => {
  const names = ['poll', 'reconcile', 'instruct', 'follow-up']
  const counts = await Promise.all(
    names.map((name) => store.queue(name).getJobCountByTypes('waiting', 'active', 'delayed')),
  )
  return counts.every((count) => count === 0)
}

describe('three replicas on one Redis', { timeout: 400_000 }, () => {
  it('serve each slot once, take over the rounds of the one that is killed, write to each lauréat once', async ({
    skip,
  }) => {
    const redis = await startRedisServer()
    if (!redis) return skip('no redis-server on the PATH')
    const machine = await newMachine()
    const { simulator } = machine
    const sink = await startMailSink(join(machine.folder, 'mails'))
    const store = await openStore({ redisUrl: redis.url, dataDir: '', command: 'test' })
    onTestFinished(async () => {
      await store.close(0)
      await sink.close()
      await redis.stop()
    })
    // Slow enough to be killed in the middle.
    simulator.faults.add({ kind: 'latency', requestMs: 1_500 })
    const env = {
      REDIS_URL: redis.url,
      SMTP_URL: sink.url,
      GUICHET_CONFIG: await pollEachMinute(machine),
    }
    const start = () => startReplica(machine, [...AT, 'start'], env)
    const replicas = [start(), start(), start()]
    const logs = () => replicas.flatMap(({ log }) => log)

    const instructs = ({ log }: Replica) =>
      log.some(({ msg, job }) => msg === 'done' && job === 'instruct')
    await expect.poll(() => replicas.some(instructs), { timeout: 60_000, interval: 20 }).toBe(true)
    const victim = replicas.find(instructs)
    victim?.child.kill('SIGKILL')
    await victim?.exited
    simulator.faults.clear()
    replicas.push(start())

    await expect
      .poll(() => withoutOpinion(machine), { timeout: 2 * LOCK_MS + SETTLE_MS })
      .toEqual([])
    await expect.poll(() => idle(store), { timeout: 2 * LOCK_MS + SETTLE_MS }).toBe(true)
    expect(doubledWrites(machine)).toEqual([])

    for (const campaign of CAMPAIGNS) {
      const asks = [1, 2, 3].map(() => enqueueFollowUp(store, 'complete', campaign, 'a slot'))
      await Promise.all(asks)
    }
    const emails = async () => {
      const files = await readdir(sink.folder)
      return await Promise.all(files.map((file) => readFile(join(sink.folder, file), 'utf8')))
    }
    await expect.poll(async () => (await emails()).length, { timeout: SETTLE_MS }).toBe(LAUREATS)
    await expect.poll(() => idle(store), { timeout: SETTLE_MS }).toBe(true)
    const letters = (await emails()).map((email) => /^Message-ID: (.+)$/im.exec(email)?.[1])
    expect([letters.length, new Set(letters).size]).toEqual([LAUREATS, LAUREATS])
    expect(doubledWrites(machine)).toEqual([])

    simulator.log.reset()
    await enqueueReconcile(store, CAMPAIGNS, 'a slot')
    await expect.poll(() => idle(store), { timeout: SETTLE_MS }).toBe(true)
    expect(simulator.log.mutations).toBe(0)

    const served = logs()
      .filter(({ msg }) => msg === 'slot enqueued')
      .map(({ schedule, slot }) => `${schedule} ${slot}`)
    expect(served.length).toBeGreaterThan(0)
    expect(served.filter((slot, index) => served.indexOf(slot) < index)).toEqual([])
    expect(replicas.filter((one) => one !== victim && instructs(one)).length).toBeGreaterThan(0)
    expect(await store.queue('instruct').getFailed()).toEqual([])

    const alive = replicas.filter((one) => one !== victim)
    const started = () => alive.every(({ log }) => log.some(({ msg }) => msg === 'started'))
    await expect.poll(started, { timeout: 60_000 }).toBe(true)
    for (const { child } of alive) child.kill('SIGTERM')
    expect(await Promise.all(alive.map(({ exited }) => exited))).toEqual(alive.map(() => [0, null]))
  })
})
