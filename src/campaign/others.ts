import { Decimal } from 'decimal.js'
import { parseAmount } from '../domain/amount.ts'
import { CampaignDossiers } from '../domain/eligibility/campaign-dossiers.ts'
import { type Champ, isLive, type ListedDossier, type OtherDossier } from '../ds/port.ts'
import { type Fingerprint, fingerprint } from './fingerprint.ts'
import type { Seat } from './taking.ts'

/** What opinions and assignments need to know of one of the others. */
export type Known = ListedDossier &
  Pick<OtherDossier, 'depositedAt' | 'siret' | 'requestedGrant' | 'grantedAmount'>

type Row = Parameters<CampaignDossiers['put']>[0]

/** Whose it is and what its latest opinion was. */
export interface Standing {
  /** null: no campaign takes it, or none yet. */
  readonly campaign: string | null
  readonly seat: Seat
  /** It takes nothing of the envelope. */
  readonly ineligible: boolean
}

/**
 * What is known of the dossiers of one démarche, up to an instant, each by the campaign that takes it. Light listings
 * tell which have changed since; those stay `behind` until they are read, in a round or in a listing with what is
 * needed of them.
 */
export class Others {
  /** Instructeur id → open dossiers followed. */
  readonly load = new Map<string, number>()
  /** Group id → the instructeur to whom its last dossier was given. */
  readonly lastGiven: Map<string, string>
  /** Dossiers that changed since they were last read. */
  readonly behind = new Set<number>()
  readonly #shown = new Map<number, { readonly modifiedAt: string; print: Fingerprint }>()
  readonly #dossiers = new Map<string, CampaignDossiers>()
  readonly #rows = new Map<number, Row & Standing>()
  readonly #followers = new Map<number, readonly string[]>()

  constructor(lastGiven: Map<string, string>) {
    this.lastGiven = lastGiven
  }

  /** The dossiers that a campaign takes. */
  of(campaign: string): CampaignDossiers {
    const known = this.#dossiers.get(campaign)
    if (known) return known
    const dossiers = new CampaignDossiers()
    this.#dossiers.set(campaign, dossiers)
    return dossiers
  }

  /** What was last known of one of them. */
  standing(dossier: number): Standing | undefined {
    return this.#rows.get(dossier)
  }

  /** Numbers of the dossiers that a campaign takes. */
  takenBy(campaign: string): Set<number> {
    return new Set(
      [...this.#rows.values()].flatMap((row) => (row.campaign === campaign ? [row.dossier] : [])),
    )
  }

  /** As it is now. */
  put(dossier: Known, standing: Standing): void {
    const { number, state, depositedAt, siret, followerIds, modifiedAt } = dossier
    this.#keep({
      dossier: number,
      state,
      depositedAt,
      siren: siret?.slice(0, 9) ?? null,
      requestedGrant: amount(dossier.requestedGrant),
      grantedAmount: amount(dossier.grantedAmount),
      ...standing,
    })
    this.#follow(number, isLive(state) ? followerIds : [])
    this.#shown.set(number, { modifiedAt, print: fingerprint(dossier) })
    this.behind.delete(number)
  }

  /** Its latest opinion: one that is « Inéligible » takes nothing of the envelope of those after it. */
  judged(dossier: number, ineligible: boolean): void {
    const row = this.#rows.get(dossier)
    if (row && row.ineligible !== ineligible) this.#keep({ ...row, ineligible })
  }

  /** A light listing shows it so. */
  heard(dossier: ListedDossier): void {
    const print = fingerprint(dossier)
    const known = this.#shown.get(dossier.number)
    if (known?.print === print) return
    this.behind.add(dossier.number)
    // The order of the changes is known all the same.
    this.#shown.set(dossier.number, { modifiedAt: dossier.modifiedAt, print: '' })
  }

  /** The robot has written it, and DS shows it so: nothing that matters to the others has changed. */
  written({ number, modifiedAt, ...rest }: Omit<ListedDossier, 'revisionId'>): void {
    if (this.behind.has(number)) return
    this.#shown.set(number, { modifiedAt, print: fingerprint({ modifiedAt, ...rest }) })
  }

  /** Numbers and dates of last change, in the order in which DS lists them. */
  inOrder(): { readonly number: number; readonly modifiedAt: string }[] {
    return [...this.#shown]
      .map(([number, { modifiedAt }]) => ({ number, modifiedAt, at: Date.parse(modifiedAt) }))
      .sort((one, other) => one.at - other.at || one.number - other.number)
  }

  /**
   * The robot is about to give that dossier to an instructeur: the next choice counts it.
   * @param followers those whom DS shows
   * @returns what takes it back, should DS not do it
   */
  give(
    dossier: number,
    followers: readonly string[],
    instructeur: string,
    group: string,
  ): () => void {
    const before = this.lastGiven.get(group)
    this.#follow(dossier, [...followers, instructeur])
    this.lastGiven.set(group, instructeur)
    return () => {
      this.#follow(dossier, followers)
      if (this.lastGiven.get(group) !== instructeur) return
      if (before === undefined) this.lastGiven.delete(group)
      else this.lastGiven.set(group, before)
    }
  }

  #keep(row: Row & Standing): void {
    const before = this.#rows.get(row.dossier)?.campaign ?? null
    if (before !== null && before !== row.campaign) this.of(before).remove(row.dossier)
    this.#rows.set(row.dossier, row)
    if (row.campaign !== null) this.of(row.campaign).put(row)
  }

  #follow(dossier: number, next: readonly string[]): void {
    for (const id of this.#followers.get(dossier) ?? []) this.#count(id, -1)
    for (const id of next) this.#count(id, 1)
    if (next.length === 0) this.#followers.delete(dossier)
    else this.#followers.set(dossier, next)
  }

  #count(instructeur: string, change: number): void {
    this.load.set(instructeur, (this.load.get(instructeur) ?? 0) + change)
  }
}

function amount(champ: Champ | null): Decimal | null {
  if (champ === null) return null
  if (champ.value.kind === 'number')
    return champ.value.number === null ? null : new Decimal(champ.value.number)
  const typed = parseAmount(champ.text)
  return typed.state === 'known' ? typed.value : null
}
