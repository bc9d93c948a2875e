import { isDeepStrictEqual } from 'node:util'
import type { Config } from '../config/load.ts'
import { type CampaignDossiers, neighboursAmong } from '../domain/eligibility/campaign-dossiers.ts'
import { type Neighbours, VERDICT_LABELS } from '../domain/eligibility/opinion.ts'
import { groupBy } from '../domain/group-by.ts'
import type {
  Ds,
  FreshDossier,
  ListedDossier,
  OtherDossier,
  OtherIds,
  Page,
  Result,
} from '../ds/port.ts'
import { errorLine, type Log } from '../log.ts'
import { keys } from '../queue/keys.ts'
import type { JournalReader } from '../store/port.ts'
import type { Territory } from '../territory/index.ts'
import type { CampaignInDs, OpenedDemarche } from './in-ds.ts'
import { Others } from './others.ts'
import { type Seat, seatOf, shownSeat, whoTakes } from './taking.ts'
import { behind, EPOCH } from './watermark.ts'

/** Deleted dossiers leave no trace in listings of changes: everything is listed again after that long. */
const WHOLE_MS = 24 * 60 * 60_000
/** A démarche that could not be read is not asked for again sooner by the opinions of the others. */
const TROUBLE_MS = 60_000

interface Reading {
  readonly others: Others
  /** Campaigns whose form told what to read of their dossiers. */
  readonly readFor: ReadonlySet<string>
  /** Every change made before this instant (ISO, DS's clock) was listed. */
  upTo: string
  /** ms since the epoch. */
  readonly wholeAt: number
  /** What `keys.lastChange` held then: another process that queues a change writes another word. */
  change: string | null
}

/** The other dossiers of each démarche, listed when something has to be decided, never before. */
export class AllOthers {
  readonly #ds: Ds
  readonly #open: (demarche: number) => Promise<OpenedDemarche>
  readonly #config: Config
  readonly #now: () => number
  readonly #journal: JournalReader
  readonly #territory: Territory
  readonly #log: Log
  readonly #readings = new Map<number, Reading>()
  readonly #troubledAt = new Map<number, number>()

  constructor(
    ds: Ds,
    open: (demarche: number) => Promise<OpenedDemarche>,
    config: Config,
    journal: JournalReader,
    territory: Territory,
    now: () => number,
    log: Log,
  ) {
    this.#ds = ds
    this.#open = open
    this.#config = config
    this.#journal = journal
    this.#territory = territory
    this.#now = now
    this.#log = log
  }

  /** What is known of a démarche now; null: nothing. */
  known(demarche: number): Others | null {
    return this.#fresh(demarche)?.others ?? null
  }

  /** The dossiers that a campaign takes, as far as they are known now. */
  of(campaign: string): CampaignDossiers | null {
    const configured = this.#config.campaigns.find(({ id }) => id === campaign)
    return (configured && this.known(configured.demarche)?.of(campaign)) ?? null
  }

