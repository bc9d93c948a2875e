import { Failure } from '../failures/failure.ts'

export type Settled<Result> = { readonly ok: Result } | { readonly failure: unknown }

/** What one document did for one item. `again`: nothing is known of it; the failure is its fate if it was alone. */
export type Attempt<Result> = Settled<Result> | { readonly again: Failure }

/**
 * Sends the items in one document.
 * @param isPart true for what is left of a document that failed
 * @returns one attempt an item, in order. @throws when the whole document failed
 */
export type SendDocument<Item, Result> = (
  items: readonly Item[],
  isPart: boolean,
) => Promise<readonly Attempt<Result>[]>

export interface Pending<Item, Result> {
  readonly item: Item
  settle(result: Settled<Result>): void
}

/** Failures of a whole document that come from what it asks: maybe from one of its items. */
const ONE_ITEM_MAY_SPOIL_ALL = new Set([
  'ds.server-error',
  'ds.bad-request',
  'ds.too-complex',
  'ds.too-large',
  'ds.document-too-slow',
  'ds.dossier-too-slow',
  'ds.demarche-too-slow',
])

/** Whether the whole document may have failed because of one of its items. */
export const mayBeOneItem = (error: unknown): boolean =>
  error instanceof Failure && ONE_ITEM_MAY_SPOIL_ALL.has(error.code)

/**
 * Settles every item: what a document leaves open is sent again, without those that are settled, else in halves
 * until the one that spoils the others is alone. What may have been done is not sent again: a person may have acted
 * since it was decided on, and whoever decided has to look first.
 */
export async function settleAll<Item, Result>(
  pending: readonly Pending<Item, Result>[],
  send: SendDocument<Item, Result>,
  isPart = false,
): Promise<void> {
  const attempts = await attempt(pending, send, isPart)
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
  if (rest.length < pending.length) return await settleAll(rest, send, true)
  if (rest.length === 1) return first.entry.settle({ failure: first.failure })
  const middle = Math.ceil(rest.length / 2)
  await settleAll(rest.slice(0, middle), send, true)
  await settleAll(rest.slice(middle), send, true)
}

async function attempt<Item, Result>(
  pending: readonly Pending<Item, Result>[],
  send: SendDocument<Item, Result>,
  isPart: boolean,
): Promise<readonly Attempt<Result>[]> {
  try {
    return await send(
      pending.map(({ item }) => item),
      isPart,
    )
  } catch (error) {
    const isAgain = error instanceof Failure && error.kind !== 'ambiguous' && mayBeOneItem(error)
    return pending.map(() => (isAgain ? { again: error } : { failure: error }))
  }
}
