import { DemarcheDocument, type DemarcheQuery } from '../../graphql/generated.ts'
import type { Client } from './client.ts'
import { company } from './company.ts'
import { answerTo, type Operation, type OperationAnswer, operation } from './compose.ts'
import { isTimeout, readFailure } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { gather } from './gather.ts'
import { toDemarche } from './mapping.ts'
import type { Demarche } from './port.ts'
import { type Attempt, mayBeOneItem } from './splitter.ts'

/** A question about one démarche, to be asked together with those about others. */
export interface DemarcheQuestion<Data> extends Operation<Data> {
  readonly demarche: number
}

/**
 * Asks questions about démarches, those asked at the same time in one request. `Query.demarche` is non-null: one that
 * DS refuses empties the answer of all, and the others are asked again without it; so does one that takes DS too
 * long, which is then asked about alone until it is well again.
 * @param largest how many fit in the points that DS allows a query
 */
export function demarcheAsker<Data extends { demarche: { number: number } }>(
  client: Client,
  largest: number,
): (question: DemarcheQuestion<Data>) => Promise<Data> {
  const slow = company<number>()

  async function send(questions: readonly DemarcheQuestion<Data>[]) {
    const demarches = questions.map(({ demarche }) => demarche)
    try {
      const answer = await sendTogether(client, {
        kind: 'query',
        about: 'demarche',
        count: questions.length,
        operations: questions,
        size: null,
      })
      demarches.forEach(slow.clear)
      return questions.map((one, index) => attempt(one.demarche, answerTo(one, index, answer)))
    } catch (error) {
      if (questions.length === 1 && mayBeOneItem(error)) slow.halve(demarches)
      throw error
    }
  }
  return gather({ current: () => largest }, send, ({ demarche }) => slow.most(demarche))
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
