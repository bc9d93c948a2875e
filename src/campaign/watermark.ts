import type { Log } from '../log.ts'
import { hasLasted } from '../queue/clock.ts'
import type { NotShown, Watermark } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import type { Journal } from '../store/port.ts'

/** Before any change: where a listing of everything starts. */
export const EPOCH = '1970-01-01T00:00:00Z'

/**
 * How far a listing of changes looks behind its watermark: DS may commit a change some time after dating it, and
 * its servers' clocks may differ (docs/comment-ds-se-comporte.md, « Les listes et leurs dates »). A dossier seen twice
 * costs a read at most, never a second write.
 */
const OVERLAP_MS = 5 * 60_000
/** A listing that follows another sooner leaves that to a later one: all that was just written would be in it again. */
const LOOK_BEHIND_EVERY_MS = 4 * 60_000

export const behind = (watermark: string): string =>
  new Date(Math.max(0, Date.parse(watermark) - OVERLAP_MS)).toISOString()

/** From where a listing of what changed starts; null: it is the first. @param now ms since the epoch */
export function changedSince(watermark: Watermark | null, now: number): string {
  if (watermark === null) return EPOCH
  const { at, lookedBehind } = watermark
  if (!lookedBehind) return behind(at)
  const isDue = hasLasted(Date.parse(lookedBehind.begunAt), now, LOOK_BEHIND_EVERY_MS)
  return isDue ? behind(lookedBehind.upTo) : at
}

/** A dossier that DS lists but cannot show may come back in a moment, or never: the others wait this long for it. */
const HOLD_MS = 60 * 60_000

/** `changed`: what changed since the watermark. `first`: everything, there is no watermark yet. `all`: everything. */
export type ListingKind = 'changed' | 'first' | 'all'

/** What it needs of a page of the listing: dossiers in the order of their changes. */
export interface ShownPage {
  readonly dossiers: readonly { readonly modifiedAt: string }[]
  readonly unreadable: number
}

const ALL_SHOWN: NotShown = { heldSince: null, waitedFor: 0, leftToNight: 0 }

/**
 * The watermark of a démarche while one listing is gone through. It moves only past what is safely queued, and waits
 * for what DS could not show, an hour at most, restarts included: then it goes on without, and the nightly listing of
 * everything finds such a dossier once DS shows it.
 */
export async function openWatermark(
  { journal, now, log }: { journal: Journal; now: () => number; log: Log },
  campaign: { readonly id: string; readonly demarche: number },
  isWhole: boolean,
) {
  const { demarche } = campaign
  const [stored, earlier] = await Promise.all([
    journal.get(keys.watermark(demarche)),
    journal.get(keys.unreadable(demarche)),
  ])
  const kind: ListingKind = stored === null ? 'first' : isWhole ? 'all' : 'changed'
  const before = earlier ?? ALL_SHOWN
  let { heldSince } = before
  let at = stored?.at ?? EPOCH
  let unreadable = 0
  let waits = false
  const begunAt = new Date(now()).toISOString()
  const since = kind === 'changed' ? changedSince(stored, now()) : EPOCH
  const looksBehind = since < at || stored === null
  let lookedBehind = stored?.lookedBehind

  async function mustWait(): Promise<boolean> {
    // Among everything there may be some that polls have given up: what is new to them, they see by themselves.
    if (kind === 'all') return true
    if (heldSince === null) {
      heldSince = new Date(now()).toISOString()
      await save({ ...before, heldSince })
    }
    return !hasLasted(Date.parse(heldSince), now(), HOLD_MS)
  }
  async function save(next: NotShown): Promise<void> {
    const isNone = next.heldSince === null && next.leftToNight === 0
    if (!isNone) await journal.set(keys.unreadable(demarche), next)
    else if (earlier !== null) await journal.delete(keys.unreadable(demarche))
  }
  async function advance(instant: number | null): Promise<void> {
    if (waits || instant === null || instant <= Date.parse(at)) return
    at = new Date(instant).toISOString()
    await journal.set(keys.watermark(demarche), { at, ...(lookedBehind && { lookedBehind }) })
  }

  return {
    kind,
    /** From where its listing starts. */
    since,
    /** What a page shows is queued. */
    async past(page: ShownPage): Promise<void> {
      if (page.unreadable > 0) {
        unreadable += page.unreadable
        waits = await mustWait()
        log.warn(
          { campaign: campaign.id, unreadable: page.unreadable, waits },
          'dossiers that DS could not list',
        )
      }
      const last = page.dossiers.at(-1)
      if (last) await advance(Date.parse(last.modifiedAt))
    },
    /**
     * The listing has come to its end.
     * @param firstAnswer DS's clock (ms since the epoch) at its first answer: whatever changed before was in it
     */
    async end(firstAnswer: number | null): Promise<void> {
      if (looksBehind && !waits && firstAnswer !== null)
        lookedBehind = { upTo: new Date(firstAnswer).toISOString(), begunAt }
      await advance(firstAnswer)
      const { waitedFor, leftToNight } = before
      if (kind === 'all')
        await save({ heldSince, waitedFor, leftToNight: Math.max(0, unreadable - waitedFor) })
      else if (waits) await save({ heldSince, waitedFor: unreadable, leftToNight })
      else await save({ heldSince: null, waitedFor: 0, leftToNight: leftToNight + unreadable })
    },
  }
}
