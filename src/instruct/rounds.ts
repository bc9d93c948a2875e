import { setTimeout as sleep } from 'node:timers/promises'
import type { Services } from '../campaign/services.ts'
import type { Claim } from '../queue/define.ts'
import { type InHand, type Instructed, type Line, sendBack, type WriteCounts } from './in-hand.ts'
import { round } from './round.ts'

/** Jobs come one by one from the queue: a round begins once none has come for that long (ms)… */
const QUIET_MS = 30
/** …or this long after it could have begun. */
const GATHER_MS = 200

/**
 * The line of the jobs in hand, and the rounds that take them, one round at a time: nothing is read while something
 * else is written. At stop, no document starts: what was not in one goes back to the queue, in its order.
 */
export class Rounds implements Line {
  readonly #services: Services
  readonly #waiting: InHand[] = []
  readonly suspects = new Map<number, number>()
  readonly done: WriteCounts = { annotations: 0, moved: 0, followed: 0, messages: 0 }
  #running: Promise<void> | null = null
  #arrivedAt = 0
  isStopping = false

  constructor(services: Services) {
    this.#services = services
  }

  /** @returns the dossier's own outcome, at the end of its part in a round */
  take(
    { campaign, dossier }: { campaign: string; dossier: number },
    claim?: Claim,
  ): Promise<Instructed> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        campaign,
        dossier,
        claim,
        settle: (outcome) => ('ok' in outcome ? resolve(outcome.ok) : reject(outcome.failure)),
      })
      this.#arrivedAt = performance.now()
      this.#running ??= this.#run()
    })
  }

  /** How many dossiers one round takes: what DS shows in one document. */
  size(): number {
    return this.#services.ds.pageSize()
  }

  /** Resolves when nothing is written any more and every job is settled. */
  async stop(): Promise<void> {
    this.isStopping = true
    await this.#running
    sendBack(this.#waiting.splice(0))
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 && !this.isStopping) {
      await this.#gathered()
      this.#waiting.sort(inOrderOfQueue)
      if (!this.isStopping) await round(this.#services, this, this.#waiting.splice(0, this.size()))
    }
    // In the same breath as the last look at the line: who comes now begins anew.
    this.#running = null
  }

  async #gathered(): Promise<void> {
    const since = performance.now()
    for (;;) {
      const now = performance.now()
      const wait = Math.min(QUIET_MS - (now - this.#arrivedAt), GATHER_MS - (now - since))
      if (wait <= 0 || this.#waiting.length >= this.size() || this.isStopping) return
      await sleep(wait)
    }
  }
}

/** The queue gives several at once, and its answers overtake each other. */
function inOrderOfQueue({ claim: a }: InHand, { claim: b }: InHand): number {
  if (!a || !b) return 0
  return a.place[0] - b.place[0] || a.place[1] - b.place[1]
}

const lines = new WeakMap<Services, Rounds>()

/** One line a process. */
export function roundsOf(services: Services): Rounds {
  const known = lines.get(services)
  if (known) return known
  const rounds = new Rounds(services)
  lines.set(services, rounds)
  return rounds
}
