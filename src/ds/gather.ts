import type { AdaptiveSize } from './adaptive-size.ts'
import { type Pending, type SendDocument, settleAll } from './splitter.ts'

/** A document leaves once no call has come for that long… */
const QUIET_MS = 30
/** …or this long after its first call: DS takes seconds to answer. */
const WINDOW_MS = 200
/** A document that is not full waits that long for more beside another one: what is to be written grows old. */
const PATIENCE_MS = 2_000
/** Documents under way at once. */
export const LANES = 2

/**
 * Puts concurrent calls together in documents of at most `size` items; each call gets its own outcome. While a
 * document is under way, the next one waits for some seconds to fill up.
 * @param company how many may travel with an item. Those for whom it is limited leave at once, one document after
 *   the other beside all the rest, which they may hold up for DS's whole time limit.
 */
export function gather<Item, Result>(
  size: Pick<AdaptiveSize, 'current'>,
  send: SendDocument<Item, Result>,
  company: (item: Item) => number = () => Number.POSITIVE_INFINITY,
): (item: Item) => Promise<Result> {
  const waiting: Pending<Item, Result>[] = []
  const doubtful: { pending: Pending<Item, Result>; most: number }[] = []
  let busy = 0
  let isBusyApart = false
  let firstAt = 0
  let timer: NodeJS.Timeout | null = null
  let isPatient = false

  function leave() {
    busy += 1
    void settleAll(waiting.splice(0, size.current()), send).then(() => {
      busy -= 1
      // Those whose outcome has just come may call again at once.
      if (waiting.length > 0) wait()
    })
  }
  function leaveApart() {
    const [first] = doubtful
    if (!first || isBusyApart) return
    isBusyApart = true
    const together = doubtful.filter(({ most }) => most === first.most).slice(0, first.most)
    for (const one of together) doubtful.splice(doubtful.indexOf(one), 1)
    void settleAll(
      together.map(({ pending }) => pending),
      send,
    ).then(() => {
      isBusyApart = false
      if (doubtful.length > 0) wait()
    })
  }
  function loseHeart() {
    isPatient = false
    if (waiting.length === 0) return
    if (busy < LANES) leave()
    else bePatient()
  }
  function bePatient() {
    if (isPatient) return
    isPatient = true
    // What is under way keeps the process alive.
    setTimeout(loseHeart, PATIENCE_MS).unref()
  }
  function flush() {
    timer = null
    leaveApart()
    while (busy < LANES && waiting.length >= size.current()) leave()
    if (waiting.length === 0) return
    if (busy === 0) leave()
    else bePatient()
  }
  function wait() {
    if (timer === null) firstAt = performance.now()
    else clearTimeout(timer)
    const left = WINDOW_MS - (performance.now() - firstAt)
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, left)))
  }

  return (item) =>
    new Promise((resolve, reject) => {
      const pending: Pending<Item, Result> = {
        item,
        settle: (result) => ('ok' in result ? resolve(result.ok) : reject(result.failure)),
      }
      const most = company(item)
      if (Number.isFinite(most)) {
        doubtful.push({ pending, most })
        return wait()
      }
      waiting.push(pending)
      if (busy < LANES && waiting.length >= size.current()) leave()
      else if (busy === 0 || waiting.length >= size.current()) wait()
      else bePatient()
    })
}
