import type { Store } from '../store/port.ts'
import { msUntil, SKEW_MS } from './clock.ts'

/**
 * After the clock was set back, in this process or before it started: jobs that wait for an instant further off than
 * they were to wait run now, and wait again if they must; no lock outlives its time. Others of their queues come
 * back early too.
 * @returns the queues where some were found
 */
export async function endFalseWaits(store: Store, queues: readonly string[]): Promise<string[]> {
  await store.boundLocks(queues)
  const now = Date.now()
  const found: string[] = []
  for (const name of queues) {
    const waits = await store.waits(name)
    const isFalse = waits.some(({ at, ms }) => at > now && msUntil(at, now, ms + SKEW_MS) === 0)
    if (!isFalse) continue
    await store.queue(name).promoteJobs()
    found.push(name)
  }
  return found
}
