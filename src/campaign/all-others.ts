import type { Config } from '../config/load.ts'
import { type CampaignDossiers, neighboursAmong } from '../domain/eligibility/neighbourhood.ts'
import { type Neighbours, VERDICT_LABELS } from '../domain/eligibility/opinion.ts'
import type { Ds, FreshDossier, ListedDossier, OtherDossier, Page } from '../ds/port.ts'
import { errorLine, type Log } from '../log.ts'
import { keys } from '../queue/keys.ts'
import type { JournalReader } from '../store/port.ts'
import type { CampaignInDs } from './in-ds.ts'
import { Others } from './others.ts'
import { behind, EPOCH } from './watermark.ts'

/** Deleted dossiers leave no trace in listings of changes: everything is listed again after that long. */
const WHOLE_MS = 24 * 60 * 60_000
/** A campaign that could not be read is not asked for again sooner by the opinions of the others. */
const TROUBLE_MS = 60_000

interface Reading {
  readonly others: Others
  /** Every change made before this instant (ISO, DS's clock) was listed. */
  upTo: string
  /** ms since the epoch. */
  readonly wholeAt: number
  /** What `keys.lastChange` held then: another process that queues a change writes another word. */
  change: string | null
}

/** The other dossiers of each campaign, listed when something has to be decided, never before. */
export class AllOthers {
  readonly #ds: Ds
  readonly #open: (campaign: string) => Promise<CampaignInDs>
  readonly #config: Config
  readonly #now: () => number
  readonly #journal: JournalReader
  readonly #log: Log
  readonly #readings = new Map<string, Reading>()
  readonly #troubledAt = new Map<string, number>()

  constructor(
    ds: Ds,
    open: (campaign: string) => Promise<CampaignInDs>,
    config: Config,
    journal: JournalReader,
    now: () => number,
    log: Log,
  ) {
    this.#ds = ds
    this.#open = open
    this.#config = config
    this.#journal = journal
    this.#now = now
    this.#log = log
  }

  /** What is known of a campaign now; null: nothing. */
  known(campaign: string): Others | null {
    const reading = this.#readings.get(campaign)
    // Either way: a clock that was set back would have it kept for as long.
    const isFresh = reading && Math.abs(this.#now() - reading.wholeAt) < WHOLE_MS
    return isFresh ? reading.others : null
  }

  /**
   * Brings what is known of every campaign up to what was queued, but for dossiers that are about to be decided on: they
   * were read just now.
   * @param own campaigns whose dossiers are about to be decided on. @throws Failure when one of them cannot be read: the
   *   line of its envelope would be wrong
   */
  async catchUp(own: ReadonlySet<string>): Promise<void> {
    for (const { id } of this.#config.campaigns) {
      const change = await this.#journal.get(keys.lastChange(id))
      const others = this.known(id)
      const isCurrent = others?.behind.size === 0 && this.#readings.get(id)?.change === change
      if (isCurrent) continue
      if (!own.has(id) && Math.abs(this.#now() - (this.#troubledAt.get(id) ?? 0)) < TROUBLE_MS)
        continue
      try {
        for await (const _ of this.list(id, others === null));
        this.#troubledAt.delete(id)
      } catch (error) {
        if (own.has(id)) throw error
        this.#troubledAt.set(id, this.#now())
        this.#log.warn(
          { campaign: id, reason: errorLine(error) },
          'its dossiers cannot be read: the opinions of the other campaigns say so',
        )
      }
    }
  }

  /**
   * Lists a campaign with what is needed of its dossiers: all of them, or those that changed since. What was known
   * serves until the end.
   */
  async *list(campaign: string, isWhole: boolean): AsyncGenerator<Page<OtherDossier>> {
    const { demarche, form } = await this.#open(campaign)
    const ids = {
      requestedGrant: form.fields.get('requestedGrant')?.id ?? null,
      grantedAmount: form.annotations.get('grantedAmount')?.id ?? null,
      verdict: form.annotations.get('verdict')?.id ?? null,
    }
    const change = await this.#journal.get(keys.lastChange(campaign))
    const wholeAt = this.#now()
    const reading = isWhole ? undefined : this.#readings.get(campaign)
    const others = reading?.others ?? new Others(await this.#lastGiven())
    const since = reading ? behind(reading.upTo) : EPOCH
    let upTo: string | null = null
    let after: string | null = null
    do {
      const [answer] = await this.#ds.others([{ demarche: demarche.number, since, after, ids }])
      if (!answer || 'failure' in answer) throw answer?.failure
      const page: Page<OtherDossier> = answer.ok
      upTo ??= new Date(this.#ds.lastServerTime() ?? wholeAt).toISOString()
      if (page.unreadable > 0)
        this.#log.warn({ campaign, unreadable: page.unreadable }, 'DS could not show some dossiers')
      for (const dossier of page.dossiers)
        if (dossier.revisionId !== page.draftRevisionId)
          others.put(dossier, dossier.verdict?.text === VERDICT_LABELS.ineligible)
      yield page
      after = page.next
    } while (after !== null)
    others.behind.clear()
    this.#readings.set(campaign, { others, upTo, wholeAt: reading?.wholeAt ?? wholeAt, change })
  }

  /**
   * A light listing of what changed since: nothing else has.
   * @param upTo DS's clock (ms) before it was asked for; null: it is but a part of what changed
   */
  heard(campaign: string, page: Page<ListedDossier>, upTo: number | null): void {
    const others = this.known(campaign)
    const reading = this.#readings.get(campaign)
    if (!others || !reading) return
    for (const dossier of page.dossiers)
      if (dossier.revisionId !== page.draftRevisionId) others.heard(dossier)
    if (upTo !== null) reading.upTo = new Date(upTo).toISOString()
  }

  /** This process has queued a change that it has heard of. */
  queued(campaign: string, change: string): void {
    const reading = this.#readings.get(campaign)
    if (reading) reading.change = change
  }

  /** A dossier that was read whole. */
  put({ campaign, form }: CampaignInDs, dossier: FreshDossier): void {
    const { demandeur, champs } = dossier
    const requestedGrant = form.fields.get('requestedGrant')?.id
    const others = this.known(campaign.id)
    const known = {
      ...dossier,
      siret: 'siret' in demandeur ? demandeur.siret : null,
      requestedGrant: champs.find(({ id }) => id === requestedGrant) ?? null,
      // It is live: what it was granted is written once it is accepted, and listed then.
      grantedAmount: null,
    }
    others?.put(known, others.isIneligible(dossier.number))
  }

  /** As opinions ask of all of them. */
  neighbours(): Neighbours {
    const known = new Map<string, CampaignDossiers>()
    const unread: number[] = []
    for (const { id, demarche } of this.#config.campaigns) {
      const others = this.known(id)
      if (others) known.set(id, others.dossiers)
      else unread.push(demarche)
    }
    return neighboursAmong(known, unread)
  }

  async #lastGiven(): Promise<Map<string, string>> {
    const given = await this.#journal.list(keys.lastInstructeurs)
    return new Map(given.map(({ key, value }) => [key.slice(keys.lastInstructeurs.length), value]))
  }
}
