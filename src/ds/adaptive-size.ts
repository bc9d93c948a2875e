/** How many dossiers to put in one document: what DS bears, learnt from how long it takes. */
export interface AdaptiveSize {
  current(): number
  /** A document of that many dossiers was answered in that many ms. */
  answered(items: number, ms: number): void
  /** DS found a document too heavy. */
  halve(): void
}

/**
 * DS stops a document after 30 s: up to a third of that there is room for more. A longer answer does not make the next
 * ones smaller: when everything is slow, small documents only are more requests.
 */
const COMFORTABLE_MS = 10_000

export function adaptiveSize({ start, largest }: { start: number; largest: number }): AdaptiveSize {
  let size = start
  return {
    current: () => size,
    answered(items, ms) {
      if (items >= size && ms <= COMFORTABLE_MS) {
        size = Math.min(largest, size + Math.ceil(size / 10))
      }
    },
    halve() {
      size = Math.max(1, Math.floor(size / 2))
    },
  }
}
