import type { Decimal } from 'decimal.js'
import { CampaignDossiers } from '../domain/eligibility/neighbourhood.ts'
import { isLive, type NeighbourDossier } from '../ds/port.ts'

/** The other dossiers of a démarche, as far as opinions and assignments need them. */
export class Neighbourhood {
  readonly dossiers = new CampaignDossiers()
  /** Instructeur id → open dossiers followed. */
  readonly load = new Map<string, number>()
  /** Group id → the instructeur to whom its last dossier was given. */
  readonly lastGiven: Map<string, string>
  /** Everything modified before this instant (ISO, DS's clock) is in; null: not read yet. */
  readUpTo: string | null = null
  /** Of the open dossiers that somebody follows. Most have one follower: equal lists are one list. */
  readonly #followers = new Map<number, readonly string[]>()
  readonly #lists = new Map<string, readonly string[]>()

  constructor(lastGiven: Map<string, string>) {
    this.lastGiven = lastGiven
  }

  put(
    dossier: NeighbourDossier,
    told: { requestedGrant: Decimal | null; grantedAmount: Decimal | null; ineligible: boolean },
  ): void {
    const { number, state, depositedAt, siret, followerIds } = dossier
    const siren = siret?.slice(0, 9) ?? null
    this.dossiers.put({ dossier: number, state, depositedAt, siren, ...told })
    this.#follow(number, isLive(state) ? followerIds : [])
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

  #follow(dossier: number, next: readonly string[]): void {
    for (const id of this.#followers.get(dossier) ?? []) this.#count(id, -1)
    for (const id of next) this.#count(id, 1)
    if (next.length === 0) this.#followers.delete(dossier)
    else this.#followers.set(dossier, this.#shared(next))
  }

  #shared(list: readonly string[]): readonly string[] {
    const key = list.join()
    const known = this.#lists.get(key) ?? list
    this.#lists.set(key, known)
    return known
  }

  #count(instructeur: string, change: number): void {
    this.load.set(instructeur, (this.load.get(instructeur) ?? 0) + change)
  }
}
