/** The right to send requests: everything that uses the same token shares one. */
export interface Budget {
  /**
   * Resolves when one more request may leave; callers pass in the order in which they came.
   * @returns how many more may leave in the same minute
   */
  take(): Promise<number>
  /** DS has refused: nobody passes before this instant (ms since the epoch, by the machine's clock). */
  exhaustedUntil(instantMs: number): void
  /** DS's clock (ms since the epoch), as it has just told it. */
  serverTime(instantMs: number): void
}

/** Counts by name, for every process that shares the token. */
export interface SharedCounter {
  /** Adds to a count, which is forgotten some time after its first addition. @returns the new count */
  add(name: string, amount: number, lifeMs: number): Promise<number>
}

/** DS counts on fixed windows aligned on the epoch minute, per token. */
export const REQUESTS_PER_MINUTE = 400
/** Requests of each window that only interactive commands may use: a person does not wait for a backfill. */
export const RESERVED_PER_MINUTE = 20
const MINUTE = 60_000

/**
 * How long before and after the end of a minute a request may be counted by DS in the other one: its clock comes
 * cut to the second, with an answer that has travelled. Such a request is counted in both.
 */
const UNCERTAIN_MS = 2_500

/**
 * Keeps the requests of every process that shares `counter` under `limit` a minute of DS's clock.
 * @param options.now ms since the epoch; @param options.elapsed ms on the monotonic clock: the other may be set;
 * @param options.sleep waits that many ms.
 */
export function windowBudget(options: {
  limit: number
  counter: SharedCounter
  now: () => number
  elapsed: () => number
  sleep: (ms: number) => Promise<unknown>
}): Budget {
  const { limit, counter, now, elapsed, sleep } = options
  /** DS's clock less ours. */
  let ahead = 0
  /** On the monotonic clock. */
  let closedUntil = Number.NEGATIVE_INFINITY
  let line: Promise<unknown> = Promise.resolve()

  const nameOf = (minute: number) => `requests:${minute}`
  const add = (minute: number, amount: number) => counter.add(nameOf(minute), amount, 3 * MINUTE)

  async function takeOne(): Promise<number> {
    for (;;) {
      const closed = closedUntil - elapsed()
      if (closed > 0) {
        await sleep(closed)
        // Timers may fire early, and DS may have refused another request meanwhile.
        continue
      }
      const instant = now() + ahead
      const { left, full } = await count(instant)
      if (full === null) return left
      close((full + 1) * MINUTE + UNCERTAIN_MS - instant)
    }
  }

  /** A window of DS is a minute: no refusal lasts longer, whatever the clocks say. */
  const close = (ms: number) => {
    closedUntil = Math.max(closedUntil, elapsed() + Math.min(ms, MINUTE + 2 * UNCERTAIN_MS))
  }

  /**
   * Counts one request at that instant of DS's clock.
   * @returns what is left after it, and the minute that has no room for it, or null
   */
  async function count(instant: number): Promise<{ left: number; full: number | null }> {
    const first = Math.floor((instant - UNCERTAIN_MS) / MINUTE)
    const last = Math.floor((instant + UNCERTAIN_MS) / MINUTE)
    let left = limit
    for (let minute = first; minute <= last; minute += 1) {
      left = limit - (await add(minute, 1))
      if (left < 0) return { left: 0, full: minute }
    }
    return { left, full: null }
  }

  return {
    take() {
      const taken = line.then(takeOne)
      // A store that does not answer fails its caller, not those behind.
      line = taken.catch(() => {})
      return taken
    },
    exhaustedUntil(instantMs) {
      // The late answer of a window that is already over says nothing of the present one.
      if (instantMs <= now()) return
      close(instantMs - now())
      // The other processes see a full window; should the store not answer, DS tells them by itself.
      void add(Math.floor((instantMs + ahead - 1) / MINUTE), limit).catch(() => {})
    },
    serverTime(instantMs) {
      ahead = instantMs - now()
    },
  }
}

/** Names kept by a process that is alone: no more than two windows are counted at the same time. */
const NAMES_KEPT = 3

/** For a process that is alone with its token. */
export function localCounter(): SharedCounter {
  const counts = new Map<string, number>()
  return {
    async add(name, amount) {
      const count = (counts.get(name) ?? 0) + amount
      counts.set(name, count)
      const [oldest] = counts.keys()
      if (oldest !== undefined && counts.size > NAMES_KEPT) counts.delete(oldest)
      return count
    },
  }
}
