import { z } from 'zod'
import { type Answer, errorAnswer } from './answer.ts'
import type { Variables } from './variables.ts'

export interface Request {
  /** null: none was given, which DS tells with HTTP 200. */
  readonly query: string | null
  readonly operationName: string | null
  readonly variables: Variables
}

const NOTHING: Request = { query: null, operationName: null, variables: {} }
const record = z.record(z.string(), z.unknown())

/** Reads a body as Rails does; DS's 400 when it cannot. Batches (arrays) count as no query at all. */
export function readRequest(contentType: string | undefined, body: string): Request | Answer {
  if (!contentType?.startsWith('application/json')) return NOTHING
  const content = parseJson(body)
  if (content === undefined)
    return errorAnswer(400, 'bad_request', 'unexpected token at the start of the body')
  const parameters = record.safeParse(content)
  if (!parameters.success) return NOTHING
  const { query = null, operationName, variables } = parameters.data
  if (query !== null && typeof query !== 'string')
    return errorAnswer(400, 'bad_request', 'Query string argument should be a String')
  const readVariables = typeof variables === 'string' ? parseJson(variables || '{}') : variables
  if (typeof variables === 'string' && readVariables === undefined)
    return errorAnswer(
      400,
      'graphql_parse_failed',
      'expected object key, got EOF at line 1 column 2',
    )
  const known = record.safeParse(readVariables ?? {})
  if (!known.success)
    return errorAnswer(400, 'bad_request', `Unexpected parameter: ${JSON.stringify(readVariables)}`)
  const name = typeof operationName === 'string' && operationName ? operationName : null
  return { query, operationName: name, variables: known.data }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
