import type { Dossier } from './dossier.ts'
import type { Micros } from './time.ts'

interface Entry {
  readonly at: Micros
  readonly dossier: Dossier
}

/**
 * Dossiers in the order (instant, number). A change appends an entry and leaves the old one behind, to be skipped
 * by readers and swept from time to time: no sort per page, and a change costs nearly nothing.
 */
export class TimeIndex {
  readonly #instant: (dossier: Dossier) => Micros
  #entries: Entry[] = []
  #dossiers = 0

  constructor(instant: (dossier: Dossier) => Micros) {
    this.#instant = instant
  }

  add(dossier: Dossier) {
    this.#dossiers++
    this.#insert(dossier)
  }

  /** To be called after a dossier's instant changed. */
  move(dossier: Dossier) {
    if (this.#entries.length > 2 * this.#dossiers + 1000)
      this.#entries = this.#entries.filter((entry) => this.#isCurrent(entry))
    this.#insert(dossier)
  }

  /** Dossiers at or after `from`, strictly after the pair (`from`, `number`) when a number is given. */
  *since(from: Micros, number = -1): Generator<Dossier> {
    for (let place = this.#placeAfter(from, number); place < this.#entries.length; place++) {
      const entry = this.#entries[place]
      if (entry && this.#isCurrent(entry)) yield entry.dossier
    }
  }

  #isCurrent(entry: Entry) {
    return entry.at === this.#instant(entry.dossier)
  }

  #insert(dossier: Dossier) {
    const entry = { at: this.#instant(dossier), dossier }
    const last = this.#entries.at(-1)
    if (!last || last.at < entry.at) this.#entries.push(entry)
    else this.#entries.splice(this.#placeAfter(entry.at, dossier.number), 0, entry)
  }

  #placeAfter(at: Micros, number: number): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      const entry = this.#entries[middle]
      const isAfter = entry && (entry.at > at || (entry.at === at && entry.dossier.number > number))
      if (isAfter) high = middle
      else low = middle + 1
    }
    return low
  }
}
