import { WholeDossiersDocument, type WholeDossiersQuery } from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { answerTo, type OperationAnswer, operation } from './compose.ts'
import type { Costs, Kind } from './costs.ts'
import { type Attempt, inDocuments } from './documents.ts'
import { DOSSIERS_A_DOCUMENT } from './dossiers.ts'
import { areHarmless, type GraphqlError, readFailure } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { toDossier } from './mapping.ts'
import type { Ds, FreshDossier, WholePage } from './port.ts'

/** Pages of whole dossiers, those of several démarches in one document. What a page cannot show is left out of it. */
export function pagesReader(client: Client, costs: Costs): Ds['pages'] {
  const kindsOf = ({ first }: WholePage): Kind[] => Array(first).fill('in-page')
  const howMany = (pages: readonly WholePage[]) => {
    const dossiers = pages.flatMap(({ first }, place) => Array<number>(first).fill(place))
    const count = costs.howMany(
      dossiers.map(() => ['in-page']),
      DOSSIERS_A_DOCUMENT,
    )
    return dossiers[count] ?? pages.length
  }
  return (pages) =>
    inDocuments<WholePage, FreshDossier[]>(
      pages,
      (some) => Math.max(1, howMany(some)),
      async (some) => {
        const askedAt = client.lastServerTime()
        const operations = some.map(({ demarche, since, first }) =>
          operation(WholeDossiersDocument, { demarche, updatedSince: since, first }),
        )
        const answer = await sendTogether(client, {
          kind: 'query',
          about: 'demarche',
          count: some.length,
          operations,
          learn: (ms) => costs.measured(some.flatMap(kindsOf), ms),
        })
        return operations.map((one, index) =>
          attempt(some[index]?.demarche ?? 0, answerTo(one, index, answer), askedAt),
        )
      },
    )
}

function attempt(
  demarche: number,
  { data, errors }: OperationAnswer<WholeDossiersQuery>,
  askedAt: number | null,
): Attempt<FreshDossier[]> {
  if (data?.demarche.number !== demarche) {
    const failure = readFailure('demarche', demarche, errors)
    return failure.kind === 'permanent' ? { failure } : { again: failure }
  }
  const nodes = data.demarche.dossiers.nodes ?? []
  return {
    ok: nodes.flatMap((node, place) =>
      node !== null && areHarmless(errors.filter((error) => isAbout(error, place)))
        ? [{ ...toDossier(node), askedAt }]
        : [],
    ),
  }
}

/** Path of an error in a node: demarche, dossiers, nodes, its place. One that names no node is everybody's. */
const isAbout = ({ path }: GraphqlError, place: number) =>
  path[3] === undefined || path[3] === place
