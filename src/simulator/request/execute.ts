import { execute, type GraphQLError, type GraphQLSchema } from 'graphql'
import type { Costs } from '../costs/costs.ts'
import { DOCUMENT } from '../costs/prices.ts'
import { among, type Fault, type Faults } from '../faults.ts'
import type { RequestLog } from '../request-log.ts'
import { resolveField, resolveType } from '../resolvers/index.ts'
import { Run, ServerCrash } from '../resolvers/run.ts'
import type { Token } from '../world/token.ts'
import type { World } from '../world/world.ts'
import { type Answer, crashed, internalError, json } from './answer.ts'
import { complexityOf } from './complexity.ts'
import { chooseOperation, depthOf, type ReadDocument } from './document.ts'
import type { Request } from './read-request.ts'
import { variableErrors } from './variables.ts'

const MAX_DEPTH = 15
const MAX_COMPLEXITY = 60_000

export interface Reading {
  readonly request: Request
  readonly document: ReadDocument
}

export interface Server {
  readonly world: World
  readonly faults: Faults
  readonly log: RequestLog
  readonly costs: Costs
}

/** The answer, and how much later a fault makes it come. Everything is HTTP 200, but an exception of DS's own code. */
export async function executeRequest(
  schema: GraphQLSchema,
  { costs, ...server }: Server,
  token: Token,
  { request: { operationName, variables }, document }: Reading,
  struck: readonly Fault[],
): Promise<{ answer: Answer; delayMs: number }> {
  const refused = (errors: readonly unknown[]) => ({ answer: json(200, { errors }), delayMs: 0 })
  const tooMuch = refusalOfSize(document, struck)
  if (tooMuch) return refused([tooMuch])
  if (document.errors.length > 0) return refused(document.errors)
  const operation = chooseOperation(document.document, operationName)
  if (typeof operation === 'string') return refused([{ message: operation }])
  const depth = depthOf(document.document, operation)
  if (depth > MAX_DEPTH) {
    const message = `Query has depth of ${depth}, which exceeds max depth of ${MAX_DEPTH}`
    return refused([{ message }])
  }
  const points = complexityOf(document.document, operation, variables)
  if (points > MAX_COMPLEXITY) {
    const message = `Query has complexity of ${points}, which exceeds max complexity of ${MAX_COMPLEXITY}`
    return refused([{ message }])
  }
  const problems = variableErrors(schema, operation, variables)
  if (problems.length > 0) return refused(problems)

  const work = costs.open()
  const paid = work?.pay([DOCUMENT], () => false)
  // where nothing is waited for, a document is done before another begins
  if (paid instanceof Promise) await paid
  const run = new Run({ ...server, token, document, work }, struck)
  const result = await execute({
    schema,
    document: document.document,
    operationName,
    variableValues: variables,
    contextValue: run,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  })
  run.finish()
  if (work) await costs.close(work, () => run.isCut)
  // resolving a type can crash too, and does not pass through the run
  const crash = run.crash ?? result.errors?.find(isCrash)?.originalError
  const answer = crash
    ? crash instanceof ServerCrash
      ? crashed(crash.status)
      : internalError(String(crash))
    : json(200, result.errors ? { errors: result.errors.map(asRuby), data: result.data } : result)
  return { answer, delayMs: run.delayMs }
}

const isCrash = ({ originalError }: GraphQLError) => originalError instanceof ServerCrash

/** A null where the schema has none carries a code, and no full stop. */
function asRuby(error: GraphQLError) {
  const told = error.toJSON()
  return error.message.startsWith('Cannot return null')
    ? {
        ...told,
        message: error.message.replace(/\.$/, ''),
        extensions: { code: 'invalid_null' },
      }
    : told
}

/** graphql-ruby's words for a document that a fault makes too large, in characters or in tokens. */
function refusalOfSize({ characters, tokens }: ReadDocument, struck: readonly Fault[]) {
  const validation = among(struck, 'validation-timeout')
  if (validation && characters > validation.above)
    return {
      message: 'Timeout on validation of query',
      locations: [],
      extensions: { code: 'validationTimeout' },
    }
  const large = among(struck, 'too-large')
  return large && tokens > large.above ? { message: 'This query is too large to execute.' } : null
}
