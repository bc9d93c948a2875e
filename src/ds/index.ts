import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { type Budget, localBudget } from './budget.ts'
import { createClient } from './client.ts'
import { dossierReader } from './dossiers.ts'
import { readChangedPage, readDemarche, readNeighbours } from './listings.ts'
import type { Ds } from './port.ts'
import { schemaProblems } from './schema-check.ts'
import { readWriteAccess } from './write-access.ts'
import { dossierWriter } from './writer.ts'

export interface DsOptions {
  /** The GraphQL endpoint. */
  readonly url: string
  readonly token: string
  /** The machine's clock (ms since the epoch): it paces requests, so never the frozen clock of `--now`. */
  readonly now?: () => number
  /** For one request; above DS's own limit of 30 s, or its half answers would be lost. */
  readonly timeoutMs?: number
  readonly log?: Pick<Log, 'warn'>
  readonly fetch?: typeof fetch
  readonly sleep?: (ms: number) => Promise<unknown>
  /** Shared by everything that uses the token; without it, this process is taken to be alone. */
  readonly budget?: Budget
}

export function connectDs(options: DsOptions): Ds {
  const { now = Date.now, timeoutMs = 45_000, log } = options
  const client = createClient({
    url: options.url,
    token: options.token,
    now,
    timeoutMs,
    log,
    sleep: options.sleep ?? sleep,
    // Looked up at each call, so that what replaces the global fetch later is used too.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    budget: options.budget ?? localBudget({ now, sleep }),
  })
  return {
    demarche: (number) => readDemarche(client, number),
    changedDossiers: (demarche, since, after) => readChangedPage(client, demarche, since, after),
    dossier: dossierReader(client),
    neighbours: (demarche, ids) => readNeighbours(client, log, demarche, ids),
    write: dossierWriter(client),
    writeAccess: () => readWriteAccess(client),
    schemaProblems: () => schemaProblems(client),
    lastServerTime: client.lastServerTime,
    requestsSent: client.requestsSent,
  }
}
