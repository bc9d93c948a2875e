import { setTimeout as sleep } from 'node:timers/promises'
import { enqueueFollowUp, followUpLaureats } from '../../jobs/follow-up.ts'
import type { Services } from '../campaign/services.ts'
import type { PassRecord } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import { endFalseWaits } from '../queue/waits.ts'
import { startWorkers } from './workers.ts'

/** What the pass over each campaign did; null where none came to its end. */
export type FollowUpRun = ReadonlyMap<string, PassRecord | null>

const LOOK_EVERY_MS = 50
/** A job put off for longer waits for DS or for the SMTP server to come back: nobody waits with it. */
const PATIENCE_MS = 30_000

/**
 * The follow-up pass now, through the queue: a running service and this process never follow the same campaign at
 * the same time. Whichever takes the job, its record in the journal tells what was done.
 */
export async function runFollowUp(
  services: Services,
  campaigns: readonly string[],
): Promise<FollowUpRun> {
  const read = async (id: string) => await services.store.journal.get(keys.lastPass(id))
  const before = new Map<string, string | undefined>()
  for (const id of campaigns) before.set(id, (await read(id))?.id)
  const slot = new Date(services.now()).toISOString()
  await endFalseWaits(services.store, [followUpLaureats.name])
  for (const id of campaigns) await enqueueFollowUp(services.store, 'complete', id, slot)
  const workers = startWorkers(services, undefined, [followUpLaureats])
  while (await isPending(services)) await sleep(LOOK_EVERY_MS)
  await Promise.all(workers.map((worker) => worker.close()))
  const run = new Map<string, PassRecord | null>()
  for (const id of campaigns) {
    const record = await read(id)
    run.set(id, record?.id === before.get(id) ? null : record)
  }
  return run
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
  const waits = await store.waits(followUpLaureats.name)
  return waits.some(({ at }) => at <= limit)
}
