import { Decimal } from 'decimal.js'
import type { Config } from '../config/load.ts'
import { parseAmount } from '../domain/amount.ts'
import { neighboursAmong } from '../domain/eligibility/neighbourhood.ts'
import type { Neighbours } from '../domain/eligibility/opinion.ts'
import type { Champ, Ds, NeighbourDossier, Page } from '../ds/port.ts'
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

interface Known {
  readonly content: Promise<Neighbourhood>
  readonly readAt: number
  readonly wholeAt: number
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
      ? known.content.then((neighbourhood) => this.#read(campaign, neighbourhood))
      : this.#open().then((neighbourhood) => this.#read(campaign, neighbourhood))
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
    let settle: { resolve(read: Neighbourhood): void; reject(reason: Error): void } | undefined
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
      this.#known.set(campaign, known)
    } finally {
      // Without effect once resolved.
      settle?.reject(new Error('the listing was interrupted'))
    }
  }

  /**
   * The dossiers of every campaign, for an opinion of one of them. Another one that cannot be read is left out.
   * @throws Failure when its own campaign cannot be read: the line of the envelope would be wrong
   */
  async everywhere(own: string): Promise<Neighbours> {
    const all = await Promise.all(
      this.#config.campaigns.map(async ({ id }) => {
        try {
          return [[id, (await this.of(id)).dossiers] as const]
        } catch (error) {
          if (id === own) throw error
          this.#log.warn(
            { campaign: id, reason: errorLine(error) },
            'its dossiers are not counted in the others’ advisory lines',
          )
          return []
        }
      }),
    )
    return neighboursAmong(new Map(all.flat()))
  }

  /** A reading that fails is not kept: what was known before it is, to be caught up with again. */
  #keep(campaign: string, known: Known): void {
    const before = this.#known.get(campaign)
    this.#known.set(campaign, known)
    known.content.catch(() => {
      // By its content: what is stale meanwhile is another entry with the same one.
      if (this.#known.get(campaign)?.content !== known.content) return
      if (before) this.#known.set(campaign, before)
      else this.#known.delete(campaign)
    })
  }

  async #open(): Promise<Neighbourhood> {
    const given = await this.#journal.list<string>(keys.lastInstructeurs)
    return new Neighbourhood(
      new Map(given.map(({ key, value }) => [key.slice(keys.lastInstructeurs.length), value])),
    )
  }

  async #read(campaign: string, neighbourhood: Neighbourhood): Promise<Neighbourhood> {
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

function amount(champ: Champ | null): Decimal | null {
  if (champ === null) return null
  if (champ.value.kind === 'number')
    return champ.value.number === null ? null : new Decimal(champ.value.number)
  const typed = parseAmount(champ.text)
  return typed.state === 'known' ? typed.value : null
}
