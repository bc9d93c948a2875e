import { GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql'
import { among, type Fault } from '../faults.ts'
import { type Answer, badGateway, crashed, json, maintenance } from './answer.ts'
import { authenticate } from './auth.ts'
import { DocumentReader } from './document.ts'
import { executeRequest, type Reading, type Server } from './execute.ts'
import { RateLimit, tooMany } from './rate-limit.ts'
import { readRequest } from './read-request.ts'
import { loadSchema } from './schema.ts'

export interface Post {
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  readonly address: string
  readonly body: string
}

export interface Reply {
  /** null: the connection is cut instead. */
  readonly answer: Answer | null
  readonly delayMs: number
}

/** The GraphQL endpoint, from the body of a POST to its answer. */
export class Endpoint {
  readonly #server: Server
  readonly #clock: () => Date
  readonly #schema: GraphQLSchema = loadSchema()
  readonly #documents = new DocumentReader(this.#schema)
  readonly #rateLimit = new RateLimit()

  constructor(server: Server, clock: () => Date) {
    this.#server = server
    this.#clock = clock
  }

  async reply(post: Post): Promise<Reply> {
    const reading = this.#read(post)
    const operation = 'status' in reading ? 'query' : operationOf(reading)
    const { log, faults } = this.#server
    log.posts++
    log[operation === 'mutation' ? 'mutations' : 'queries']++

    const struck = faults.strike(operation)
    const { requestMs = 0 } = among(struck, 'latency') ?? {}
    const cut = among(struck, 'cut')
    if (cut?.when === 'before') return { answer: null, delayMs: requestMs }
    const { answer, delayMs } = await this.#answer(post, reading, struck)
    return { answer: cut ? null : answer, delayMs: requestMs + delayMs }
  }

  /** In DS's order: the rate limit, then maintenance, the token, and only then GraphQL. */
  async #answer(post: Post, reading: Reading | Answer, struck: readonly Fault[]) {
    const now = this.#clock()
    const refusal = this.#rateLimit.count(post.authorization ?? '', now) ?? faultAnswer(struck, now)
    const { world, log } = this.#server
    world.platform.runJobs()
    if (refusal?.status === 429) log.rateLimited++
    if (refusal) return atOnce(refusal)
    const token = authenticate(world.tokens, post.authorization, post.address, now)
    if ('status' in token) return atOnce(token)
    if ('status' in reading) return atOnce(reading)
    return executeRequest(this.#schema, this.#server, token, reading, struck)
  }

  /** The request and its document, or what DS says of those it cannot read: HTTP 200 but for broken JSON. */
  #read({ contentType, body }: Post): Reading | Answer {
    const request = readRequest(contentType, body)
    if ('status' in request) return request
    if (request.query === null) return json(200, { errors: [NO_QUERY] })
    try {
      return { request, document: this.#documents.read(request.query) }
    } catch (error) {
      if (error instanceof GraphQLError) return json(200, { errors: [error] })
      throw error
    }
  }
}

const NO_QUERY = { message: 'No query string was present' }

const operationOf = ({ request, document }: Reading) =>
  getOperationAST(document.document, request.operationName)?.operation === 'mutation'
    ? 'mutation'
    : 'query'

const atOnce = (answer: Answer) => ({ answer, delayMs: 0 })

/** The answers that faults give before anything is read. */
function faultAnswer(struck: readonly Fault[], now: Date): Answer | null {
  if (among(struck, 'rate-limited')) return tooMany(now)
  if (among(struck, 'bad-gateway')) return badGateway()
  if (among(struck, 'maintenance')) return maintenance()
  const crash = among(struck, 'crash')
  return crash?.afterAliases === 0 ? crashed(crash.status ?? 500) : null
}
