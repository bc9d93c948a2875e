import type { Micros } from './time.ts'

interface Entry<Item> {
  readonly at: Micros
  readonly item: Item
}

/**
 * Dossiers in the order (instant, number). A change appends an entry and leaves the old one behind, to be skipped
 * by readers and swept from time to time: no sort per page, and a change costs nearly nothing.
 */
export class TimeIndex<Item extends { readonly number: number }> {
  readonly #instant: (item: Item) => Micros
  #entries: Entry<Item>[] = []
  #items = 0

  constructor(instant: (item: Item) => Micros) {
    this.#instant = instant
  }

  add(item: Item) {
    this.#items++
    this.#insert(item)
  }

  /** To be called after a dossier's instant changed. */
  move(item: Item) {
    if (this.#entries.length > 2 * this.#items + 1000)
      this.#entries = this.#entries.filter((entry) => this.#isCurrent(entry))
    this.#insert(item)
  }

  /** Dossiers at or after `from`, strictly after the pair (`from`, `number`) when a number is given. */
  *since(from: Micros, number = -1): Generator<Item> {
    for (let place = this.#placeAfter(from, number); place < this.#entries.length; place++) {
      const entry = this.#entries[place]
      if (entry && this.#isCurrent(entry)) yield entry.item
    }
  }

  #isCurrent(entry: Entry<Item>) {
    return entry.at === this.#instant(entry.item)
  }

  #insert(item: Item) {
    const entry = { at: this.#instant(item), item }
    const last = this.#entries.at(-1)
    if (!last || last.at < entry.at) this.#entries.push(entry)
    else this.#entries.splice(this.#placeAfter(entry.at, item.number), 0, entry)
  }

  #placeAfter(at: Micros, number: number): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      const entry = this.#entries[middle]
      const isAfter = entry && (entry.at > at || (entry.at === at && entry.item.number > number))
      if (isAfter) high = middle
      else low = middle + 1
    }
    return low
  }
}
