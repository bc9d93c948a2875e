import { setImmediate as everythingDue } from 'node:timers/promises'
import type { Item } from './prices.ts'
import type { Processor } from './processor.ts'

/** What one document has DS do: each item waits for its turn, is counted, and takes its time. */
export class Work {
  /** DS's own time spent on this document alone, ms. */
  spentMs = 0
  readonly #processor: Processor
  readonly #isWaited: boolean
  readonly #count: (item: Item) => number
  readonly #start: number
  readonly #pending = new Set<Promise<boolean>>()
  #paidOnce = false

  /** @param count notes an item, and tells what it costs now, in ms */
  constructor(processor: Processor, isWaited: boolean, count: (item: Item) => number) {
    this.#processor = processor
    this.#isWaited = isWaited
    this.#count = count
    this.#start = processor.clock
    processor.open++
  }

  /** ms of DS since the document began, those spent on its neighbours included. */
  get elapsedMs(): number {
    return this.#processor.clock - this.#start
  }

  /**
   * Pays items one after the other, until `isOver`. A promise only when DS's time is waited for.
   * @returns false when not even the first was begun
   */
  pay(items: readonly Item[], isOver: () => boolean): boolean | Promise<boolean> {
    if (this.#isWaited) {
      const paid = this.#payInTurns(items, isOver)
      this.#pending.add(paid)
      return paid.finally(() => this.#pending.delete(paid))
    }
    let begun = 0
    for (const item of items) {
      if (isOver()) break
      this.#processor.clock += this.#spend(item)
      begun++
    }
    return begun > 0
  }

  /** Once no item is left: graphql-js may answer before, DS does not. */
  async close(): Promise<void> {
    while (this.#pending.size > 0) {
      await Promise.allSettled(this.#pending)
      await everythingDue()
    }
    this.#processor.open--
  }

  async #payInTurns(items: readonly Item[], isOver: () => boolean): Promise<boolean> {
    let begun = 0
    const turns = items.map((item) =>
      this.#processor.turn(this, () => {
        if (isOver()) return 0
        begun++
        return this.#spend(item)
      }),
    )
    await Promise.all(turns)
    return begun > 0
  }

  #spend(item: Item): number {
    if (item.once && this.#paidOnce) return 0
    this.#paidOnce ||= item.once ?? false
    const ms = this.#count(item)
    this.spentMs += ms
    return ms
  }
}
