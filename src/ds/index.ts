import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import {
  localCounter,
  REQUESTS_PER_MINUTE,
  RESERVED_PER_MINUTE,
  type SharedCounter,
  windowBudget,
} from './budget.ts'
import { createClient, type SentRequest } from './client.ts'
import { Costs } from './costs.ts'
import { demarchesReader } from './demarches.ts'
import {
  DOSSIERS_A_DOCUMENT,
  datedDossiersReader,
  dossiersReader,
  messagesReader,
  ownFormsReader,
} from './dossiers.ts'
import type { Fetch } from './http.ts'
import { changesReader, decisionsReader, othersReader, placesReader } from './listings.ts'
import { messageSender } from './messages.ts'
import { pagesReader } from './pages.ts'
import type { Ds } from './port.ts'
import { readPublication } from './publication.ts'
import { schemaProblems } from './schema-check.ts'
import { writer } from './write.ts'
import { readWriteAccess } from './write-access.ts'

export interface DsOptions {
  /** The GraphQL endpoint. */
  readonly url: string
  readonly token: string
  /** The machine's clock (ms since the epoch): it paces requests, so never the frozen clock of `--now`. */
  readonly now?: () => number
  /** The monotonic clock (ms). */
  readonly elapsed?: () => number
  /** For one request; above DS's own limit of 30 s, or its half answers would be lost. */
  readonly timeoutMs?: number
  readonly log?: Pick<Log, 'warn'>
  /** `fetchThrough` where there are proxies; absent: requests go straight to DS. */
  readonly fetch?: Fetch
  readonly sleep?: (ms: number) => Promise<unknown>
  /** Where all processes with the token count their requests; without it, this one is taken to be alone. */
  readonly counter?: SharedCounter
  /** Told of every request once it has ended. */
  readonly onRequest?: (request: SentRequest) => void
  /** A person waits for the answer: may use what is reserved of each window. */
  readonly interactive?: boolean
}

export function connectDs(options: DsOptions): Ds {
  const { now = Date.now, elapsed = () => performance.now(), timeoutMs = 45_000, log } = options
  const wait = options.sleep ?? sleep
  const reserved = options.interactive ? 0 : RESERVED_PER_MINUTE
  const client = createClient({
    url: options.url,
    token: options.token,
    now,
    elapsed,
    timeoutMs,
    log,
    onRequest: options.onRequest,
    sleep: wait,
    // Looked up at each call, so that what replaces the global fetch later is used too.
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    budget: windowBudget({
      limit: REQUESTS_PER_MINUTE - reserved,
      counter: options.counter ?? localCounter(),
      now,
      elapsed,
      sleep: wait,
    }),
  })
  const costs = new Costs()
  return {
    demarches: demarchesReader(client),
    changes: changesReader(client),
    others: othersReader(client),
    decisions: decisionsReader(client),
    pages: pagesReader(client, costs),
    pageSize: () =>
      costs.howMany(Array(DOSSIERS_A_DOCUMENT).fill(['in-page']), DOSSIERS_A_DOCUMENT),
    dossiers: dossiersReader(client, costs),
    datedDossiers: datedDossiersReader(client, costs),
    write: writer(client, costs, now),
    messages: messagesReader(client, costs),
    ownForms: ownFormsReader(client, costs),
    places: placesReader(client),
    send: messageSender(client),
    writeAccess: () => readWriteAccess(client),
    publication: (demarche) => readPublication(client, demarche),
    schemaProblems: () => schemaProblems(client),
    lastServerTime: client.lastServerTime,
    requestsSent: client.requestsSent,
  }
}
