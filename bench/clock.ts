import { setTimeout as sleep } from 'node:timers/promises'

/** A clock that runs `speed` times faster than the machine's: what DS would take an hour over is measured in minutes. */
export interface Clock {
  readonly speed: number
  /** ms since the epoch */
  now(): number
  sleep(ms: number): Promise<unknown>
}

/** @param start instant (ms since the epoch) at which it agrees with the machine's clock */
export function clockFrom(start: number, speed: number): Clock {
  return {
    speed,
    now: () => start + (Date.now() - start) * speed,
    sleep: (ms) => sleep(ms / speed),
  }
}
