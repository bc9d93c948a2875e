import { DemarcheDocument, type DemarcheQuery } from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { answerTo, compose, type Operation, type OperationAnswer, operation } from './compose.ts'
import { isTimeout, readFailure } from './errors.ts'
import { gather } from './gather.ts'
import { toDemarche } from './mapping.ts'
import type { Demarche } from './port.ts'
import type { Attempt } from './splitter.ts'

/** A question about one démarche, to be asked together with those about others. */
export interface DemarcheQuestion<Data> extends Operation<Data> {
  readonly demarche: number
}

/**
 * Asks questions about démarches, those asked at the same time in one request. `Query.demarche` is non-null: one that
 * DS refuses empties the answer of all, and the others are asked again without it.
 * @param largest how many fit in the points that DS allows a query
 */
export function demarcheAsker<Data extends { demarche: { number: number } }>(
  client: Client,
  largest: number,
): (question: DemarcheQuestion<Data>) => Promise<Data> {
  return gather({ current: () => largest }, async (questions) => {
    const { document, variables } = compose(questions)
    const answer = await client.send('query', document, variables)
    return questions.map((one, index) => attempt(one.demarche, answerTo(one, index, answer)))
  })
}

/** Dossiers that DS cannot show are null nodes of a list; a list cut short by its 30 s looks whole but for its nulls. */
function attempt<Data extends { demarche: { number: number } }>(
  demarche: number,
  { data, errors }: OperationAnswer<Data>,
): Attempt<Data> {
  if (data?.demarche.number === demarche && !errors.some(isTimeout)) return { ok: data }
  const failure = readFailure('demarche', demarche, errors)
  return failure.kind === 'permanent' ? { failure } : { again: failure }
}

/** Forms and groups are small. */
const DEMARCHES_A_DOCUMENT = 20

export function demarcheReader(client: Client): (number: number) => Promise<Demarche> {
  const ask = demarcheAsker<DemarcheQuery>(client, DEMARCHES_A_DOCUMENT)
  return async (number) =>
    toDemarche(await ask({ demarche: number, ...operation(DemarcheDocument, { number }) }))
}
