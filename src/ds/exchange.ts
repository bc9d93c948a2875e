import { Failure } from '../failure.ts'
import type { AdaptiveSize } from './adaptive-size.ts'
import type { Answer, Client } from './client.ts'
import { answerTo, compose, type Operation, type OperationAnswer } from './compose.ts'
import { isTimeout, type RequestKind } from './errors.ts'

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

/** Sends the operations of `items` items in one document, and learns from its fate how many to send next time. */
export async function sendTogether(
  client: Client,
  size: AdaptiveSize,
  kind: RequestKind,
  items: number,
  operations: readonly Operation<unknown>[],
): Promise<Answer> {
  const { document, variables } = compose(operations)
  try {
    const answer = await client.send(kind, document, variables)
    if (answer.errors.some(isTimeout)) size.halve()
    else size.answered(items, answer.tookMs)
    return answer
  } catch (error) {
    if (isTooHeavy(error)) size.halve()
    throw error
  }
}
