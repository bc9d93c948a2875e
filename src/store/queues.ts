import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq'
import type { Store } from './port.ts'
import { errorLabel } from './trouble.ts'

type OwnWorkerOptions = Pick<
  WorkerOptions,
  'concurrency' | 'autorun' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'
>

/** How a backend makes BullMQ's objects. */
export interface Makers {
  queue(name: string): Queue
  worker(name: string, processor: Processor, options: OwnWorkerOptions): Worker
  isReachable(): boolean
}

export type Queues = Pick<Store, 'queue' | 'worker'> & { close(graceMs: number): Promise<void> }

// A job that takes its process down is retried for a while, not for ever. Hundreds run beside it and are counted with
// it: fewer would give up those that a machine in trouble, restarting for half an hour, interrupts each time.
const MAX_STALLED_COUNT = 100
// Bounds what BullMQ leaves unbounded when its connection is gone.
const CLOSE_MS = 5_000

/**
 * Keeps what was opened, listens to its errors, and closes it in order.
 *
 * `worker.close()` waits for its jobs without limit, and once called it cannot be turned into a forced close:
 * `close` stops taking jobs first, waits for them itself, then closes for good. A job left behind keeps its lock
 * until `lockMs` has passed, then runs again elsewhere.
 */
export function trackQueues(
  make: Makers,
  lockMs: number,
  onProblem: (problem: string) => void,
): Queues {
  const queues = new Map<string, Queue>()
  const workers: { worker: Worker; active: Set<Promise<unknown>> }[] = []

  return {
    queue(name) {
      const known = queues.get(name)
      if (known) return known
      const queue = make.queue(name)
      queue.on('error', (error) => onProblem(`queue ${name}: ${errorLabel(error)}`))
      queues.set(name, queue)
      return queue
    },
    worker(name, processor, options) {
      const active = new Set<Promise<unknown>>()
      const tracked: Processor = async (job, token, signal) => {
        const run = Promise.resolve(processor(job, token, signal))
        active.add(run)
        try {
          return await run
        } finally {
          active.delete(run)
        }
      }
      const worker = make.worker(name, tracked, {
        ...options,
        lockDuration: lockMs,
        stalledInterval: lockMs,
        maxStalledCount: MAX_STALLED_COUNT,
      })
      // Somebody else does them by now: their signals tell whoever holds them.
      worker.on('lockRenewalFailed', (ids: string[]) => {
        for (const id of ids) worker.cancelJob(id, 'lock lost')
      })
      worker.on('error', (error) => onProblem(`worker ${name}: ${errorLabel(error)}`))
      workers.push({ worker, active })
      return worker
    },
    async close(graceMs) {
      await Promise.all(
        workers.map(async ({ worker, active }) => {
          await worker.pause(true)
          await within(graceMs, Promise.allSettled(active))
          // Orderly closing speaks to Redis, and would wait for it without limit.
          await within(CLOSE_MS, worker.close(active.size > 0 || !make.isReachable()))
        }),
      )
      await Promise.all([...queues.values()].map((queue) => within(CLOSE_MS, queue.close())))
    },
  }
}

/** Waits for `work`, at most `ms`; its outcome does not matter. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => {}), limit])
  clearTimeout(timer)
}
