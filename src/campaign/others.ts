import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config/load.ts'
import { type CampaignDossiers, neighboursAmong } from '../domain/eligibility/neighbourhood.ts'
import type { Neighbours } from '../domain/eligibility/opinion.ts'
import type { Ds, NeighbourDossier, Page } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import { errorLine, type Log } from '../log.ts'
import { keys } from '../queue/keys.ts'
import type { JournalReader } from '../store/port.ts'
import type { CampaignInDs } from './in-ds.ts'
import { Neighbourhood } from './known-others.ts'
import { readNeighbours } from './read-others.ts'

/** What opinions and assignments know of the others is read again after that long: only what changed since. */
const FRESH_MS = 15 * 60_000
/** Until it is so old, they do not wait for that: while thousands are written, the listing of them takes minutes. */
const OUTDATED_MS = 30 * 60_000
/** Deleted dossiers leave no trace in listings of changes: everything is read again this often. */
const WHOLE_MS = 24 * 60 * 60_000

/** How long (ms, of the machine's clock) an opinion waits for the reading of a campaign that is not its own. */
const PATIENCE_MS = 5_000
/** One that could not be read is not asked for again sooner by the opinions of the others. */
const TROUBLE_MS = 60_000

/** The latest reading asked for, under way or over. */
interface Known {
  readonly end: Promise<Neighbourhood>
  readonly readAt: number
  /** What `keys.lastChange` held before it began. */
  readonly change: string | null
}

/** The last reading that came to its end. What is caught up with later goes into the same neighbourhood. */
interface Read {
  readonly neighbourhood: Neighbourhood
  readonly at: number
  readonly wholeAt: number
  readonly change: string | null
}

/** The other dossiers of each démarche in a light form, read when something has to be decided, never before. */
export class Neighbourhoods {
  readonly #ds: Ds
  readonly #openInDs: (campaign: string) => Promise<CampaignInDs>
  readonly #config: Config
  readonly #now: () => number
  readonly #journal: JournalReader
  readonly #log: Log
  readonly #known = new Map<string, Known>()
  readonly #read = new Map<string, Read>()
  readonly #patience = new Map<string, Promise<unknown>>()
  readonly #troubledAt = new Map<string, number>()

  constructor(
    ds: Ds,
    openInDs: (campaign: string) => Promise<CampaignInDs>,
    config: Config,
    journal: JournalReader,
    now: () => number,
    log: Log,
  ) {
    this.#ds = ds
    this.#openInDs = openInDs
    this.#config = config
    this.#now = now
    this.#journal = journal
    this.#log = log
  }

  /** Of half an hour ago at most, and with every change that was queued before. */
  async of(campaign: string): Promise<Neighbourhood> {
    return await this.#since(await this.#lastChange(campaign), campaign)
  }

  #since(change: string | null, campaign: string): Promise<Neighbourhood> {
    const now = this.#now()
    let known = this.#known.get(campaign)
    // After one that failed, the next one is waited for.
    const isReading = known !== undefined
    if (known?.change !== change || now - known.readAt >= FRESH_MS) {
      known = { end: this.#catchUp(campaign, known?.end, now, change), readAt: now, change }
      this.#keep(campaign, known)
    }
    const read = this.#read.get(campaign)
    const serves = isReading && read?.change === change && now - read.at < OUTDATED_MS
    return serves ? Promise.resolve(read.neighbourhood) : known.end
  }

