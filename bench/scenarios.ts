import { type Child, startChild } from './children.ts'
import type { Count, Setting } from './ds.ts'
import type { PassMeasure } from './worker.ts'

/** What one scenario found, for the table. */
export interface Measure {
  readonly what: string
  readonly posts: number
  readonly refused: number
  /** By the model's clock; null where latency is not modelled. */
  readonly ms: number | null
  readonly peakBytes: number | null
  readonly cpuMs?: number
}

/** How much faster than the machine’s clock the model’s runs. Higher, and the machine’s own work weighs in the times. */
const SPEED = 5
/** Peers are one request at a time, so a tenth of the work tells the whole. */
const PEER_SPEED = 60
export const PEER_DOSSIERS = 100

interface Stage {
  readonly ds: Child
  readonly workers: readonly Child[]
}

async function onStage<T>(
  setting: Omit<Setting, 'start'>,
  redisUrl: string | null,
  workers: number,
  play: (stage: Stage) => Promise<T>,
): Promise<T> {
  // Windows of the rate limit begin with a minute of the machine's clock, at any speed.
  const start = Math.floor(Date.now() / 60_000) * 60_000
  const ds = startChild('./ds.ts')
  const stage = { ds, workers: Array.from({ length: workers }, () => startChild('./worker.ts')) }
  try {
    const url = await ds.ask<string>('open', { ...setting, start })
    const { speed, demarches } = setting
    for (const worker of stage.workers) {
      await worker.ask('open', { url, start, speed, demarches, redisUrl })
    }
    return await play(stage)
  } finally {
    for (const worker of stage.workers) await worker.ask('close')
    for (const child of [ds, ...stage.workers]) child.stop()
  }
}

async function measurePass(what: string, { ds, workers }: Stage): Promise<Measure> {
  const [worker] = workers
  if (!worker) throw new Error('no worker')
  const { ms, peakBytes, cpuMs } = await worker.ask<PassMeasure>('pass')
  return { what, ms, peakBytes, cpuMs, ...(await ds.ask<Count>('count')) }
}

async function checkDone({ ds }: Stage, dossiers: number): Promise<void> {
  const done = await ds.ask<number>('done')
  if (done !== dossiers) throw new Error(`${done} dossiers of ${dossiers} were done`)
}

/** A first pass, and the next one. */
export const backfill = (dossiers: number, redisUrl: string | null) =>
  onStage({ speed: SPEED, demarches: 1, dossiersEach: dossiers }, redisUrl, 1, async (stage) => {
    const first = await measurePass(`${dossiers} new dossiers`, stage)
    await checkDone(stage, dossiers)
    const next = await measurePass(`the next pass after ${dossiers} (own writes back)`, stage)
    return { first, next }
  })

/** Memory of the worker alone: answers come at once. */
export const memory = (dossiers: number, redisUrl: string | null) =>
  onStage({ speed: SPEED, demarches: 1, dossiersEach: dossiers }, redisUrl, 1, async (stage) => {
    const measure = await measurePass(`${dossiers} new dossiers, answers at once`, stage)
    await checkDone(stage, dossiers)
    return measure
  })

const PRESSED = 500

/** Two processes with one token: they share a backfill, then send at once more than two windows hold. */
export const replicas = (redisUrl: string) =>
  onStage({ speed: SPEED, demarches: 1, dossiersEach: 1_000 }, redisUrl, 2, async (stage) => {
    const { ds, workers } = stage
    const passes = await Promise.all(workers.map((worker) => worker.ask<PassMeasure>('pass')))
    await checkDone(stage, 1_000)
    const shared: Measure = {
      what: '1000 new dossiers, two replicas',
      ms: Math.max(...passes.map(({ ms }) => ms)),
      peakBytes: null,
      ...(await ds.ask<Count>('count')),
    }
    await Promise.all(workers.map((worker) => worker.ask('press', PRESSED)))
    const pressed: Measure = {
      what: `two replicas, ${PRESSED} single requests each at once`,
      ms: null,
      peakBytes: null,
      ...(await ds.ask<Count>('count')),
    }
    return { shared, pressed }
  })

/** The way of a peer, brought to a thousand dossiers. */
export const peer = (name: string) =>
  onStage(
    { speed: PEER_SPEED, demarches: 1, dossiersEach: PEER_DOSSIERS },
    null,
    1,
    async ({ ds, workers }): Promise<Measure> => {
      const ms = (await workers[0]?.ask<number>('peer', name)) ?? 0
      const { posts, refused } = await ds.ask<Count>('count')
      const times = 1_000 / PEER_DOSSIERS
      return { what: name, posts: posts * times, refused, ms: ms * times, peakBytes: null }
    },
  )

export const describeModel = () =>
  `The seconds are those of DS’s own work, by what was measured on its code (src/simulator/costs/prices.ts), one process of it; the worker’s clock is that of the work done. The requests are counted on a server that answers at once, 400 a minute on its clock, which runs ${SPEED} times faster than the machine’s (${PEER_SPEED} for the peers).`
