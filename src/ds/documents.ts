import { Failure } from '../failures/failure.ts'
import type { Result } from './port.ts'

/** What one document did for one item. `again`: nothing is known of it; the failure is its fate if it was alone. */
export type Attempt<Out> = Result<Out> | { readonly again: Failure }

/** Failures of a whole document that come from what it asks: maybe from one of its items. */
const ONE_ITEM_MAY_SPOIL_ALL: ReadonlySet<string> = new Set([
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
 * Asks about every item, in documents that go one after the other. What a document leaves open is asked again without
 * what is settled; a document that fails as a whole is split in halves, until the item that spoils the others is
 * alone. When DS as a whole does not answer, what is left is not asked.
 * @param howMany how many items from the front make one document
 * @param send one document; one attempt an item, in order. @throws when the whole document failed
 * @returns one result an item, in order
 */
export async function inDocuments<Item, Out>(
  items: readonly Item[],
  howMany: (items: readonly Item[]) => number,
  send: (items: readonly Item[]) => Promise<readonly Attempt<Out>[]>,
): Promise<Result<Out>[]> {
  const results = new Map<number, Result<Out>>()
  const parts: (readonly number[])[] = [items.map((_, place) => place)]
  const itemsOf = (places: readonly number[]) =>
    places.flatMap((place) => items.slice(place, place + 1))
  for (let part = parts.shift(); part; part = parts.shift()) {
    const count = Math.min(part.length, howMany(itemsOf(part)))
    const [document, rest] = [part.slice(0, count), part.slice(count)]
    if (rest.length > 0) parts.unshift(rest)
    if (count === 0) continue
    const attempts = await attempt(itemsOf(document), send)
    if (attempts instanceof Failure) {
      for (const place of [...document, ...parts.splice(0).flat()])
        results.set(place, { failure: attempts })
      break
    }
    const open: number[] = []
    document.forEach((place, index) => {
      const result = attempts[index]
      if (result && !('again' in result)) results.set(place, result)
      else if (document.length === 1 && result) results.set(place, { failure: result.again })
      else open.push(place)
    })
    if (open.length === 0) continue
    const middle = open.length < document.length ? open.length : Math.ceil(open.length / 2)
    parts.unshift(...[open.slice(0, middle), open.slice(middle)].filter((half) => half.length > 0))
  }
  return items.map((_, place) => results.get(place) ?? { failure: nothingSaid() })
}

/** @returns a Failure when DS as a whole is at fault: the items have nothing to do with it */
async function attempt<Item, Out>(
  items: readonly Item[],
  send: (items: readonly Item[]) => Promise<readonly Attempt<Out>[]>,
): Promise<readonly Attempt<Out>[] | Failure> {
  try {
    return await send(items)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return mayBeOneItem(error) ? items.map(() => ({ again: error })) : error
  }
}

const nothingSaid = () =>
  new Failure('transient', 'ds.half-answer', 'DS answered only in part: try again')
