import { JOBS } from '../../jobs/index.ts'
import { Campaigns } from '../campaign/campaigns.ts'
import type { Readers, Services } from '../campaign/services.ts'
import { DEFAULT_CONFIG } from '../config/defaults.ts'
import { type Environment, readEnvironment } from '../config/environment.ts'
import { type Config, loadConfig } from '../config/load.ts'
import type { Fetch } from '../ds/http.ts'
import { connectDs } from '../ds/index.ts'
import type { Ds } from '../ds/port.ts'
import { fetchThrough } from '../ds/proxy.ts'
import { Failure } from '../failures/failure.ts'
import { ConfigError } from '../failures/problems.ts'
import { createMeters } from '../http/metrics/meters.ts'
import { createLog, type Log } from '../log.ts'
import { openTransport, type Transport } from '../mail/transport.ts'
import { journalThrough } from '../run/questions.ts'
import { askHolder } from '../store/ask.ts'
import { openStore } from '../store/index.ts'
import type { Counter, JournalReader, Store } from '../store/port.ts'
import { openTerritory } from '../territory/index.ts'

/** Commands whose answer a person waits for: they go before a backfill. */
const INTERACTIVE = new Set(['check', 'explain'])

/** The options that every command has. */
export interface GlobalOptions {
  readonly config?: string
  readonly now?: Date
  readonly logLevel?: string
}

/**
 * What a command needs, opened only when it asks for it. The environment is read here and nowhere else, but by completion,
 * which loads no library.
 */
export class Context {
  readonly env: Environment
  readonly log: Log
  readonly now: () => number
  readonly options: GlobalOptions
  readonly configFile: string
  /** What this process counts, for whoever shows it. */
  readonly meters = createMeters()
  readonly #command: string
  readonly #invocation: string
  readonly #closing: (() => Promise<void>)[] = []
  #config: Config | undefined

  constructor(options: GlobalOptions, command: string, env: NodeJS.ProcessEnv = process.env) {
    this.env = readEnvironment(env)
    // On a terminal, a command that ends shows its own progress.
    const usual = process.stderr.isTTY && command !== 'start' ? 'warn' : 'info'
    this.log = createLog(options.logLevel ?? this.env.logLevel ?? usual)
    const frozen = options.now?.getTime()
    this.now = frozen === undefined ? Date.now : () => frozen
    this.options = options
    this.configFile = options.config ?? (env.GUICHET_CONFIG || DEFAULT_CONFIG)
    // In a clone of the repository, `guichet` is not on the path.
    this.#invocation = env.npm_package_name === 'guichet' ? 'npm run -s guichet --' : 'guichet'
    this.#command = command
  }

  get config(): Config {
    this.#config ??= loadConfig(this.configFile)
    return this.#config
  }

  /** @param counter where all processes count their requests; null: this one reckons alone */
  connectDs(counter: Counter | null = null): Ds {
    return connectDs({
      url: this.env.dsApiUrl,
      token: this.#token(),
      log: this.log,
      interactive: INTERACTIVE.has(this.#command),
      onRequest: (request) => this.meters.dsRequest(request),
      ...(counter && { counter }),
      fetch: this.fetch(),
    })
  }

  /** How DS is asked for anything. */
  fetch(): Fetch {
    return this.env.proxies ? fetchThrough(this.env.proxies) : (url, init) => fetch(url, init)
  }

  #token(): string {
    const token = this.env.dsApiToken
    if (token === null) {
      throw new ConfigError('Environment', [
        {
          path: ['DS_API_TOKEN'],
          message: 'missing',
          remedy:
            'set it, or DS_API_TOKEN_FILE, to a token made in DS (Profil → Jetons d’identification de l’API)',
        },
      ])
    }
    return token
  }

  /** @throws Failure `store.held` and the like: see `openStore` */
  async openStore(): Promise<Store> {
    const { redisUrl, dataDir } = this.env
    const store = await openStore({
      ...(redisUrl === null ? {} : { redisUrl }),
      dataDir,
      command: `guichet ${this.#command}`,
      onProblem: (problem) => this.log.warn(problem),
    })
    this.onClose(() => store.close(0))
    return store
  }

  /** Connects only when there is something to send. Null without SMTP_URL, or without `mail` in the configuration. */
  openTransport(): Transport | null {
    const { smtpUrl } = this.env
    const { mail } = this.config
    if (smtpUrl === null || !mail) return null
    const transport = this.meters.counted(
      openTransport({ ...mail, bounces: mail.bounces ?? mail.operator, url: smtpUrl }),
    )
    this.onClose(async () => transport.close())
    return transport
  }

  /** Everything a job needs. The only process on this store, unless it is on Redis. */
  async openServices(): Promise<Services> {
    const config = this.config
    // Said before a store is made or taken.
    this.#token()
    const store = await this.openStore()
    const ds = this.connectDs(store.counter)
    return {
      ...this.#readers(config, ds, store.journal),
      store,
      jobs: JOBS,
      transport: this.openTransport(),
    }
  }

  /** What it takes to decide without writing; works beside a running service. */
  async openReaders(): Promise<Readers> {
    const config = this.config
    this.#token()
    const { journal, counter } = await this.openJournal(() => this.openStore())
    return this.#readers(config, this.connectDs(counter), journal)
  }

  /** Asks the process that holds the embedded store, or answers from the store itself when nobody does. */
  async askOrOpen<T>(
    question: string,
    input: unknown,
    answer: (store: Store) => Promise<T>,
  ): Promise<T> {
    if (this.env.redisUrl === null) {
      const told = await askHolder<T>(this.env.dataDir, question, input)
      if (told !== undefined) return told
    }
    return await answer(await this.openStore())
  }

  /** A command of ours as the person who ran this one would type it. */
  commandLine(args: string): string {
    return `${this.#invocation} ${args}`
  }

  onClose(close: () => Promise<void>): void {
    this.#closing.unshift(close)
  }

  /** Closes what was opened, the last opened first. Never throws: the command's own result matters more. */
  async close(): Promise<void> {
    for (const close of this.#closing.splice(0)) {
      try {
        await close()
      } catch (error) {
        this.log.error({ err: error }, 'could not be closed')
      }
    }
  }

  /** @param open opens the store; where another process holds it, that one is asked */
  async openJournal(
    open: () => Promise<Store>,
  ): Promise<{ journal: JournalReader; counter: Counter | null }> {
    try {
      return await open()
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'store.held') throw error
    }
    const journal = journalThrough(async (question, input) => {
      const told = await askHolder<never>(this.env.dataDir, question, input)
      if (told !== undefined) return told
      throw new Failure(
        'transient',
        'store.released',
        'the service that held the store has just stopped: run the command again',
      )
    })
    return { journal, counter: null }
  }

  #readers(config: Config, ds: Ds, journal: JournalReader): Readers {
    const { log, now } = this
    const territory = openTerritory()
    const campaigns = new Campaigns(config, ds, journal, now, log, territory)
    const dsUrl = this.env.dsApiUrl
    return { config, ds, journal, territory, campaigns, now, log, dsUrl }
  }
}
