const { now } = Date
const elapsed = performance.now.bind(performance)
let ahead = 0
let since: number | null = null

/**
 * From now on this process lives at that instant (ms since the epoch), or at its own when that is later. Both its clocks
 * move, as if the time had passed; timers do not.
 */
export function liveAt(instant: number): void {
  const wanted = instant - now()
  ahead = since === null ? wanted : Math.max(ahead, wanted)
  since ??= ahead
  const from = since
  Date.now = () => now() + ahead
  performance.now = () => elapsed() + ahead - from
}
