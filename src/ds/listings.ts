import {
  ChangedDossiersDocument,
  DemarcheDocument,
  NeighboursDocument,
} from '../../graphql/generated.ts'
import type { Log } from '../log.ts'
import { adaptiveSize } from './adaptive-size.ts'
import type { Client } from './client.ts'
import { type Operation, operation } from './compose.ts'
import { halfAnswer, isTimeout, readFailure, tooSlow } from './errors.ts'
import { ask, isTooHeavy } from './exchange.ts'
import { present } from './lists.ts'
import { toDemarche, toNeighbour } from './mapping.ts'
import type { ChangedPage, Demarche, NeighbourDossier, NeighbourIds } from './port.ts'

export async function readDemarche(client: Client, number: number): Promise<Demarche> {
  return toDemarche(await askDemarche(client, number, operation(DemarcheDocument, { number })))
}

export async function readChangedPage(
  client: Client,
  demarche: number,
  since: string,
  after: string | null,
): Promise<ChangedPage> {
  const page = operation(ChangedDossiersDocument, { demarche, updatedSince: since, after })
  const data = await askDemarche(client, demarche, page)
  const { draftRevision, dossiers } = data.demarche
  const { nodes, unreadable } = nodesOf(demarche, dossiers.nodes)
  return {
    draftRevisionId: draftRevision.id,
    dossiers: nodes.map((node) => ({
      number: node.number,
      state: node.state,
      modifiedAt: node.dateDerniereModification,
      revisionId: node.demarche.revision.id,
    })),
    unreadable,
    next: nextCursor(demarche, after, dossiers),
  }
}

/** DS clamps a page to 100; smaller ones when it finds them heavy, until a slow DS is no longer a matter of size. */
const LARGEST_PAGE = 100
const SMALLEST_PAGE = 12
/** An id of no champ: DS answers an empty list for it. */
const NO_CHAMP = Buffer.from('Champ-0').toString('base64')

export async function* readNeighbours(
  client: Client,
  log: Pick<Log, 'warn'> | undefined,
  demarche: number,
  ids: NeighbourIds,
): AsyncGenerator<NeighbourDossier[]> {
  const size = adaptiveSize(LARGEST_PAGE)
  let after: string | null = null
  do {
    const data = await readPage(after)
    const { dossiers } = data.demarche
    const { nodes, unreadable } = nodesOf(demarche, dossiers.nodes)
    if (unreadable > 0) log?.warn({ demarche, unreadable }, 'DS could not show some dossiers')
    yield nodes.map(toNeighbour)
    after = nextCursor(demarche, after, dossiers)
  } while (after !== null)

  async function readPage(cursor: string | null) {
    for (;;) {
      const first = size.current()
      try {
        const page = operation(NeighboursDocument, {
          demarche,
          first,
          after: cursor,
          requestedGrant: ids.requestedGrant ?? NO_CHAMP,
          grantedAmount: ids.grantedAmount ?? NO_CHAMP,
        })
        const data = await askDemarche(client, demarche, page)
        size.grow()
        return data
      } catch (error) {
        if (!isTooHeavy(error) || first <= SMALLEST_PAGE) throw error
        size.shrink()
      }
    }
  }
}

/** Dossiers that DS cannot show are null nodes of the list; what empties the whole answer is thrown. */
async function askDemarche<Data>(
  client: Client,
  number: number,
  one: Operation<Data>,
): Promise<Data> {
  const { data, errors } = await ask(client, 'query', one)
  // A page cut short by DS's 30 s looks complete but for its nulls.
  if (errors.some(isTimeout)) throw tooSlow(`demarche ${number}`)
  if (data !== null) return data
  throw readFailure('demarche', number, errors)
}

/** A null node is a dossier that DS cannot show; no list at all is no page. */
function nodesOf<Node>(demarche: number, list: readonly (Node | null)[] | null) {
  if (list === null) throw halfAnswer(`demarche ${demarche}`)
  const nodes = present(list)
  return { nodes, unreadable: list.length - nodes.length }
}

/** A cursor that is absent or does not advance would lose the rest, or turn for ever. */
function nextCursor(
  demarche: number,
  after: string | null,
  { pageInfo }: { pageInfo: { hasNextPage: boolean; endCursor: string | null } },
): string | null {
  if (!pageInfo.hasNextPage) return null
  if (pageInfo.endCursor === null || pageInfo.endCursor === after) {
    throw halfAnswer(`demarche ${demarche}`)
  }
  return pageInfo.endCursor
}
