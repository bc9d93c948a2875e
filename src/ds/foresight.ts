/** Of the time that a document is expected to take: the rest is enough to read the next dossiers… */
const NEARLY = 0.75
/** …which are not read sooner: what was decided on them would be too old when its turn comes. */
const LONGEST_LEAD_MS = 3_000

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
      const expectedMs = msAnItem === null ? null : msAnItem * items
      const timer =
        expectedMs === null
          ? undefined
          : setTimeout(onNearlyDone, Math.max(NEARLY * expectedMs, expectedMs - LONGEST_LEAD_MS))
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
