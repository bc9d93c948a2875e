import type { Item, Kind } from './prices.ts'
import { Processor } from './processor.ts'
import { Work } from './work.ts'

export interface CostSetting {
  /** How many times dearer than measured everything is: 1 as on an idle machine, 2 to 14 in production. */
  readonly factor: number
  /** Processes of DS: each works on one thing at a time. */
  readonly processors: number
  /**
   * How many times faster than DS the answers come: 1 waits as long as DS works, 50 a fiftieth of it; null does not
   * wait at all. A client that measures needs a clock that runs as fast: its own times `speed`, or, when nothing is
   * waited for, `start + costs.now()`.
   */
  readonly speed: number | null
}

export interface CostReport {
  /** Seconds of DS's own work. */
  readonly seconds: number
  readonly byKind: Readonly<Partial<Record<Kind, { count: number; seconds: number }>>>
  readonly documents: number
  /** Documents that DS's limit of 30 s cut. */
  readonly cut: number
  /** The longest document, in seconds of DS's own work on it. */
  readonly longest: number
  /** Whole reads (all champs or all annotations, by page or by number), by dossier number. */
  readonly reads: Readonly<Record<number, number>>
}

const MEASURED: CostSetting = { factor: 1, processors: 1, speed: null }

/**
 * DS's time, which is what costs. Off until `set`; then each document pays for what it selects (`prices.ts`), in ms
 * of DS's own work times `factor`, and is cut at 30 s of DS, whatever is really waited. Without waiting (`speed`
 * null), documents are answered one by one, and never share a processor.
 *
 *     const simulator = await startSimulator({ world, costs: { factor: 6 } })  // accounts, waits for nothing
 *     simulator.costs.set({ factor: 24 })                                      // slows down while it runs
 *     simulator.costs.set({ speed: 50 })                                       // waits a fiftieth of DS's time
 *     simulator.costs.now()                                                    // ms of DS's time, a clock to inject
 *     simulator.costs.report()                                                 // { seconds, cut, longest, reads, … }
 *     simulator.costs.reset()                                                  // counts from here
 *     simulator.costs.off()
 *
 * Other processes: GET, POST (part of a setting) and DELETE `/simulator/costs`, DELETE `/simulator/costs/report`.
 */
export class Costs {
  setting: CostSetting | null = null
  #processors: Processor[] = []
  #seconds = 0
  #byKind: Partial<Record<Kind, { count: number; seconds: number }>> = {}
  #documents = 0
  #cut = 0
  #longest = 0
  #reads: Record<number, number> = {}

  /** Switches the model on, or changes what is given, for the work that begins from now on. */
  set(change: Partial<CostSetting>) {
    const setting = { ...MEASURED, ...this.setting, ...change }
    const speed = setting.speed ?? Number.POSITIVE_INFINITY
    if (this.#processors.length !== setting.processors) {
      const now = this.now()
      this.#processors = Array.from({ length: setting.processors }, () => new Processor(speed, now))
    }
    for (const processor of this.#processors) processor.speed = speed
    this.setting = setting
  }

  off() {
    this.setting = null
  }

  /** ms of DS's work since the start, on the processor that did most: never goes back. */
  now(): number {
    return Math.max(0, ...this.#processors.map(({ clock }) => clock))
  }

  report(): CostReport {
    return {
      seconds: this.#seconds,
      byKind: structuredClone(this.#byKind),
      documents: this.#documents,
      cut: this.#cut,
      longest: this.#longest,
      reads: { ...this.#reads },
    }
  }

  reset() {
    this.#seconds = 0
    this.#byKind = {}
    this.#documents = 0
    this.#cut = 0
    this.#longest = 0
    this.#reads = {}
  }

  /** A document comes in; null when the model is off. */
  open(): Work | null {
    const [first, ...others] = this.#processors
    if (!this.setting || !first) return null
    this.#documents++
    const idlest = others.reduce((best, one) => (one.open < best.open ? one : best), first)
    return new Work(idlest, this.setting.speed !== null, (item) => this.#count(item))
  }

  /** A document goes out, once nothing of it is left to do. */
  async close(work: Work, isCut: () => boolean) {
    await work.close()
    this.#longest = Math.max(this.#longest, work.spentMs / 1000)
    if (isCut()) this.#cut++
  }

  #count({ kind, ms, read }: Item): number {
    const cost = ms * (this.setting?.factor ?? 0)
    const { count, seconds } = this.#byKind[kind] ?? { count: 0, seconds: 0 }
    this.#byKind[kind] = { count: count + 1, seconds: seconds + cost / 1000 }
    this.#seconds += cost / 1000
    if (read !== undefined) this.#reads[read] = (this.#reads[read] ?? 0) + 1
    return cost
  }
}
