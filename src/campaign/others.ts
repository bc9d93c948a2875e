import { Decimal } from 'decimal.js'
import { parseAmount } from '../domain/amount.ts'
import { CampaignDossiers } from '../domain/eligibility/neighbourhood.ts'
import { type Champ, isLive, type ListedDossier, type OtherDossier } from '../ds/port.ts'
import { type Fingerprint, fingerprint } from './fingerprint.ts'

/** What opinions and assignments need to know of one of the others. */
export type Known = ListedDossier &
  Pick<OtherDossier, 'depositedAt' | 'siret' | 'requestedGrant' | 'grantedAmount'>

/**
 * What is known of the dossiers of one campaign, up to an instant. Light listings tell which have changed since; those
 * stay `behind` until they are read, in a round or in a listing with what is needed of them.
 */
export class Others {
  readonly dossiers = new CampaignDossiers()
  /** Instructeur id → open dossiers followed. */
  readonly load = new Map<string, number>()
  /** Group id → the instructeur to whom its last dossier was given. */
  readonly lastGiven: Map<string, string>
  /** Dossiers that changed since they were last read. */
  readonly behind = new Set<number>()
  readonly #shown = new Map<number, { readonly modifiedAt: string; print: Fingerprint }>()
  readonly #rows = new Map<number, Parameters<CampaignDossiers['put']>[0]>()
  readonly #followers = new Map<number, readonly string[]>()

  constructor(lastGiven: Map<string, string>) {
    this.lastGiven = lastGiven
  }

  /** As it is now. @param ineligible by its latest opinion: it takes nothing of the envelope */
  put(dossier: Known, ineligible: boolean): void {
    const { number, state, depositedAt, siret, followerIds, modifiedAt } = dossier
    this.#keep({
      dossier: number,
      state,
      depositedAt,
      siren: siret?.slice(0, 9) ?? null,
      requestedGrant: amount(dossier.requestedGrant),
      grantedAmount: amount(dossier.grantedAmount),
      ineligible,
    })
    this.#follow(number, isLive(state) ? followerIds : [])
    this.#shown.set(number, { modifiedAt, print: fingerprint(dossier) })
    this.behind.delete(number)
  }

  isIneligible(dossier: number): boolean {
    return this.#rows.get(dossier)?.ineligible ?? false
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
  written({ number, modifiedAt, ...trace }: Omit<ListedDossier, 'revisionId'>): void {
    if (this.behind.has(number)) return
    this.#shown.set(number, { modifiedAt, print: fingerprint({ modifiedAt, ...trace }) })
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

  #keep(row: Parameters<CampaignDossiers['put']>[0]): void {
    this.#rows.set(row.dossier, row)
    this.dossiers.put(row)
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
