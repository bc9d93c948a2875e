/** The right to send requests. Everything that uses the same token shares one; a replica-wide one may replace the local one. */
export interface Budget {
  /** Resolves when one more request may leave; callers pass in the order in which they came. */
  take(): Promise<void>
  /** DS has refused: nobody passes before this instant (ms since the epoch). */
  exhaustedUntil(instantMs: number): void
}

/** DS counts on fixed windows aligned on the epoch minute, per token. */
export const REQUESTS_PER_MINUTE = 400
const MINUTE = 60_000

/** @param options.now ms since the epoch; @param options.sleep waits that many ms. */
export function localBudget(options: {
  limit?: number
  now: () => number
  sleep: (ms: number) => Promise<unknown>
}): Budget {
  const { limit = REQUESTS_PER_MINUTE, now, sleep } = options
  let windowEnd = 0
  let left = 0
  let line: Promise<void> = Promise.resolve()

  function open(instant: number) {
    windowEnd = (Math.floor(instant / MINUTE) + 1) * MINUTE
    left = limit
  }

  async function takeOne() {
    if (now() >= windowEnd) open(now())
    while (left === 0) {
      const end = windowEnd
      await sleep(end - now())
      // A 429 may have moved the end during the sleep. `end` counts even if the clock did not reach it:
      // timers may fire early, and a frozen clock never moves.
      if (windowEnd === end) open(Math.max(now(), end))
    }
    left -= 1
  }

  return {
    take() {
      line = line.then(takeOne)
      return line
    },
    exhaustedUntil(instantMs) {
      // The late answer of a window that is already over says nothing of the present one.
      if (instantMs <= now()) return
      left = 0
      windowEnd = Math.max(windowEnd, instantMs)
    },
  }
}
