import type { Readers } from '../campaign/services.ts'
import { groupBy } from '../domain/group-by.ts'
import type { FreshDossier, Result, WholePage } from '../ds/port.ts'

/** DS takes nearly three times as long over a dossier by its number: a page may hold two strangers for each wanted. */
const STRANGERS_IN_A_ROW = 2
/** A page costs something by itself. */
const LEAST_IN_A_PAGE = 3

/** A dossier of a campaign. */
export interface Wanted {
  readonly campaign: string
  readonly dossier: number
}

/**
 * Reads the dossiers of a round: those that follow one another in the order of their changes by pages, the others, and
 * what a page does not show, by their numbers.
 * @returns by number; null: DS does not know it
 */
export async function readDossiers(
  readers: Readers,
  wanted: readonly Wanted[],
): Promise<Map<number, Result<FreshDossier | null>>> {
  const { ds } = readers
  const read = new Map<number, Result<FreshDossier | null>>()
  const numbers = new Set(wanted.map(({ dossier }) => dossier))
  const pages = pagesOver(readers, wanted)
  for (const page of pages.length > 0 ? await ds.pages(pages) : [])
    if ('ok' in page)
      for (const dossier of page.ok)
        if (numbers.has(dossier.number)) read.set(dossier.number, { ok: dossier })
  const left = [...numbers].filter((number) => !read.has(number))
  const results = left.length > 0 ? await ds.dossiers(left) : []
  for (const [place, result] of results.entries()) read.set(left[place] ?? 0, result)
  return read
}

function pagesOver({ campaigns }: Readers, wanted: readonly Wanted[]): WholePage[] {
  const byDemarche = groupBy(wanted, ({ campaign }) => campaigns.configured(campaign).demarche)
  return [...byDemarche].flatMap(([demarche, jobs]) => {
    const order = campaigns.others.known(demarche)?.inOrder() ?? []
    const numbers = new Set(jobs.map(({ dossier }) => dossier))
    return runs(order, numbers).map((run) => ({ demarche, ...run }))
  })
}

/** Stretches of that order in which nearly all are wanted. */
export function runs(
  order: readonly { readonly number: number; readonly modifiedAt: string }[],
  wanted: ReadonlySet<number>,
): Pick<WholePage, 'since' | 'first'>[] {
  const found: { from: number; to: number; count: number }[] = []
  order.forEach(({ number }, place) => {
    if (!wanted.has(number)) return
    const last = found.at(-1)
    if (last && place - last.to <= STRANGERS_IN_A_ROW + 1) {
      last.to = place
      last.count += 1
    } else found.push({ from: place, to: place, count: 1 })
  })
  return found
    .filter(({ count }) => count >= LEAST_IN_A_PAGE)
    .map(({ from, to }) => {
      const since = order[from]?.modifiedAt ?? ''
      // Dates are cut to the second: a page begins with all that changed in it.
      const begin = order.findIndex(({ modifiedAt }) => modifiedAt === since)
      return { since, first: to - begin + 1 }
    })
}
