import { DemarcheDocument, type DemarcheQuery } from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { answerTo, type Operation, type OperationAnswer, operation } from './compose.ts'
import { type Attempt, inDocuments } from './documents.ts'
import { isTimeout, readFailure } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { toDemarche } from './mapping.ts'
import type { Ds, Result } from './port.ts'

/** A question about one démarche, to be asked together with those about others. */
export interface DemarcheQuestion<Data> extends Operation<Data> {
  readonly demarche: number
}

/**
 * Asks questions about démarches. `Query.demarche` is non-null: one that DS refuses empties the answer of all, and the
 * others are asked again without it.
 * @param howMany how many from the front fit in the points that DS allows a query
 */
export async function askDemarches<Data extends { demarche: { number: number } }>(
  client: Client,
  questions: readonly DemarcheQuestion<Data>[],
  howMany: (questions: readonly DemarcheQuestion<Data>[]) => number,
): Promise<Result<Data>[]> {
  const send = async (some: readonly DemarcheQuestion<Data>[]) => {
    const answer = await sendTogether(client, {
      kind: 'query',
      about: 'demarche',
      count: some.length,
      operations: some,
    })
    return some.map((one, index) => attempt(one.demarche, answerTo(one, index, answer)))
  }
  return await inDocuments<DemarcheQuestion<Data>, Data>(questions, howMany, send)
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
export const DEMARCHES_A_DOCUMENT = 20

export const demarchesReader =
  (client: Client): Ds['demarches'] =>
  async (numbers) => {
    const questions = numbers.map((number) => ({
      demarche: number,
      ...operation(DemarcheDocument, { number }),
    }))
    const answers = await askDemarches<DemarcheQuery>(client, questions, () => DEMARCHES_A_DOCUMENT)
    return answers.map((answer) => ('ok' in answer ? { ok: toDemarche(answer.ok) } : answer))
  }