  /**
   * Brings what is known of every démarche up to what was queued, but for dossiers that are about to be decided on: they
   * were read just now.
   * @param own campaigns whose dossiers are about to be decided on. @throws Failure when one of them cannot be read: the
   *   line of its envelope would be wrong
   */
  async catchUp(own: ReadonlySet<string>): Promise<void> {
    for (const [demarche, campaigns] of groupBy(this.#config.campaigns, (one) => one.demarche)) {
      const ownHere = campaigns.map(({ id }) => id).filter((id) => own.has(id))
      const change = await this.#journal.get(keys.lastChange(demarche))
      const reading = this.#fresh(demarche)
      const isReadFor = reading !== null && ownHere.every((id) => reading.readFor.has(id))
      if (isReadFor && reading.others.behind.size === 0 && reading.change === change) continue
      const troubledAt = this.#troubledAt.get(demarche) ?? 0
      if (ownHere.length === 0 && Math.abs(this.#now() - troubledAt) < TROUBLE_MS) continue
      try {
        for await (const { page } of this.list([demarche], !isReadFor))
          if ('failure' in page) throw page.failure
        this.#troubledAt.delete(demarche)
      } catch (error) {
        if (ownHere.length > 0) throw error
        this.#troubledAt.set(demarche, this.#now())
        this.#log.warn(
          { demarche, reason: errorLine(error) },
          'its dossiers cannot be read: the opinions of the other campaigns say so',
        )
      }
    }
  }

  /**
   * Lists démarches with what is needed of their dossiers, a page of each in one request: all of them, or those that
   * changed since. What was known of one serves until its end; one that cannot be read does not stop the others.
   */
  async *list(demarches: readonly number[], isWhole: boolean): AsyncGenerator<PageOfOthers> {
    let open: Listing[] = []
    for (const demarche of demarches) {
      try {
        open.push(await this.#listing(demarche, isWhole))
      } catch (failure) {
        yield { demarche, page: { failure } }
      }
    }
    while (open.length > 0) {
      const answers = await this.#ds.others(
        open.map(({ demarche, since, after, places }) => ({
          demarche,
          since,
          after,
          ids: places[0].ids,
        })),
      )
      const going: Listing[] = []
      for (const [place, listing] of open.entries()) {
        const { demarche, isFirst } = listing
        const answer = answers[place] ?? { failure: new TypeError('a listing has no answer') }
        const isOver = 'failure' in answer || this.#take(listing, answer.ok)
        if (isFirst || 'failure' in answer) yield { demarche, page: answer }
        if (!isOver) going.push(listing)
      }
      open = going
    }
  }

  async #listing(demarche: number, isWhole: boolean): Promise<Listing> {
    const opened = await this.#open(demarche)
    const change = await this.#journal.get(keys.lastChange(demarche))
    const before = isWhole ? undefined : this.#readings.get(demarche)
    return {
      demarche,
      opened,
      before,
      change,
      others: before?.others ?? new Others(await this.#lastGiven()),
      since: before ? behind(before.upTo) : EPOCH,
      wholeAt: this.#now(),
      places: placesOf(opened.ready),
      isFirst: true,
      after: null,
      upTo: null,
    }
  }

  /** @returns whether it was the last page */
  #take(listing: Listing, page: Page<OtherDossier>): boolean {
    const { demarche, opened, before, change, others, wholeAt, isFirst, places } = listing
    listing.upTo ??= new Date(this.#ds.lastServerTime() ?? wholeAt).toISOString()
    if (page.unreadable > 0)
      this.#log.warn({ demarche, unreadable: page.unreadable }, 'DS could not show some dossiers')
    for (const dossier of page.dossiers)
      if (dossier.revisionId !== page.draftRevisionId) {
        const seat = seatOf(this.#territory, dossier)
        const campaign = this.#takerOf(opened, dossier.groupId, seat)
        const ineligible = dossier.verdict?.text === VERDICT_LABELS.ineligible
        if (isFirst || (campaign !== null && places[0].readBy.has(campaign)))
          others.put(dossier, { campaign, seat, ineligible })
      }
    listing.after = page.next
    if (page.next !== null) return false
    // Campaigns that share a démarche hardly ever find these facts in other places.
    const [, next, ...rest] = places
    if (next) {
      listing.places = [next, ...rest]
      listing.isFirst = false
      return false
    }
    others.behind.clear()
    this.#readings.set(demarche, {
      others,
      readFor: before?.readFor ?? new Set(opened.ready.map(({ campaign }) => campaign.id)),
      upTo: listing.upTo,
      wholeAt: before?.wholeAt ?? wholeAt,
      change,
    })
    return true
  }

  /**
   * A light listing of what changed since: nothing else has.
   * @param upTo DS's clock (ms) before it was asked for; null: it is but a part of what changed
   */
  heard(demarche: number, page: Page<ListedDossier>, upTo: number | null): void {
    const reading = this.#fresh(demarche)
    if (!reading) return
    for (const dossier of page.dossiers)
      if (dossier.revisionId !== page.draftRevisionId) reading.others.heard(dossier)
    if (upTo !== null) reading.upTo = new Date(upTo).toISOString()
  }

  /** This process has queued a change that it has heard of. */
  queued(demarche: number, change: string): void {
    const reading = this.#readings.get(demarche)
    if (reading) reading.change = change
  }

  /** A dossier that was read whole. @param taker null: no campaign takes it, or none yet */
  put(taker: CampaignInDs | null, dossier: FreshDossier, seat: Seat): void {
    const { demandeur, champs, number } = dossier
    const requestedGrant = taker?.form.fields.get('requestedGrant')?.id
    const others = this.known(dossier.demarche)
    const known = {
      ...dossier,
      ...shownSeat(demandeur),
      requestedGrant: champs.find(({ id }) => id === requestedGrant) ?? null,
      // It is live: what it was granted is written once it is accepted, and listed then.
      grantedAmount: null,
    }
    const ineligible = others?.standing(number)?.ineligible ?? false
    others?.put(known, { campaign: taker?.campaign.id ?? null, seat, ineligible })
  }

  /** The numbers of the dossiers that a campaign takes; null: it takes all those of its démarche. */
  async takenBy(campaign: string): Promise<ReadonlySet<number> | null> {
    const configured = this.#config.campaigns.find(({ id }) => id === campaign)
    if (!configured?.takes) return null
    await this.catchUp(new Set([campaign]))
    return this.known(configured.demarche)?.takenBy(campaign) ?? new Set()
  }

  /** As opinions ask of all of them. */
  neighbours(): Neighbours {
    const known = new Map<string, CampaignDossiers>()
    const unread = new Set<number>()
    for (const { id, demarche } of this.#config.campaigns) {
      const reading = this.#fresh(demarche)
      if (reading?.readFor.has(id)) known.set(id, reading.others.of(id))
      else unread.add(demarche)
    }
    return neighboursAmong(known, [...unread])
  }

  #fresh(demarche: number): Reading | null {
    const reading = this.#readings.get(demarche)
    // Either way: a clock that was set back would have it kept for as long.
    return reading && Math.abs(this.#now() - reading.wholeAt) < WHOLE_MS ? reading : null
  }

  #takerOf({ demarche }: OpenedDemarche, groupId: string, seat: Seat): string | null {
    const campaigns = this.#config.campaigns.filter((one) => one.demarche === demarche.number)
    const taken = whoTakes(campaigns, demarche, groupId, seat)
    return taken?.by === 'campaign' ? taken.id : null
  }

