import { DossierDocument } from '../../graphql/generated.ts'
import { Failure } from '../failures/failure.ts'
import type { AdaptiveSize } from './adaptive-size.ts'
import type { Answer, Client } from './client.ts'
import { answerTo, compose, type Operation, type OperationAnswer, operation } from './compose.ts'
import { demarcheTooSlow, dossierTooSlow, isTimeout, type RequestKind, tooSlow } from './errors.ts'

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
const isTooHeavy = (error: unknown) => error instanceof Failure && TOO_HEAVY.has(error.code)

/** What is asked about some dossiers, or some démarches, in one document. */
export interface Together {
  readonly kind: RequestKind
  readonly about: 'dossier' | 'demarche'
  readonly count: number
  readonly operations: readonly Operation<unknown>[]
  /** Instant (ms since the epoch) after which it no longer leaves. */
  readonly notAfter?: number
  /** Learns from its fate how many to send next time; null when it should not. */
  readonly size: AdaptiveSize | null
}

/**
 * Sends one document about several dossiers or démarches.
 * @throws Failure `ds.timeout`, or `ds.unavailable` after a 500, when DS answers nobody; while it answers others,
 *   `ds.document-too-slow`, or alone `ds.dossier-too-slow` or `ds.demarche-too-slow`
 */
export async function sendTogether(
  client: Client,
  { kind, about, count, operations, notAfter, size }: Together,
): Promise<Answer> {
  const { document, variables } = compose(operations)
  try {
    const answer = await client.send(kind, document, variables, notAfter)
    const isCutShort = answer.errors.some(isTimeout)
    if (!isCutShort) size?.answered(count, answer.tookMs)
    else if (count > 1) size?.halve()
    // Of a write, the answer tells what was done.
    else if (kind === 'query') throw tooSlow(`a ${about}`)
    return answer
  } catch (error) {
    // Alone, a dossier says nothing of how many DS bears.
    if (isTooHeavy(error) && count > 1) size?.halve()
    throw error instanceof Failure && DOUBTFUL.has(error.code)
      ? await blame(client, error, { kind, about, count })
      : error
  }
}

/** What DS as a whole may suffer from, or what it was asked. */
const DOUBTFUL = new Set(['ds.timeout', 'ds.server-error'])

/** Numbers start at 1. */
const NO_DOSSIER = 0

/**
 * Who is at fault when an answer does not come in time, or when DS fails inside: DS as a whole, or what it was asked.
 * A question that costs nothing tells, each time: were DS away, looking for the slow dossier would take each document
 * its full time limit, and every dossier would be found to crash.
 */
async function blame(
  client: Client,
  failure: Failure,
  { kind, about, count }: Pick<Together, 'kind' | 'about' | 'count'>,
): Promise<Failure> {
  const uncertain = kind === 'query' ? 'transient' : 'ambiguous'
  const isCrash = failure.code === 'ds.server-error'
  if (!(await isAnswering(client))) {
    return isCrash
      ? new Failure(uncertain, 'ds.unavailable', 'DS fails inside (500), whatever it is asked')
      : new Failure(uncertain, 'ds.timeout', 'DS does not answer in time, whatever it is asked')
  }
  if (isCrash) return failure
  if (count > 1) {
    return new Failure(
      uncertain,
      'ds.document-too-slow',
      `DS did not answer in time about ${count} ${about}s together: they are asked for in smaller groups`,
    )
  }
  return about === 'dossier' ? dossierTooSlow(uncertain) : demarcheTooSlow()
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
