/**
 * How many items may travel together with each item. One may spoil a whole document, by a crash of DS or by the time
 * it takes: those of such a document travel in smaller and smaller company, until the culprit is alone.
 */
export interface Company<Key> {
  /** Infinity for those of whom nothing bad is known. */
  most(key: Key): number
  /** They were together in a document that failed, and it may be the fault of one. */
  halve(keys: readonly Key[]): void
  /** It was treated well. */
  clear(key: Key): void
}

/** Those who never come back, because somebody else did their work meanwhile, are forgotten in the end. */
const KEPT = 5_000

export function company<Key>(): Company<Key> {
  const limits = new Map<Key, number>()
  return {
    most: (key) => limits.get(key) ?? Number.POSITIVE_INFINITY,
    halve(keys) {
      if (limits.size > KEPT) limits.clear()
      for (const key of keys) limits.set(key, Math.ceil(keys.length / 2))
    },
    clear: (key) => void limits.delete(key),
  }
}
