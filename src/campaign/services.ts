import type { Config } from '../config/load.ts'
import type { Ds } from '../ds/port.ts'
import type { Log } from '../log.ts'
import type { Transport } from '../mail/transport.ts'
import type { JobDefinition } from '../queue/define.ts'
import type { JournalReader, Store } from '../store/port.ts'
import type { Territory } from '../territory/index.ts'
import type { Campaigns } from './campaigns.ts'

/** What it takes to read and to decide, without writing anything anywhere. */
export interface Readers {
  readonly config: Config
  readonly ds: Ds
  readonly journal: JournalReader
  readonly territory: Territory
  readonly campaigns: Campaigns
  /** ms since the epoch; frozen by `--now`. */
  readonly now: () => number
  readonly log: Log
  /** The GraphQL endpoint: links in e-mails lead to the same host. */
  readonly dsUrl: string
}

/** What the jobs work with. Made once by the door (cli), which alone reads the environment. */
export interface Services extends Readers {
  /** Every job: what waits, fails or is late is looked for in all of them. */
  readonly jobs: readonly Job[]
  readonly store: Store
  /** null without SMTP_URL, or without `mail` in the configuration: nothing is sent. */
  readonly transport: Transport | null
}

/** As the registry holds them, whatever they carry. */
export type Job = JobDefinition<unknown, Services>
