import { Failure } from '../failure.ts'

export type Settled<Result> = { readonly ok: Result } | { readonly failure: unknown }

/** What one document did for one item. `again`: nothing is known of it; the failure is its fate if it was alone. */
export type Attempt<Result> = Settled<Result> | { readonly again: Failure }

/** Sends the items in one document. @returns one attempt an item, in order. @throws when the whole document failed */
export type SendDocument<Item, Result> = (
  items: readonly Item[],
) => Promise<readonly Attempt<Result>[]>

export interface Pending<Item, Result> {
  readonly item: Item
  settle(result: Settled<Result>): void
}

/** Failures of a whole document that may come from one of its items. */
const ONE_ITEM_MAY_SPOIL_ALL = new Set([
  'ds.server-error',
  'ds.bad-request',
  'ds.too-complex',
  'ds.too-large',
])

/**
 * Settles every item: what a document leaves open is sent again, without those that are settled, else in halves
 * until the one that spoils the others is alone.
 *
 * After a 500, the earlier aliases of a mutation were committed and run a second time here. This is harmless only
 * because our three mutations are idempotent: the same annotation values change nothing, moving to the present group
 * is refused as « déjà avec le groupe », following again succeeds. A mutation that is not (a message, a repetition
 * row) must not come through here.
 */
export async function settleAll<Item, Result>(
  pending: readonly Pending<Item, Result>[],
  send: SendDocument<Item, Result>,
): Promise<void> {
  const attempts = await attempt(pending, send)
  const open: { entry: Pending<Item, Result>; failure: Failure }[] = []
  attempts.forEach((result, index) => {
    const entry = pending[index]
    if (!entry) return
    if ('again' in result) open.push({ entry, failure: result.again })
    else entry.settle(result)
  })
  const [first] = open
  if (!first) return
  const rest = open.map(({ entry }) => entry)
  if (rest.length < pending.length) return await settleAll(rest, send)
  if (rest.length === 1) return first.entry.settle({ failure: first.failure })
  const middle = Math.ceil(rest.length / 2)
  await settleAll(rest.slice(0, middle), send)
  await settleAll(rest.slice(middle), send)
}

async function attempt<Item, Result>(
  pending: readonly Pending<Item, Result>[],
  send: SendDocument<Item, Result>,
): Promise<readonly Attempt<Result>[]> {
  try {
    return await send(pending.map(({ item }) => item))
  } catch (error) {
    const split = error instanceof Failure && ONE_ITEM_MAY_SPOIL_ALL.has(error.code)
    return pending.map(() => (split ? { again: error } : { failure: error }))
  }
}