  #lastChange(campaign: string): Promise<string | null> {
    return this.#journal.get(keys.lastChange(campaign))
  }

  /** Until the campaign has been read once, its opinions wait. */
  hasRead(campaign: string): boolean {
    return this.#read.has(campaign)
  }

  /**
   * Lists the whole démarche once for two readers: the caller, who queues its dossiers, and the opinions on them,
   * which wait for its end unless they know an earlier state.
   */
  async *readThrough(campaign: string): AsyncGenerator<Page<NeighbourDossier>> {
    const now = this.#now()
    let settle: { resolve(read: Neighbourhood): void; reject(reason: unknown): void } | undefined
    const end = new Promise<Neighbourhood>((resolve, reject) => {
      settle = { resolve, reject }
    })
    const change = await this.#lastChange(campaign)
    const known = { end, readAt: now, change }
    if (this.#known.has(campaign)) end.catch(() => {})
    else this.#keep(campaign, known)
    try {
      const neighbourhood = await this.#open()
      yield* await this.#readInto(neighbourhood, campaign)
      this.#read.set(campaign, { neighbourhood, at: now, wholeAt: now, change })
      settle?.resolve(neighbourhood)
      // The next one waits for both: two would write into one neighbourhood.
      const others = Promise.allSettled([this.#known.get(campaign)?.end])
      this.#keep(campaign, { ...known, end: others.then(() => neighbourhood) })
    } catch (error) {
      settle?.reject(error)
      throw error
    } finally {
      // Without effect once settled: the caller went away in the middle.
      settle?.reject(interrupted(campaign))
    }
  }

  /**
   * The dossiers of every campaign, for an opinion of one of them. It waits for its own as long as it takes, and for
   * the others only so long that campaigns which are read together are found in each other's opinions: a large one
   * takes minutes, and may be refused. Then what was last known of it, within a day, is used, or nothing.
   * @throws Failure when its own campaign cannot be read: the line of the envelope would be wrong
   */
  async everywhere(own: string): Promise<Neighbours> {
    const campaigns = await Promise.all(
      this.#config.campaigns.map(async ({ id, demarche }) => {
        const dossiers = id === own ? (await this.of(id)).dossiers : await this.#lately(id)
        return { id, demarche, dossiers }
      }),
    )
    return neighboursAmong(
      new Map(campaigns.flatMap(({ id, dossiers }) => (dossiers ? [[id, dossiers]] : []))),
      campaigns.flatMap(({ demarche, dossiers }) => (dossiers ? [] : [demarche])),
    )
  }

  async #lately(campaign: string): Promise<CampaignDossiers | null> {
    const now = this.#now()
    const troubledAt = this.#troubledAt.get(campaign)
    if (troubledAt === undefined || now - troubledAt >= TROUBLE_MS) {
      const change = await this.#lastChange(campaign)
      const reading = this.#since(change, campaign).catch(() => {})
      if (troubledAt === undefined) await Promise.race([reading, this.#patience.get(campaign)])
    }
    const read = this.#read.get(campaign)
    return read && now - read.at < WHOLE_MS ? read.neighbourhood.dossiers : null
  }

  /** A reading that fails is not kept: the next one begins where the last that succeeded ended. */
  #keep(campaign: string, known: Known): void {
    this.#known.set(campaign, known)
    this.#patience.set(campaign, sleep(PATIENCE_MS, undefined, { ref: false }))
    known.end.then(
      () => this.#troubledAt.delete(campaign),
      (error) => {
        this.#troubledAt.set(campaign, this.#now())
        this.#log.warn(
          { campaign, reason: errorLine(error) },
          'its dossiers cannot be read: the opinions of the other campaigns say so',
        )
        if (this.#known.get(campaign) === known) this.#known.delete(campaign)
      },
    )
  }

  async #open(): Promise<Neighbourhood> {
    const given = await this.#journal.list(keys.lastInstructeurs)
    return new Neighbourhood(
      new Map(given.map(({ key, value }) => [key.slice(keys.lastInstructeurs.length), value])),
    )
  }

  async #readInto(neighbourhood: Neighbourhood, campaign: string) {
    const inDs = await this.#openInDs(campaign)
    return readNeighbours(this.#ds, this.#log, inDs, neighbourhood)
  }

  /** @param before the reading that may still be under way: two would write into one neighbourhood */
  async #catchUp(
    campaign: string,
    before: Promise<unknown> | undefined,
    now: number,
    change: string | null,
  ): Promise<Neighbourhood> {
    await before?.catch(() => {})
    const last = this.#read.get(campaign)
    const { neighbourhood, wholeAt } =
      last && now - last.wholeAt < WHOLE_MS
        ? last
        : { neighbourhood: await this.#open(), wholeAt: now }
    for await (const _ of await this.#readInto(neighbourhood, campaign));
    // Unless the whole was listed meanwhile.
    if (this.#read.get(campaign) === last)
      this.#read.set(campaign, { neighbourhood, at: now, wholeAt, change })
    return neighbourhood
  }
}

const interrupted = (campaign: string) =>
  new Failure(
    'transient',
    'campaign.listing-interrupted',
    `the listing of campaign ${campaign} was interrupted: the next poll begins it again`,
  )
