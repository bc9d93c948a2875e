import type { AdaptiveSize } from './adaptive-size.ts'
import { type Pending, type SendDocument, settleAll } from './splitter.ts'

/** A document leaves once no call has come for that long… */
const QUIET_MS = 30
/** …or this long after its first call: DS takes seconds to answer. */
const WINDOW_MS = 200
/** Documents under way at once. */
const LANES = 2

/**
 * Puts concurrent calls together in documents of at most `size` items; each call gets its own outcome. While a
 * document is under way, only a full one leaves beside it: the others wait and fill up.
 */
export function gather<Item, Result>(
  size: Pick<AdaptiveSize, 'current'>,
  send: SendDocument<Item, Result>,
): (item: Item) => Promise<Result> {
  const waiting: Pending<Item, Result>[] = []
  let busy = 0
  let firstAt = 0
  let timer: NodeJS.Timeout | null = null

  function leave() {
    busy += 1
    void settleAll(waiting.splice(0, size.current()), send).then(() => {
      busy -= 1
      // Those whose outcome has just come may call again at once.
      if (waiting.length > 0) wait()
    })
  }
  function flush() {
    timer = null
    while (busy < LANES && waiting.length >= size.current()) leave()
    if (busy === 0 && waiting.length > 0) leave()
  }
  function wait() {
    if (timer === null) firstAt = performance.now()
    else clearTimeout(timer)
    const left = WINDOW_MS - (performance.now() - firstAt)
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, left)))
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({
        item,
        settle: (result) => ('ok' in result ? resolve(result.ok) : reject(result.failure)),
      })
      if (busy < LANES && waiting.length >= size.current()) leave()
      else if (busy === 0 || waiting.length >= size.current()) wait()
    })
}
