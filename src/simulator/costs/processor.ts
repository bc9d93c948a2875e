import { setImmediate as everythingDue, setTimeout as sleep } from 'node:timers/promises'

interface Turn {
  /** Tells how long its work takes, in ms of DS. */
  readonly begin: () => number
  readonly end: () => void
}

/** Below it a timer of the machine is not worth setting: what is owed is slept with the next turn. */
const SHORTEST_SLEEP_MS = 2

/**
 * A process of DS: one piece of work at a time. Several documents share it in turns, so that two of them take twice
 * as long each. Its clock goes by the work done, not by the machine: cuts do not depend on the machine's speed.
 */
export class Processor {
  /** ms of DS's work done since the start. */
  clock: number
  /** Documents under way. */
  open = 0
  /** How many times faster than DS's its own time passes on the machine. */
  speed: number
  readonly #lines = new Map<object, Turn[]>()
  #isRunning = false
  /** Instant of the machine at which the work begun so far is over. */
  #busyUntil = 0

  constructor(speed: number, clock: number) {
    this.speed = speed
    this.clock = clock
  }

  /** Settles when the work is over. The turns of one document keep their order. */
  turn(document: object, begin: Turn['begin']): Promise<void> {
    return new Promise((end) => {
      const line = this.#lines.get(document) ?? []
      line.push({ begin, end })
      this.#lines.set(document, line)
      if (!this.#isRunning) this.#run().catch(end)
    })
  }

  async #run() {
    this.#isRunning = true
    for (let turn = this.#next(); turn; turn = this.#next()) {
      const ms = turn.begin()
      this.clock += ms
      this.#busyUntil = Math.max(this.#busyUntil, performance.now()) + ms / this.speed
      const owed = this.#busyUntil - performance.now()
      if (owed >= SHORTEST_SLEEP_MS) await sleep(owed, undefined, { ref: false })
      turn.end()
      // its document may take its place in the line again
      await everythingDue()
    }
    this.#isRunning = false
  }

  /** From the document that waits longest, which then goes to the end of the line. */
  #next(): Turn | undefined {
    const [found] = this.#lines
    if (!found) return undefined
    const [document, line] = found
    const turn = line.shift()
    this.#lines.delete(document)
    if (line.length > 0) this.#lines.set(document, line)
    return turn
  }
}
