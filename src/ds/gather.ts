import type { AdaptiveSize } from './adaptive-size.ts'
import { type Pending, type SendDocument, settleAll } from './splitter.ts'

/** How long the first call waits for others, in ms. */
const WINDOW_MS = 5
/** Documents under way at once: while they are, the next calls gather. */
const LANES = 2

/** Puts concurrent calls together in documents of at most `size` items; each call gets its own outcome. */
export function gather<Item, Result>(
  size: Pick<AdaptiveSize, 'current'>,
  send: SendDocument<Item, Result>,
): (item: Item) => Promise<Result> {
  const waiting: Pending<Item, Result>[] = []
  let busy = 0
  let timer: NodeJS.Timeout | null = null

  function flush() {
    timer = null
    while (waiting.length > 0 && busy < LANES) {
      busy += 1
      void settleAll(waiting.splice(0, size.current()), send).then(() => {
        busy -= 1
        flush()
      })
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({
        item,
        settle: (result) => ('ok' in result ? resolve(result.ok) : reject(result.failure)),
      })
      if (timer === null && busy < LANES) timer = setTimeout(flush, WINDOW_MS)
    })
}
