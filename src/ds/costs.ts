/** What a document holds, by what each item asks of DS. */
export type Kind = 'in-page' | 'by-number' | 'annotate' | 'move' | 'follow'

/** A document is filled up to this much of DS's own time (ms), far from the 30 s at which it is cut. */
const FULL_MS = 8_000
/** As long as nothing is known of one of its kinds, a document holds no more items than this. */
const AT_FIRST = 10
/** What people report of DS, one kind beside the other: all that counts before the first answer is their proportion. */
const PROPORTIONS: Readonly<Record<Kind, number>> = {
  'in-page': 21,
  'by-number': 57,
  annotate: 72,
  move: 107,
  follow: 18,
}
/** One quick answer does not make a slow DS quick. */
const FASTER_AT_MOST = 4

/**
 * What items cost (ms of DS), learnt from every answer. A slower answer is believed at once; a quicker one too, up to
 * four times quicker than what was known.
 */
export class Costs {
  readonly #known = new Map<Kind, number>()

  /**
   * How many items from the front make one document; at least one.
   * @param items for each, the kinds of work that it asks for
   */
  howMany(items: readonly (readonly Kind[])[], atMost: number): number {
    let ms = 0
    let count = 0
    for (const kinds of items) {
      ms += this.#expected(kinds)
      const isUnknown = kinds.some((kind) => !this.#known.has(kind))
      if (count >= atMost || (isUnknown ? count >= AT_FIRST : ms > FULL_MS)) break
      count += 1
    }
    return Math.max(1, count)
  }

  /** A document that held this was answered in that time. */
  measured(done: readonly Kind[], ms: number): void {
    const expected = this.#expected(done)
    if (expected === 0) return
    for (const kind of new Set(done)) {
      const known = this.#known.get(kind)
      const found = this.#cost(kind) * (ms / expected)
      const floor = known === undefined ? 0 : known / FASTER_AT_MOST
      this.#known.set(kind, Math.max(found, floor))
    }
  }

  #cost(kind: Kind): number {
    return this.#known.get(kind) ?? PROPORTIONS[kind]
  }

  #expected(kinds: readonly Kind[]): number {
    return kinds.reduce((sum, kind) => sum + this.#cost(kind), 0)
  }
}
