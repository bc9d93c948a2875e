import { fingerprint } from '../campaign/fingerprint.ts'
import type { Services } from '../campaign/services.ts'
import type { ListedDossier } from '../ds/port.ts'
import { errorLine } from '../log.ts'
import { keys } from '../queue/keys.ts'
import type { Decided, InHand, Instructed } from './in-hand.ts'
import { leftAfterWrite } from './own-writes.ts'

/** DS may commit a change some time after dating it, and cuts its dates to the second. */
const MARGIN_MS = 5_000

/** Between the last look at a dossier and its write: the longer, the likelier that somebody came between. */
const PROMPT_MS = 60_000

/** Annotations that the robot wrote, which their answer does not show. */
interface Unseen {
  readonly decided: Decided
  /** DS's clock (ms) after its answer: what is dated later is not ours. */
  readonly writtenAt: number | null
  readonly isPrompt: boolean
}

/**
 * What changes in DS during one round, by light listings: gestures of people, which nothing may undo, and the dates that
 * the robot's own writes left.
 */
export class Meanwhile {
  readonly #services: Services
  readonly #unseen = new Map<number, Unseen>()
  readonly #begun = new Set<number>()
  readonly #toSettle: { readonly job: InHand; readonly result: Instructed }[] = []
  /** Démarche → DS's clock (ms): every change made before was read or listed. */
  readonly #seenUpTo = new Map<number, number>()

  constructor(services: Services) {
    this.#services = services
  }

  /** Annotations alone were written: the next listing shows what they left. Its job ends with the round. */
  wrote(decided: Decided, result: Instructed): void {
    const writtenAt = this.#services.ds.lastServerTime()
    const isPrompt = this.isPrompt(decided)
    this.#unseen.set(decided.job.dossier, { decided, writtenAt, isPrompt })
    this.#toSettle.push({ job: decided.job, result })
  }

  /** Once a round: annotations that never come to rest do not hold up the others. */
  begins({ dossier }: InHand): boolean {
    if (this.#begun.has(dossier)) return false
    this.#begun.add(dossier)
    return true
  }

  /** Whether it has just been written soon after it was last looked at: a change of another hand would have shown. */
  isPrompt({ plan }: Decided): boolean {
    const now = this.#services.ds.lastServerTime()
    const seen = Math.max(this.#seenUpTo.get(plan.dossier.demarche) ?? 0, plan.dossier.askedAt ?? 0)
    return now !== null && now - seen <= PROMPT_MS
  }

  /**
   * Of those, the dossiers that another hand has changed since they were read. Asked for before a document that moves a
   * dossier or gives it a follower: annotations may be written over and over, a person's gesture is made once.
   */
  async changed(decided: readonly Decided[]): Promise<Set<number>> {
    const isAsked = decided.some(({ change }) => change.moveTo !== null || change.follow !== null)
    if (!isAsked) return new Set()
    const listed = await this.#list(byDemarche(decided))
    return new Set(
      decided.flatMap(({ job, plan }) => {
        const shown = listed.get(job.dossier)
        return shown && fingerprint(shown) !== fingerprint(plan.dossier) ? [job.dossier] : []
      }),
    )
  }

  /** Once nothing is left to write: what the last of our writes left, so that the next poll knows them. */
  async end(): Promise<void> {
    const decided = [...this.#unseen.values()].map((one) => one.decided)
    try {
      if (decided.length > 0) await this.#list(byDemarche(decided))
    } catch (error) {
      // They are read once more, at most.
      this.#services.log.warn(
        { reason: errorLine(error) },
        'what the last writes left is not known',
      )
    }
    for (const { job, result } of this.#toSettle) job.settle({ ok: result })
  }

  async #list(some: ReadonlyMap<number, Decided>): Promise<Map<number, ListedDossier>> {
    const { ds, campaigns } = this.#services
    const listed = new Map<number, ListedDossier>()
    let open = [...some].map(([demarche, { plan }]) => {
      const seen = this.#seenUpTo.get(demarche) ?? plan.dossier.askedAt
      const since =
        seen === null ? plan.dossier.modifiedAt : new Date(seen - MARGIN_MS).toISOString()
      return { demarche, since, after: null as string | null }
    })
    const askedAt = ds.lastServerTime()
    while (open.length > 0) {
      const { pages } = await ds.changes(open)
      const next: typeof open = []
      for (const [place, one] of open.entries()) {
        const page = pages[place]
        if (!page || 'failure' in page) throw page?.failure
        for (const dossier of page.ok.dossiers) listed.set(dossier.number, dossier)
        const isLast = page.ok.next === null
        await this.#recognise(page.ok.dossiers)
        campaigns.others.heard(one.demarche, page.ok, isLast ? askedAt : null)
        if (!isLast) next.push({ ...one, after: page.ok.next })
      }
      open = next
    }
    if (askedAt !== null) for (const demarche of some.keys()) this.#seenUpTo.set(demarche, askedAt)
    return listed
  }

  /** Keeps what our own writes left. */
  async #recognise(dossiers: readonly ListedDossier[]): Promise<void> {
    const { store, campaigns } = this.#services
    for (const shown of dossiers) {
      const own = this.#unseen.get(shown.number)
      if (!own) continue
      this.#unseen.delete(shown.number)
      const { plan } = own.decided
      const isOurs = own.writtenAt !== null && Date.parse(shown.modifiedAt) <= own.writtenAt
      const left = leftAfterWrite(plan.dossier, isOurs ? shown : null, {
        movedTo: null,
        followedBy: null,
      })
      if (left === null) continue
      campaigns.others.known(plan.dossier.demarche)?.written(shown)
      if (plan.provisional || plan.due !== null || !own.isPrompt) continue
      const key = keys.dossier(plan.dossier.demarche, shown.number)
      const memory = await store.journal.get(key)
      if (memory !== null) await store.journal.set(key, { ...memory, left })
    }
  }
}

const byDemarche = (decided: readonly Decided[]) =>
  new Map(decided.map((one) => [one.plan.dossier.demarche, one]))
