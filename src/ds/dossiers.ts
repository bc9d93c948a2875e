import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { DossierDocument } from '../../graphql/generated.ts'
import { adaptiveSize } from './adaptive-size.ts'
import type { Client } from './client.ts'
import { company } from './company.ts'
import { answerTo, type OperationAnswer, operation } from './compose.ts'
import { areHarmless, halfAnswer, readFailure } from './errors.ts'
import { sendTogether } from './exchange.ts'
import { gather } from './gather.ts'
import { toDossier } from './mapping.ts'
import type { Dossier, FreshDossier } from './port.ts'
import { type Attempt, mayBeOneItem } from './splitter.ts'

/** A hundred whole dossiers cost about 38,000 of the 60,000 points that DS allows a query. */
const DOSSIERS_A_DOCUMENT = { start: 60, largest: 100 }

/** Reads dossiers, those asked for at the same time in one request. */
export const dossierReader = (client: Client): ((number: number) => Promise<FreshDossier | null>) =>
  wholeReader(client, DossierDocument, ({ dossier }, readAt) => ({ ...toDossier(dossier), readAt }))

/**
 * Reads dossiers by an operation of one dossier.
 * @param map its second argument: when the answer came, in ms since the epoch by the machine's clock
 */
export function wholeReader<Data, Read extends Pick<Dossier, 'number'>>(
  client: Client,
  document: TypedDocumentNode<Data, { number: number }>,
  map: (data: Data, readAt: number) => Read,
): (number: number) => Promise<Read | null> {
  const size = adaptiveSize(DOSSIERS_A_DOCUMENT)
  const slow = company<number>()

  async function send(numbers: readonly number[], isPart: boolean) {
    const operations = numbers.map((number) => operation(document, { number }))
    const answer = await sendTogether(client, {
      kind: 'query',
      about: 'dossier',
      count: numbers.length,
      operations,
      size: isPart ? null : size,
    })
    return operations.map((one, index) =>
      attempt(numbers[index] ?? 0, answerTo(one, index, answer), (data) =>
        map(data, answer.receivedAt),
      ),
    )
  }

  return gather<number, Read | null>(
    size,
    async (numbers, isPart) => {
      try {
        const attempts = await send(numbers, isPart)
        numbers.forEach(slow.clear)
        return attempts
      } catch (error) {
        // The next time it is asked for alone, and holds up nobody.
        if (numbers.length === 1 && mayBeOneItem(error)) slow.halve(numbers)
        throw error
      }
    },
    slow.most,
  )
}

/**
 * `Query.dossier` is non-null: one unknown dossier empties the answer of all. Its own errors settle it, and those
 * about which the answer says nothing are asked again without it.
 */
function attempt<Data, Read extends Pick<Dossier, 'number'>>(
  number: number,
  { data, errors }: OperationAnswer<Data>,
  map: (data: Data) => Read,
): Attempt<Read | null> {
  if (data && areHarmless(errors)) {
    const read = map(data)
    return read.number === number ? { ok: read } : { again: halfAnswer(`dossier ${number}`) }
  }
  const failure = readFailure('dossier', number, errors)
  if (failure.code === 'ds.dossier-not-found') return { ok: null }
  return failure.kind === 'permanent' ? { failure } : { again: failure }
}
