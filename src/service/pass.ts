import { setTimeout as sleep } from 'node:timers/promises'
import { JOBS } from '../../jobs/index.ts'
import { enqueueSweep } from './enqueue.ts'
import type { Services } from './services.ts'
import type { Scope } from './sweep.ts'
import { type JobReport, startWorkers } from './workers.ts'

/** What one pass did. */
export interface PassSummary {
  /** Dossiers looked at, by what became of them. */
  readonly dossiers: Readonly<Record<string, number>>
  readonly verdicts: Readonly<Record<string, number>>
  readonly annotations: number
  readonly moved: number
  readonly followed: number
  /** Jobs that gave up, of this pass or of an earlier one. */
  readonly failed: number
  /** Jobs that wait for DS to come back. */
  readonly waiting: number
}

export interface PassProgress {
  readonly done: number
  readonly queued: number
}

const LOOK_EVERY_MS = 50

/** A job put off for longer than this waits for DS to come back: a pass does not wait with it. */
const PATIENCE_MS = 30_000

/** Polls the campaigns, and works until nothing is left that can be done now. */
export async function runPass(
  services: Services,
  campaigns: readonly string[],
  scope: Scope,
  onProgress: (progress: PassProgress) => void = () => {},
): Promise<PassSummary> {
  const tally = new Tally()
  const slot = new Date(services.now()).toISOString()
  for (const campaign of campaigns) {
    await enqueueSweep(services.store, scope === 'all' ? 'reconcile' : 'poll', campaign, slot)
  }
  const workers = startWorkers(services, (report) => tally.add(report))
  for (;;) {
    const { pending, waiting, failed } = await depth(services)
    onProgress({ done: tally.looked, queued: tally.looked + pending })
    if (pending === 0) {
      await Promise.all(workers.map((worker) => worker.close()))
      return tally.summary(failed, waiting)
    }
    await sleep(LOOK_EVERY_MS)
  }
}

/** Jobs still to be done in this pass, those that wait for a later time, those that gave up. */
async function depth({ store }: Services) {
  const sum = { pending: 0, waiting: 0, failed: 0 }
  for (const { name } of JOBS) {
    const queue = store.queue(name)
    const counts = await queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed', 'failed')
    const late = counts.delayed ? await countLate(queue) : 0
    sum.failed += counts.failed ?? 0
    sum.waiting += late
    sum.pending +=
      (counts.waiting ?? 0) +
      (counts.active ?? 0) +
      (counts.prioritized ?? 0) +
      (counts.delayed ?? 0) -
      late
  }
  return sum
}

async function countLate(queue: ReturnType<Services['store']['queue']>): Promise<number> {
  const delayed = await queue.getDelayed()
  // BullMQ's own dates: the machine's clock, not the frozen one.
  const limit = Date.now() + PATIENCE_MS
  return delayed.filter((job) => job.timestamp + job.delay > limit).length
}

class Tally {
  readonly #dossiers: Record<string, number> = {}
  readonly #verdicts: Record<string, number> = {}
  #annotations = 0
  #moved = 0
  #followed = 0
  looked = 0

  add({ job, result }: JobReport): void {
    if (job !== 'instruct') return
    this.looked += 1
    count(this.#dossiers, result.outcome)
    if (typeof result.verdict === 'string') count(this.#verdicts, result.verdict)
    if (typeof result.annotations === 'number') this.#annotations += result.annotations
    if (result.moved === true) this.#moved += 1
    if (result.followed === true) this.#followed += 1
  }

  summary(failed: number, waiting: number): PassSummary {
    return {
      dossiers: this.#dossiers,
      verdicts: this.#verdicts,
      annotations: this.#annotations,
      moved: this.#moved,
      followed: this.#followed,
      failed,
      waiting,
    }
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
