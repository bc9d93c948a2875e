import { DossierDocument } from '../../graphql/generated.ts'
import { Failure } from '../failure.ts'
import type { AdaptiveSize } from './adaptive-size.ts'
import type { Answer, Client } from './client.ts'
import { answerTo, compose, type Operation, type OperationAnswer, operation } from './compose.ts'
import { dossierTooSlow, isTimeout, type RequestKind, tooSlow } from './errors.ts'

/** Asks one operation alone. @throws Failure when the whole document failed */
export async function ask<Data>(
  client: Client,
  kind: RequestKind,
  one: Operation<Data>,
): Promise<OperationAnswer<Data>> {
  const { document, variables } = compose([one])
  return answerTo(one, 0, await client.send(kind, document, variables))
}

const TOO_HEAVY = new Set(['ds.timeout', 'ds.too-complex', 'ds.too-large'])
export const isTooHeavy = (error: unknown) => error instanceof Failure && TOO_HEAVY.has(error.code)

/** What is asked about some dossiers in one document. */
export interface Together {
  readonly kind: RequestKind
  readonly dossiers: number
  readonly operations: readonly Operation<unknown>[]
  /** Instant (ms since the epoch) after which it no longer leaves. */
  readonly notAfter?: number
  /** Learns from its fate how many to send next time; null for the parts of a document that failed. */
  readonly size: AdaptiveSize | null
}

/**
 * Sends one document about several dossiers.
 * @throws Failure `ds.timeout` when DS answers nobody; while it answers others, `ds.document-too-slow`, or for a
 *   dossier alone `ds.dossier-too-slow`
 */
export async function sendTogether(
  client: Client,
  { kind, dossiers, operations, notAfter, size }: Together,
): Promise<Answer> {
  const { document, variables } = compose(operations)
  try {
    const answer = await client.send(kind, document, variables, notAfter)
    const isCutShort = answer.errors.some(isTimeout)
    if (!isCutShort) size?.answered(dossiers, answer.tookMs)
    else if (dossiers > 1) size?.halve()
    // Of a write, the answer tells what was done.
    else if (kind === 'query') throw tooSlow('a dossier')
    return answer
  } catch (error) {
    // Alone, a dossier says nothing of how many DS bears.
    if (isTooHeavy(error) && dossiers > 1) size?.halve()
    throw error instanceof Failure && error.code === 'ds.timeout'
      ? await blame(client, kind, dossiers)
      : error
  }
}

/** Numbers start at 1. */
const NO_DOSSIER = 0

/**
 * Who is at fault when an answer does not come in time: DS as a whole, or what it was asked. A question that costs
 * nothing tells, each time: were DS away, looking for the slow dossier would take each document its full time limit.
 */
async function blame(client: Client, kind: RequestKind, dossiers: number): Promise<Failure> {
  const uncertain = kind === 'query' ? 'transient' : 'ambiguous'
  if (!(await isAnswering(client))) {
    return new Failure(uncertain, 'ds.timeout', 'DS does not answer in time, whatever it is asked')
  }
  if (dossiers > 1) {
    return new Failure(
      uncertain,
      'ds.document-too-slow',
      `DS did not answer in time about ${dossiers} dossiers together: they are asked for in smaller groups`,
    )
  }
  return dossierTooSlow(uncertain)
}

/** DS looks it up in its database before it says that there is no such dossier. */
async function isAnswering(client: Client): Promise<boolean> {
  try {
    const { errors } = await ask(
      client,
      'query',
      operation(DossierDocument, { number: NO_DOSSIER }),
    )
    return !errors.some(isTimeout)
  } catch {
    return false
  }
}
