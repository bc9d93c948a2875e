import {
  ChangedDossiersDocument,
  type ChangedDossiersQuery,
  NeighboursDocument,
  type NeighboursQuery,
} from '../../graphql/generated.ts'
import { Failure } from '../failures/failure.ts'
import { adaptiveSize } from './adaptive-size.ts'
import type { Client } from './client.ts'
import { operation } from './compose.ts'
import { demarcheAsker } from './demarches.ts'
import { halfAnswer } from './errors.ts'
import { present } from './lists.ts'
import { toListed, toNeighbour } from './mapping.ts'
import type { Ds, ListedDossier, NeighbourDossier, NeighbourIds, Page } from './port.ts'

/** DS clamps a page to 100; smaller ones when it finds them heavy, until a slow DS is no longer a matter of size. */
const LARGEST_PAGE = 100
const SMALLEST_PAGE = 12

const TOO_HEAVY = new Set(['ds.demarche-too-slow', 'ds.too-complex', 'ds.too-large'])
const isPageTooHeavy = (error: unknown) => error instanceof Failure && TOO_HEAVY.has(error.code)

/** A page of 100 costs about 1,300 of the 60,000 points that DS allows a query. */
const LISTINGS_A_DOCUMENT = 30
/** And about 7,000 with the amounts. */
const NEIGHBOUR_PAGES_A_DOCUMENT = 6

export function changedDossiersReader(client: Client): Ds['changedDossiers'] {
  const ask = demarcheAsker<ChangedDossiersQuery>(client, LISTINGS_A_DOCUMENT)
  return async (demarche, since, after): Promise<Page<ListedDossier>> => {
    const variables = { demarche, updatedSince: since, first: LARGEST_PAGE, after }
    const page = await ask({ demarche, ...operation(ChangedDossiersDocument, variables) })
    return toPage(demarche, after, page, toListed)
  }
}

/** An id of no champ: DS answers an empty list for it. */
const NO_CHAMP = Buffer.from('Champ-0').toString('base64')

export function neighboursReader(client: Client): Ds['neighbours'] {
  const ask = demarcheAsker<NeighboursQuery>(client, NEIGHBOUR_PAGES_A_DOCUMENT)

  return async function* neighbours(demarche, since, ids): AsyncGenerator<Page<NeighbourDossier>> {
    const size = adaptiveSize({ start: LARGEST_PAGE, largest: LARGEST_PAGE })
    let after: string | null = null
    do {
      const answered = await read(demarche, since, after, ids)
      const page: Page<NeighbourDossier> = toPage(demarche, after, answered, toNeighbour)
      yield page
      after = page.next
    } while (after !== null)

    async function read(
      number: number,
      updatedSince: string,
      cursor: string | null,
      { requestedGrant, grantedAmount, verdict }: NeighbourIds,
    ): Promise<NeighboursQuery> {
      for (;;) {
        const first = size.current()
        const variables = {
          demarche: number,
          updatedSince,
          first,
          after: cursor,
          requestedGrant: requestedGrant ?? NO_CHAMP,
          grantedAmount: grantedAmount ?? NO_CHAMP,
          verdict: verdict ?? NO_CHAMP,
        }
        try {
          return await ask({ demarche: number, ...operation(NeighboursDocument, variables) })
        } catch (error) {
          if (!isPageTooHeavy(error) || first <= SMALLEST_PAGE) throw error
          size.halve()
        }
      }
    }
  }
}

interface Answered<Node> {
  readonly demarche: {
    readonly draftRevision: { readonly id: string }
    readonly dossiers: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
      readonly nodes: readonly (Node | null)[] | null
    }
  }
}

/** A null node is a dossier that DS cannot show; no list at all is no page. */
export function toPage<Node, Listed>(
  demarche: number,
  after: string | null,
  { demarche: { draftRevision, dossiers } }: Answered<Node>,
  map: (node: Node) => Listed,
): Page<Listed> {
  if (dossiers.nodes === null) throw halfAnswer(`demarche ${demarche}`)
  const nodes = present(dossiers.nodes)
  return {
    draftRevisionId: draftRevision.id,
    dossiers: nodes.map(map),
    unreadable: dossiers.nodes.length - nodes.length,
    next: nextCursor(demarche, after, dossiers.pageInfo),
  }
}

/** A cursor that is absent or does not advance would lose the rest, or turn for ever. */
function nextCursor(
  demarche: number,
  after: string | null,
  { hasNextPage, endCursor }: Answered<never>['demarche']['dossiers']['pageInfo'],
): string | null {
  if (!hasNextPage) return null
  if (endCursor === null || endCursor === after) throw halfAnswer(`demarche ${demarche}`)
  return endCursor
}
