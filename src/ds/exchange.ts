import { DossierDocument } from '../../graphql/generated.ts'
import { Failure } from '../failures/failure.ts'
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

/** What is asked about some dossiers, or some démarches, in one document. */
export interface Together {
  readonly kind: RequestKind
  readonly about: 'dossier' | 'demarche'
  readonly count: number
  readonly operations: readonly Operation<unknown>[]
  /** Learns how long (ms) DS took over this. */
  readonly learn?: (ms: number) => void
}

/**
 * Sends one document about several dossiers or démarches.
 * @throws Failure `ds.timeout`, or `ds.unavailable` after a 500, when DS answers nobody; while it answers others,
 *   `ds.document-too-slow`, or alone `ds.dossier-too-slow` or `ds.demarche-too-slow`; `ds.busy` when it has no time to
 *   validate even the smallest document
 */
export async function sendTogether(
  client: Client,
  { kind, about, count, operations, learn }: Together,
): Promise<Answer> {
  const { document, variables } = compose(operations)
  try {
    const answer = await client.send(kind, document, variables)
    // Of a write, the answer tells what was done.
    if (kind === 'query' && answer.errors.some(isTimeout)) throw tooSlow(`a ${about}`)
    learn?.(answer.tookMs)
    return answer
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'ds.busy' && count > 1) {
      // Nothing was run: how large the document was is all that a smaller one changes.
      learn?.(CUT_MS)
      throw documentTooSlow('transient', about, count)
    }
    if (!DOUBTFUL.has(error.code)) throw error
    const blamed = await blame(client, error, { kind, about, count })
    // DS answers others meanwhile: this was too much of it.
    if (blamed.code.endsWith('too-slow')) learn?.(CUT_MS)
    throw blamed
  }
}

/** DS cuts what takes it longer (ms). */
const CUT_MS = 30_000

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
  if (count > 1) return documentTooSlow(uncertain, about, count)
  return about === 'dossier' ? dossierTooSlow(uncertain) : demarcheTooSlow()
}

const documentTooSlow = (
  kind: 'transient' | 'ambiguous',
  about: Together['about'],
  count: number,
): Failure =>
  new Failure(
    kind,
    'ds.document-too-slow',
    `DS did not answer in time about ${count} ${about}s together: they are asked for in smaller groups`,
  )

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
