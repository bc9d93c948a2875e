import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import type { DossierState } from '../../../graphql/generated.ts'
import { type Amount, type Item, listed } from '../costs/prices.ts'
import type { Demarche, Dossier } from '../world/demarche.ts'
import { fromCursorTime, type Micros, toCursorTime } from '../world/time.ts'
import { type Run, withoutGroup } from './run.ts'

const PAGE_SIZE = 100

export interface Page {
  readonly amount: Amount
  /** Looked up when `nodes` or `pageInfo` is asked for, once: a bad cursor is their error, not the list's. */
  read(): { nodes: Dossier[]; hasNextPage: boolean; endCursor: string | null }
  /** The work of its dossiers, told once: for `nodes` or for `pageInfo`, whichever comes first. */
  work(run: Run): readonly Item[]
}

interface Asked {
  readonly amount: Amount
  readonly updatedSince: Micros | null
  readonly first: number | null
  readonly after: string | null
  readonly state: DossierState | null
  isHidden(dossier: Dossier): boolean
}

export const isPage = (source: unknown): source is Page =>
  typeof source === 'object' && source !== null && 'work' in source

/**
 * One page, by keyset: ordered by (modification, number) with `updatedSince`, bound included, by (deposit, number)
 * without. A size above 100 is cut to 100, silently.
 */
export function page(demarche: Demarche, asked: Asked): Page {
  const { amount, updatedSince, first, after, state } = asked
  const byUpdate = updatedSince !== null
  const instant = (dossier: Dossier) => (byUpdate ? dossier.updatedAt : dossier.depositedAt)
  const bound = { at: updatedSince ?? 0, number: -1 }
  const cursor = after === null ? bound : readCursor(after)
  let result: ReturnType<Page['read']> | undefined

  function find() {
    if (cursor === 'not base64') throw new GraphQLError(`Invalid input: "${after}"`)
    if (cursor === 'nowhere') return { nodes: [], hasNextPage: false, endCursor: null }
    const start = isBefore(cursor, bound) ? bound : cursor
    const index = byUpdate ? demarche.byUpdate : demarche.byDeposit
    const size = Math.min(first ?? PAGE_SIZE, PAGE_SIZE)
    const nodes: Dossier[] = []
    for (const dossier of index.since(start.at, start.number)) {
      if (asked.isHidden(dossier) || (state !== null && dossier.state !== state)) continue
      nodes.push(dossier)
      if (nodes.length > size) break
    }
    const hasNextPage = nodes.length > size
    if (hasNextPage) nodes.pop()
    const last = nodes.at(-1)
    return { nodes, hasNextPage, endCursor: last ? toCursor(instant(last), last.number) : null }
  }

  let isServed = false
  return {
    amount,
    work(run) {
      if (isServed || cursor === 'not base64') return []
      isServed = true
      const numbers = this.read().nodes.map(({ number }) => number)
      run.dossiersShown += numbers.length
      return listed(numbers, amount)
    },
    read() {
      result ??= find()
      return result
    },
  }
}

interface Place {
  readonly at: Micros
  readonly number: number
}

const isBefore = (left: Place, right: Place) =>
  left.at < right.at || (left.at === right.at && left.number < right.number)

const toCursor = (at: Micros, number: number) =>
  Buffer.from(`${toCursorTime(at)};${number}`).toString('base64url')

/** Base64 of something else than a cursor is no error: DS finds nothing after it. */
function readCursor(cursor: string): Place | 'not base64' | 'nowhere' {
  if (!/^[\w-]+$/.test(cursor)) return 'not base64'
  const [time = '', number] = Buffer.from(cursor, 'base64url').toString('utf8').split(';')
  const at = fromCursorTime(time)
  return at === null || !/^\d+$/.test(number ?? '') ? 'nowhere' : { at, number: Number(number) }
}

export const connectionFields = {
  nodes(page: Page, _: unknown, run: Run, info: GraphQLResolveInfo) {
    const { nodes } = page.read()
    if (page.amount === 'whole') for (const { number } of nodes) run.log.read(number)
    return nodes.map((dossier, place) =>
      run.faults.strikesDossier('null-node', dossier.number) ? withoutGroup(info, place) : dossier,
    )
  },
  pageInfo: (page: Page) => page,
}

export const pageInfoFields = {
  hasNextPage: (page: Page) => page.read().hasNextPage,
  endCursor(page: Page, _: unknown, { faults }: Run) {
    const { endCursor, hasNextPage } = page.read()
    return (hasNextPage && faults.wrongCursor()) || endCursor
  },
}
