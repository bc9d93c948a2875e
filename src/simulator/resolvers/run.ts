import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import { among, type Fault, type Faults } from '../faults.ts'
import type { ReadDocument } from '../request/document.ts'
import type { RequestLog } from '../request-log.ts'
import type { Token } from '../world/token.ts'
import type { World } from '../world/world.ts'

/** Stands for any exception of DS's own code: the whole answer becomes a 500, what was committed stays. */
export class ServerCrash extends Error {}

/** One request being executed: what resolvers need, and how far it went. */
export class Run {
  readonly world: World
  readonly token: Token
  readonly document: ReadDocument
  readonly faults: Faults
  readonly log: RequestLog
  /** The exception that ended the run. */
  crash: Error | null = null
  dossiersShown = 0
  mutationsRun = 0
  readonly #crashFault: Extract<Fault, { kind: 'crash' }> | undefined
  readonly #timeoutFault: Extract<Fault, { kind: 'timeout' }> | undefined
  #aliases = 0
  #outOfTime = false
  #timeoutTold = false

  constructor(
    parts: Pick<Run, 'world' | 'token' | 'document' | 'faults' | 'log'>,
    struck: readonly Fault[],
  ) {
    this.world = parts.world
    this.token = parts.token
    this.document = parts.document
    this.faults = parts.faults
    this.log = parts.log
    this.#crashFault = among(struck, 'crash')
    this.#timeoutFault = among(struck, 'timeout')
  }

  /** Every field passes here. After a crash or DS's 30 s, no field starts any more. */
  field(info: GraphQLResolveInfo, resolve: () => unknown): unknown {
    const isAlias = info.path.prev === undefined
    if (isAlias) this.#beforeAlias()
    if (this.crash) throw this.crash
    if (this.#outOfTime) throw this.#timeoutError(info)
    try {
      const value = resolve()
      if (isAlias && this.#timeoutFault?.inside && this.#aliases > this.#timeoutFault.afterAliases)
        this.#outOfTime = true
      return value
    } catch (error) {
      if (error instanceof Error && !(error instanceof GraphQLError)) this.crash = error
      throw error
    }
  }

  /** To be called once all fields have passed. */
  finish() {
    if (this.#crashFault) this.crash ??= new ServerCrash()
  }

  #beforeAlias() {
    const done = this.#aliases++
    if (done === this.#crashFault?.afterAliases) this.crash = new ServerCrash()
    if (done === this.#timeoutFault?.afterAliases && !this.#timeoutFault.inside)
      this.#outOfTime = true
  }

  /** Only the first one carries a code. */
  #timeoutError({ parentType, fieldName }: GraphQLResolveInfo): GraphQLError {
    const extensions = this.#timeoutTold ? {} : { code: 'timeout' }
    this.#timeoutTold = true
    return new GraphQLError(`Timeout on ${parentType.name}.${fieldName}`, { extensions })
  }
}

export const notFound = (what: string) =>
  new GraphQLError(`${what} not found`, { extensions: { code: 'not_found' } })

export const hidden = (type: 'Demarche' | 'DemarcheDescriptor' | 'Dossier') =>
  new GraphQLError(`An object of type ${type} was hidden due to permissions`, {
    extensions: { code: 'unauthorized' },
  })
