import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedisServer } from '../test/support/redis.ts'
import { type Child, startChild } from './children.ts'
import type { DsAddress, DsSetting } from './years/ds.ts'
import type { Weight as Weighed, WorkerSetting } from './years/worker.ts'

/**
 * `npm run bench -- years`: two months of a service in some minutes, on each store: three campaigns of the demonstration
 * and people who deposit, change, decide and report every day, a fault of DS a day, the follow-up with its e-mails, the
 * nightly pass. The clocks of the processes are moved from one look at the schedules to the next: eight a day, where a
 * service takes 1,440. What the process holds is measured every other day: past the first weeks it may grow by what new
 * dossiers explain, and by nothing else.
 */
const START = Date.parse('2021-09-06T00:00:05+02:00')
const DAYS = 60
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Hours of Paris; among them those of the nightly pass, of the monthly list and of the follow-up. */
const LOOKS = [3.5, 7, 8.5, 10, 12, 14, 16, 18]
const PER_DAY = { deposits: 2, edits: 6, decisions: 2 }
/** Caches fill and code is compiled in the first weeks. */
const SETTLED_AFTER_DAYS = 14
/** What is put off goes on within the same look, so many times; then the day does not end. */
const MOST_WAKES = 50

export interface Weight extends Weighed {
  readonly day: number
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
  // Nearly all of it is what V8 compiles, for months: of what is kept itself, four kilobytes a day.
  { what: 'heap, kB', of: ({ heapBytes }) => heapBytes / KB, aDay: 100, aDossier: 5 },
  { what: 'memory, kB', of: ({ memoryBytes }) => memoryBytes / KB, aDay: 500, aDossier: 100 },
  { what: 'open files', of: ({ openFiles }) => openFiles, aDay: 0.1, aDossier: 0 },
  { what: 'journal rows', of: ({ journalRows }) => journalRows, aDay: 0.2, aDossier: 2 },
  { what: 'store, kB', of: ({ storeBytes }) => storeBytes / KB, aDay: 40, aDossier: 20 },
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

interface Life {
  readonly weights: readonly Weight[]
  /** Jobs by how they ended, and e-mails. */
  readonly done: Readonly<Record<string, number>>
  /** What was not done, in words. */
  readonly missed: readonly string[]
}

/** Lives through the months on one store. */
async function live(redisUrl: string | null): Promise<Life> {
  const ds = startChild('years/ds.ts')
  const worker = startChild('years/worker.ts')
  const folder = await mkdtemp(join(tmpdir(), 'guichet-years-'))
  try {
    const address = await ds.ask<DsAddress>('open', { at: START, folder } satisfies DsSetting)
    await worker.ask('open', { ...address, at: START, redisUrl } satisfies WorkerSetting)
    const weights: Weight[] = []
    for (let day = 0; day < DAYS; day += 1) {
      const midnight = START + day * DAY_MS
      for (const [place, hour] of LOOKS.entries()) {
        const next = midnight + (LOOKS[place + 1] ?? 24) * HOUR_MS
        await moveTo(midnight + hour * HOUR_MS, ds, worker)
        if (place === 3) await ds.ask('deposit', PER_DAY.deposits)
        if (place === 4) await ds.ask('fault', day)
        if (place === 5) await ds.ask('decide', PER_DAY.decisions)
        if (place === 6 && day % 2 === 0) await ds.ask('report')
        if (place >= 4) await ds.ask('edit', PER_DAY.edits / 4)
        await worker.ask('tick')
        await work(next, ds, worker)
      }
      if (day % 2 === 0) weights.push({ day, ...(await worker.ask<Weighed>('weigh')) })
    }
    const mails = (await readdir(folder)).length
    const done = { ...(await worker.ask<Life['done']>('done')), 'e-mails': mails }
    return { weights, done, missed: await missed(ds, worker, mails) }
  } finally {
    await worker.ask('close').catch(() => {})
    ds.stop()
    worker.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const moveTo = async (instant: number, ...children: readonly Child[]) =>
  await Promise.all(children.map((child) => child.ask('at', instant)))

/** Until nothing is left that goes on before the next look. */
async function work(next: number, ds: Child, worker: Child): Promise<void> {
  for (let wakes = 0; wakes < MOST_WAKES; wakes += 1) {
    const wait = await worker.ask<number | null>('settle')
    if (wait === null || wait >= next) return
    await moveTo(wait, ds, worker)
    await worker.ask('wake')
  }
  throw new Error(`put off ${MOST_WAKES} times in a row: the day does not end`)
}

/** Slopes of a service that does nothing would be flat too. */
async function missed(ds: Child, worker: Child, mails: number): Promise<string[]> {
  const unwritten = await ds.ask<number>('unwritten')
  const failed = await worker.ask<number>('failed')
  return [
    ...(unwritten > 0 ? [`${unwritten} dossiers without an opinion`] : []),
    ...(failed > 0 ? [`${failed} jobs gave up`] : []),
    ...(mails === 0 ? ['no e-mail left'] : []),
  ]
}

/** @returns whether nothing grows on either store */
export async function years(): Promise<boolean> {
  let isFlat = true
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  const redis = await startRedisServer()
  for (const [store, url] of [
    ['embedded', null],
    ['Redis', redis?.url],
  ] as const) {
    if (url === undefined) {
      say('No redis-server on the PATH: two months on Redis are not lived.')
      continue
    }
    const began = performance.now()
    const { weights, done, missed } = await live(url)
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    say(`\n${DAYS} days on the ${store} store, in ${minutes} minutes:`)
    say(
      Object.entries(done)
        .map(([job, times]) => `${job} ${times}`)
        .sort()
        .join(', '),
    )
    for (const { what, aDay, atMost } of judge(weights, PER_DAY.deposits)) {
      const held = aDay <= atMost
      if (!held) isFlat = false
      say(`${held ? 'ok ' : 'NO '} ${what}: ${aDay.toFixed(2)} a day, at most ${atMost.toFixed(2)}`)
    }
    for (const words of missed) {
      isFlat = false
      say(`NO  ${words}`)
    }
  }
  await redis?.stop()
  return isFlat
}
