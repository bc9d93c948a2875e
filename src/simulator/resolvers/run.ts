import { GraphQLError, type GraphQLResolveInfo } from 'graphql'
import type { Item } from '../costs/prices.ts'
import type { Work } from '../costs/work.ts'
import { among, type Fault, type Faults } from '../faults.ts'
import type { ReadDocument } from '../request/document.ts'
import type { RequestLog } from '../request-log.ts'
import type { Token } from '../world/token.ts'
import type { World } from '../world/world.ts'

/** Stands for any exception of DS's own code: the whole answer becomes a 500 or a 400, what was committed stays. */
export class ServerCrash extends Error {
  readonly status: number

  constructor(status = 500) {
    super()
    this.status = status
  }
}

/** DS's own limit, looked at between fields. */
const LIMIT_MS = 30_000

/** One request being executed: what resolvers need, and how far it went. */
export class Run {
  readonly world: World
  readonly token: Token
  readonly document: ReadDocument
  readonly faults: Faults
  readonly log: RequestLog
  /** DS's time that it takes; null when nobody counts. */
  readonly work: Work | null
  /** The exception that ended the run. */
  crash: Error | null = null
  dossiersShown = 0
  mutationsRun = 0
  /** DS told that the time was over. */
  isCut = false
  readonly #latency: Partial<Extract<Fault, { kind: 'latency' }>>
  readonly #crashFault: Extract<Fault, { kind: 'crash' }> | undefined
  readonly #timeoutFault: Extract<Fault, { kind: 'timeout' }> | undefined
  #aliases = 0
  #outOfTime = false

  constructor(
    parts: Pick<Run, 'world' | 'token' | 'document' | 'faults' | 'log' | 'work'>,
    struck: readonly Fault[],
  ) {
    this.world = parts.world
    this.token = parts.token
    this.document = parts.document
    this.faults = parts.faults
    this.log = parts.log
    this.work = parts.work
    this.#latency = among(struck, 'latency') ?? {}
    this.#crashFault = among(struck, 'crash')
    this.#timeoutFault = among(struck, 'timeout')
  }

  /** ms that a fault makes DS work longer on what it has shown and run so far. */
  get delayMs(): number {
    const { dossierMs = 0, mutationMs = 0 } = this.#latency
    return dossierMs * this.dossiersShown + mutationMs * this.mutationsRun
  }

  /** Every field passes here or in `working`. After a crash or DS's 30 s, no field starts any more. */
  field(info: GraphQLResolveInfo, resolve: () => unknown): unknown {
    if (this.#isOver()) throw this.crash ?? this.#timeoutError(info)
    return this.#noting(resolve)
  }

  /** The same for a field that makes DS work: what that costs is paid first. */
  working(info: GraphQLResolveInfo, items: () => readonly Item[], resolve: () => unknown): unknown {
    const isAlias = info.path.prev === undefined
    if (isAlias) this.#beforeAlias()
    const start = (isBegun: boolean) => {
      if (!isBegun) throw this.crash ?? this.#timeoutError(info)
      return this.#noting(resolve)
    }
    if (this.#isOver()) return start(false)
    const due = this.#noting(items)
    const paid = due.length === 0 || !this.work || this.work.pay(due, () => this.#isOver())
    const value = paid instanceof Promise ? paid.then(start) : start(paid)
    if (isAlias && this.#timeoutFault?.inside && this.#aliases > this.#timeoutFault.afterAliases)
      this.#outOfTime = true
    return value
  }

  /** To be called once all fields have passed. */
  finish() {
    if (this.#crashFault) this.crash ??= new ServerCrash(this.#crashFault.status)
  }

  #isOver(): boolean {
    if (this.crash || this.#outOfTime) return true
    return (this.work?.elapsedMs ?? 0) + this.delayMs >= LIMIT_MS
  }

  /** An exception of DS's own code ends the run. */
  #noting<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      if (error instanceof Error && !(error instanceof GraphQLError)) this.crash = error
      throw error
    }
  }

  #beforeAlias() {
    const done = this.#aliases++
    if (done === this.#crashFault?.afterAliases)
      this.crash = new ServerCrash(this.#crashFault.status)
    if (done === this.#timeoutFault?.afterAliases && !this.#timeoutFault.inside)
      this.#outOfTime = true
  }

  /** Only the first one carries a code. */
  #timeoutError({ parentType, fieldName }: GraphQLResolveInfo): GraphQLError {
    const extensions = this.isCut ? {} : { code: 'timeout' }
    this.isCut = true
    return new GraphQLError(`Timeout on ${parentType.name}.${fieldName}`, { extensions })
  }
}

export const notFound = (what: string) =>
  new GraphQLError(`${what} not found`, { extensions: { code: 'not_found' } })

export const hidden = (type: 'Demarche' | 'DemarcheDescriptor' | 'Dossier') =>
  new GraphQLError(`An object of type ${type} was hidden due to permissions`, {
    extensions: { code: 'unauthorized' },
  })

/** What a dossier without group gives: in a list, where it has a place, a null node; by its number, no data at all. */
export function withoutGroup({ path }: GraphQLResolveInfo, place?: number) {
  const keys: (string | number)[] = [...(place === undefined ? [] : [place]), 'groupeInstructeur']
  for (let step: typeof path | undefined = path; step; step = step.prev) keys.unshift(step.key)
  return new GraphQLError('Cannot return null for non-nullable field Dossier.groupeInstructeur', {
    path: keys,
    extensions: { code: 'invalid_null' },
  })
}
