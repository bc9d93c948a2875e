/** Of the time that a document is expected to take: the rest is enough to read the next dossiers. */
const NEARLY = 0.75

/** Foresees the end of a document from how long the last one took. */
export interface Foresight {
  /** @param onNearlyDone called once before the document ends, unless it ends sooner than expected */
  during<T>(items: number, onNearlyDone: () => void, document: () => Promise<T>): Promise<T>
}

export function foresight(): Foresight {
  let msAnItem: number | null = null
  return {
    async during(items, onNearlyDone, document) {
      const started = performance.now()
      const timer =
        msAnItem === null ? undefined : setTimeout(onNearlyDone, NEARLY * msAnItem * items)
      try {
        const answer = await document()
        msAnItem = (performance.now() - started) / items
        return answer
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
