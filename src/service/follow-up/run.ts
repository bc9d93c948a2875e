import { setTimeout as sleep } from 'node:timers/promises'
import type { JobDefinition, JobResult } from '../../../jobs/define.ts'
import { followUpLaureats } from '../../../jobs/follow-up.ts'
import { enqueueFollowUp } from '../enqueue.ts'
import type { Services } from '../services.ts'
import { startWorkers } from '../workers.ts'

/** What became of the follow-up of each campaign: a result, or why there is none. */
export interface FollowUpRun {
  readonly results: ReadonlyMap<string, JobResult>
  readonly failures: ReadonlyMap<string, unknown>
}

const LOOK_EVERY_MS = 50
/** A job put off for longer waits for DS or for the SMTP server to come back: nobody waits with it. */
const PATIENCE_MS = 30_000

/**
 * The follow-up pass now, through the queue: a running service and this process never follow the same campaign at
 * the same time.
 */
export async function runFollowUp(
  services: Services,
  campaigns: readonly string[],
): Promise<FollowUpRun> {
  const results = new Map<string, JobResult>()
  const failures = new Map<string, unknown>()
  const watched: JobDefinition<{ campaign: string; slot: string }> = {
    ...followUpLaureats,
    async handler(given, payload) {
      failures.delete(payload.campaign)
      try {
        const result = await followUpLaureats.handler(given, payload)
        results.set(payload.campaign, result)
        return result
      } catch (error) {
        failures.set(payload.campaign, error)
        throw error
      }
    },
  }
  const slot = new Date(services.now()).toISOString()
  for (const campaign of campaigns) {
    await enqueueFollowUp(services.store, 'follow-up', campaign, slot)
  }
  const workers = startWorkers(services, undefined, [watched])
  while (await isPending(services)) await sleep(LOOK_EVERY_MS)
  await Promise.all(workers.map((worker) => worker.close()))
  return { results, failures }
}

async function isPending({ store }: Services): Promise<boolean> {
  const queue = store.queue(followUpLaureats.name)
  const { waiting, active, prioritized } = await queue.getJobCounts(
    'waiting',
    'active',
    'prioritized',
  )
  if (waiting || active || prioritized) return true
  // BullMQ's own dates: the machine's clock, not the frozen one.
  const limit = Date.now() + PATIENCE_MS
  const delayed = await queue.getDelayed()
  return delayed.some((job) => job.timestamp + job.delay <= limit)
}
