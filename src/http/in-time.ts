import { setTimeout as sleep } from 'node:timers/promises'

/** What a page or a probe waits for of the store (ms): whoever watches us has less patience than a job. */
export const STORE_MS = 3_000

/** @returns what `work` gives; null when that takes longer than `ms`: nobody waits for it any more */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const limit = new AbortController()
  // Ended early, it rejects after all is said.
  const late = sleep(ms, null, { signal: limit.signal }).catch(() => null)
  try {
    return await Promise.race([work, late])
  } finally {
    limit.abort()
  }
}
