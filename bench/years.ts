import { setTimeout as sleep } from 'node:timers/promises'
import { startRedisServer } from '../test/support/redis.ts'
import { startChild } from './children.ts'
import type { WorkerSetting } from './worker.ts'

/**
 * `npm run bench -- years`: two months of a service in some minutes, on each store. Every day polls, edits, deposits,
 * decisions, a fault of DS and a full pass. What the process holds is measured each week: past the first weeks it may
 * grow by what new dossiers explain, and by nothing else.
 */
const DAYS = 60
const POLLS_A_DAY = 3
const DOSSIERS = 40
const DEPOSITS_A_DAY = 2
const EDITS_A_DAY = 6
/** The model's clock against the machine's: a day takes two seconds, were there nothing to do. */
const SPEED = 43_200
/** Caches fill and code is compiled in the first weeks. */
const SETTLED_AFTER_DAYS = 14

export interface Weight {
  readonly day: number
  /** After a collection of garbage. */
  readonly heapBytes: number
  readonly memoryBytes: number
  readonly openFiles: number
  readonly journalRows: number
  readonly storeBytes: number
}

interface Bound {
  readonly what: string
  readonly of: (weight: Weight) => number
  /** By which it may grow in a day, beyond what the dossiers deposited explain. */
  readonly aDay: number
  readonly aDossier: number
}

const KB = 1024
const BOUNDS: readonly Bound[] = [
  { what: 'heap, kB', of: ({ heapBytes }) => heapBytes / KB, aDay: 60, aDossier: 40 },
  { what: 'memory, kB', of: ({ memoryBytes }) => memoryBytes / KB, aDay: 500, aDossier: 100 },
  { what: 'open files', of: ({ openFiles }) => openFiles, aDay: 0.1, aDossier: 0 },
  { what: 'journal rows', of: ({ journalRows }) => journalRows, aDay: 0.2, aDossier: 2 },
  { what: 'store, kB', of: ({ storeBytes }) => storeBytes / KB, aDay: 300, aDossier: 20 },
]

/** Of the line that fits best, by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  const across = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / across
}

export interface Verdict {
  readonly what: string
  readonly aDay: number
  readonly atMost: number
}

/** What grows, by day, once all is settled. */
export function judge(weights: readonly Weight[], depositsADay: number): Verdict[] {
  const settled = weights.filter(({ day }) => day >= SETTLED_AFTER_DAYS)
  return BOUNDS.map(({ what, of, aDay, aDossier }) => ({
    what,
    aDay: slopeOf(settled.map((weight) => [weight.day, of(weight)])),
    atMost: aDay + aDossier * depositsADay,
  }))
}

/** Lives through the months on one store. */
async function live(redisUrl: string | null): Promise<Weight[]> {
  const start = Date.now()
  const ds = startChild('ds.ts')
  const worker = startChild('worker.ts')
  try {
    const setting = { start, speed: SPEED, demarches: 1 }
    const url = await ds.ask<string>('open', {
      ...setting,
      latency: false,
      dossiersEach: DOSSIERS,
    })
    await worker.ask('open', { ...setting, url, redisUrl } satisfies WorkerSetting)
    await worker.ask('work')
    const weights: Weight[] = []
    for (let day = 0; day < DAYS; day += 1) {
      await ds.ask('deposit', DEPOSITS_A_DAY)
      for (let poll = 0; poll < POLLS_A_DAY; poll += 1) {
        if (poll === 1) await ds.ask('stumble')
        await ds.ask('edit', EDITS_A_DAY / POLLS_A_DAY)
        await worker.ask('round', 'poll')
      }
      await worker.ask('round', 'reconcile')
      if (day % 2 === 0) weights.push({ day, ...(await worker.ask<Omit<Weight, 'day'>>('weigh')) })
      // The next day begins when it begins, however fast this one went.
      await sleep(Math.max(0, start + ((day + 1) * 86_400_000) / SPEED - Date.now()))
    }
    await worker.ask('close')
    return weights
  } finally {
    ds.stop()
    worker.stop()
  }
}

/** @returns whether nothing grows on either store */
export async function years(): Promise<boolean> {
  let isFlat = true
  const redis = await startRedisServer()
  for (const [store, url] of [
    ['embedded', null],
    ['Redis', redis?.url],
  ] as const) {
    if (url === undefined) {
      process.stdout.write('No redis-server on the PATH: two months on Redis are not lived.\n')
      continue
    }
    const began = performance.now()
    const verdicts = judge(await live(url), DEPOSITS_A_DAY)
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    process.stdout.write(`\n${DAYS} days on the ${store} store, in ${minutes} minutes:\n`)
    for (const { what, aDay, atMost } of verdicts) {
      const held = aDay <= atMost
      if (!held) isFlat = false
      const words = `${what}: ${aDay.toFixed(2)} a day, at most ${atMost.toFixed(2)}`
      process.stdout.write(`${held ? 'ok ' : 'NO '} ${words}\n`)
    }
  }
  await redis?.stop()
  return isFlat
}
