import { setTimeout as sleep } from 'node:timers/promises'
import { Decimal } from 'decimal.js'
import type { Config } from '../config/load.ts'
import { parseAmount } from '../domain/amount.ts'
import { type CampaignDossiers, neighboursAmong } from '../domain/eligibility/neighbourhood.ts'
import type { Neighbours } from '../domain/eligibility/opinion.ts'
import type { Champ, Ds, NeighbourDossier, Page } from '../ds/port.ts'
import { Failure } from '../failure.ts'
import { errorLine, type Log } from '../log.ts'
import type { JournalReader } from '../store/port.ts'
import type { Desk } from './desks.ts'
import { keys } from './memory.ts'
import { Neighbourhood } from './neighbourhood.ts'
import { behind, EPOCH } from './watermark.ts'

/** What opinions and assignments know of the others may be that old: then only what changed since is read. */
const FRESH_MS = 15 * 60_000
/** Deleted dossiers leave no trace in listings of changes: everything is read again this often. */
const WHOLE_MS = 24 * 60 * 60_000

/** How long (ms, of the machine's clock) an opinion waits for the reading of a campaign that is not its own. */
const PATIENCE_MS = 5_000
/** One that could not be read is not asked for again sooner by the opinions of the others. */
const TROUBLE_MS = 60_000

interface Known {
  readonly content: Promise<Neighbourhood>
  readonly readAt: number
  readonly wholeAt: number
}

/** A reading that came to its end. What is caught up with later goes into the same dossiers. */
interface Read {
  readonly dossiers: CampaignDossiers
  readonly at: number
}

/** The other dossiers of each démarche in a light form, read when something has to be decided, never before. */
export class Neighbourhoods {
  readonly #ds: Ds
  readonly #openDesk: (campaign: string) => Promise<Desk>
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
    openDesk: (campaign: string) => Promise<Desk>,
    config: Config,
    journal: JournalReader,
    now: () => number,
    log: Log,
  ) {
    this.#ds = ds
    this.#openDesk = openDesk
    this.#config = config
    this.#now = now
    this.#journal = journal
    this.#log = log
  }

  async of(campaign: string): Promise<Neighbourhood> {
    const now = this.#now()
    const known = this.#known.get(campaign)
    if (known && now - known.readAt < FRESH_MS) return await known.content
    const isWhole = known !== undefined && now - known.wholeAt < WHOLE_MS
    const content = isWhole
      ? known.content.then((neighbourhood) => this.#catchUp(campaign, neighbourhood))
      : this.#open().then((neighbourhood) => this.#catchUp(campaign, neighbourhood))
    this.#keep(campaign, { content, readAt: now, wholeAt: isWhole ? known.wholeAt : now })
    return await content
  }

  /** Dossiers of the campaign have changed: what opinions say of the others is caught up with before the next one. */
  stale(campaign: string): void {
    const known = this.#known.get(campaign)
    if (known) this.#known.set(campaign, { ...known, readAt: Number.NEGATIVE_INFINITY })
  }

  /**
   * Lists the whole démarche once for two readers: the caller, who queues its dossiers, and the opinions on them,
   * which wait for its end unless they know an earlier state.
   */
  async *readThrough(campaign: string): AsyncGenerator<Page<NeighbourDossier>> {
    const now = this.#now()
    let settle: { resolve(read: Neighbourhood): void; reject(reason: unknown): void } | undefined
    const content = new Promise<Neighbourhood>((resolve, reject) => {
      settle = { resolve, reject }
    })
    const known = { content, readAt: now, wholeAt: now }
    if (this.#known.has(campaign)) content.catch(() => {})
    else this.#keep(campaign, known)
    try {
      const neighbourhood = await this.#open()
      yield* this.#pages(campaign, neighbourhood)
      settle?.resolve(neighbourhood)
      this.#keep(campaign, known)
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
      const reading = this.of(campaign).catch(() => {})
      if (troubledAt === undefined) await Promise.race([reading, this.#patience.get(campaign)])
    }
    const read = this.#read.get(campaign)
    return read && now - read.at < WHOLE_MS ? read.dossiers : null
  }

  /** A reading that fails is not kept: what was known before it is, to be caught up with again. */
  #keep(campaign: string, known: Known): void {
    const before = this.#known.get(campaign)
    this.#known.set(campaign, known)
    this.#patience.set(campaign, sleep(PATIENCE_MS, undefined, { ref: false }))
    known.content.then(
      ({ dossiers }) => {
        this.#read.set(campaign, { dossiers, at: known.readAt })
        this.#troubledAt.delete(campaign)
      },
      (error) => {
        this.#troubledAt.set(campaign, this.#now())
        this.#log.warn(
          { campaign, reason: errorLine(error) },
          'its dossiers cannot be read: the opinions of the other campaigns say so',
        )
        // By its content: what is stale meanwhile is another entry with the same one.
        if (this.#known.get(campaign)?.content !== known.content) return
        if (before) this.#known.set(campaign, before)
        else this.#known.delete(campaign)
      },
    )
  }

  async #open(): Promise<Neighbourhood> {
    const given = await this.#journal.list<string>(keys.lastInstructeurs)
    return new Neighbourhood(
      new Map(given.map(({ key, value }) => [key.slice(keys.lastInstructeurs.length), value])),
    )
  }

  async #catchUp(campaign: string, neighbourhood: Neighbourhood): Promise<Neighbourhood> {
    for await (const _ of this.#pages(campaign, neighbourhood));
    return neighbourhood
  }

  /** Reads what changed since the neighbourhood was last read, and adds it to it. */
  async *#pages(
    campaign: string,
    neighbourhood: Neighbourhood,
  ): AsyncGenerator<Page<NeighbourDossier>> {
    const { demarche, form } = await this.#openDesk(campaign)
    const ids = {
      requestedGrant: form.fields.get('requestedGrant')?.id ?? null,
      grantedAmount: form.annotations.get('grantedAmount')?.id ?? null,
    }
    const { readUpTo } = neighbourhood
    const since = readUpTo === null ? EPOCH : behind(readUpTo)
    let firstAnswer: number | null = null
    for await (const page of this.#ds.neighbours(demarche.number, since, ids)) {
      firstAnswer ??= this.#ds.lastServerTime()
      if (page.unreadable > 0) {
        this.#log.warn({ campaign, unreadable: page.unreadable }, 'DS could not show some dossiers')
      }
      for (const dossier of page.dossiers) {
        if (dossier.revisionId === page.draftRevisionId) continue
        neighbourhood.put(dossier, {
          requestedGrant: amount(dossier.requestedGrant),
          grantedAmount: amount(dossier.grantedAmount),
        })
      }
      yield page
    }
    if (firstAnswer !== null) neighbourhood.readUpTo = new Date(firstAnswer).toISOString()
  }
}

const interrupted = (campaign: string) =>
  new Failure(
    'transient',
    'campaign.listing-interrupted',
    `the listing of campaign ${campaign} was interrupted: the next poll begins it again`,
  )

function amount(champ: Champ | null): Decimal | null {
  if (champ === null) return null
  if (champ.value.kind === 'number')
    return champ.value.number === null ? null : new Decimal(champ.value.number)
  const typed = parseAmount(champ.text)
  return typed.state === 'known' ? typed.value : null
}
