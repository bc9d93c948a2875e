/** Slows down whoever tries passwords; what it remembers is bounded. */
export interface Throttle {
  /** How long (ms) this address has to wait before its next try; 0: it may try now. */
  wait(address: string): number
  /** A wrong password came from this address. */
  failed(address: string): void
}

/** So many wrong passwords at once, then one more each so many ms. */
const PER_ADDRESS = { burst: 10, refillMs: 6_000 }
/** For all addresses together: an attacker has many. */
const OVERALL = { burst: 100, refillMs: 600 }
const ADDRESSES_KEPT = 1_000

/** @param now ms on the monotonic clock */
export function createThrottle(now: () => number): Throttle {
  const overall = createBucket(OVERALL, now)
  const byAddress = new Map<string, ReturnType<typeof createBucket>>()
  return {
    wait: (address) => Math.max(overall.wait(), byAddress.get(networkOf(address))?.wait() ?? 0),
    failed(address) {
      overall.take()
      const network = networkOf(address)
      const bucket = byAddress.get(network) ?? createBucket(PER_ADDRESS, now)
      bucket.take()
      // The latest last: the one that has been quiet the longest goes.
      byAddress.delete(network)
      byAddress.set(network, bucket)
      const [oldest] = byAddress.keys()
      if (byAddress.size > ADDRESSES_KEPT && oldest !== undefined) byAddress.delete(oldest)
    },
  }
}

function createBucket({ burst, refillMs }: typeof OVERALL, now: () => number) {
  /** When all tries are back. */
  let fullAt = 0
  return {
    take() {
      fullAt = Math.max(fullAt, now()) + refillMs
    },
    wait: () => Math.max(0, fullAt - now() - (burst - 1) * refillMs),
  }
}

/** One subscriber has a whole /64 of IPv6 addresses: the first four of eight groups. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [before = [], after = []] = address
    .split('::')
    .map((groups) => groups.split(':').filter(Boolean))
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
