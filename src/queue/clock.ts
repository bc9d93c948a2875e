/**
 * The machine's clock may be set: a virtual machine restored, a BIOS without battery, NTP after either. What is
 * measured within a process goes by the monotonic clock (`performance.now`); an instant kept in the journal or in a
 * queue is read with the functions of this file, so that one which a clock that was ahead has written keeps nothing
 * waiting for longer than it ever may.
 */

/** Clocks of replicas differ by less. */
export const SKEW_MS = 5 * 60_000

/**
 * How long (ms) until an instant that may lie at most `longestMs` ahead. One that lies further off was set by a clock
 * that was ahead: it is due.
 */
export function msUntil(instant: number, now: number, longestMs: number): number {
  const wait = instant - now
  return wait > longestMs ? 0 : Math.max(0, wait)
}

/** Whether so long (ms) has passed since an instant. One still to come was written by a clock that was ahead: it has. */
export const hasLasted = (since: number, now: number, ms: number): boolean =>
  since > now + SKEW_MS || now - since >= ms

/** Less is a clock that is put right as it goes. */
const STEP_MS = 60_000

/**
 * Notices that the machine's clock was set while this process ran.
 * @param elapsed ms on the monotonic clock
 * @returns by how much (ms) since the last look, back being negative; 0: it was not
 */
export function watchClock(now: () => number, elapsed: () => number): () => number {
  let ahead = now() - elapsed()
  return () => {
    const before = ahead
    ahead = now() - elapsed()
    return Math.abs(ahead - before) > STEP_MS ? ahead - before : 0
  }
}