  async #lastGiven(): Promise<Map<string, string>> {
    const given = await this.#journal.list(keys.lastInstructeurs)
    return new Map(given.map(({ key, value }) => [key.slice(keys.lastInstructeurs.length), value]))
  }
}

/** One page of the listing of a démarche, or why it has no more. */
export interface PageOfOthers {
  readonly demarche: number
  readonly page: Result<Page<OtherDossier>>
}

/** A démarche while its pages are gone through, once for each place of the facts. */
interface Listing {
  readonly demarche: number
  readonly opened: OpenedDemarche
  /** What was known of it. */
  readonly before: Reading | undefined
  readonly change: string | null
  readonly others: Others
  readonly since: string
  readonly wholeAt: number
  /** Those to come, the first being gone through. */
  places: readonly [PlaceOfFacts, ...PlaceOfFacts[]]
  isFirst: boolean
  after: string | null
  upTo: string | null
}

interface PlaceOfFacts {
  readonly ids: OtherIds
  /** The campaigns whose forms hold these facts there. */
  readonly readBy: Set<string>
}

function placesOf([first, ...rest]: OpenedDemarche['ready']): Listing['places'] {
  const places: [PlaceOfFacts, ...PlaceOfFacts[]] = [placeOf(first)]
  for (const one of rest) {
    const own = placeOf(one)
    const same = places.find(({ ids }) => isDeepStrictEqual(ids, own.ids))
    if (same) same.readBy.add(one.campaign.id)
    else places.push(own)
  }
  return places
}

const placeOf = ({ campaign, form }: CampaignInDs): PlaceOfFacts => ({
  ids: {
    requestedGrant: form.fields.get('requestedGrant')?.id ?? null,
    grantedAmount: form.annotations.get('grantedAmount')?.id ?? null,
    verdict: form.annotations.get('verdict')?.id ?? null,
  },
  readBy: new Set([campaign.id]),
})
