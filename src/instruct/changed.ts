import { fingerprint } from '../campaign/fingerprint.ts'
import { changedPages } from '../campaign/pages.ts'
import type { Readers } from '../campaign/services.ts'
import { changedSince, EPOCH } from '../campaign/watermark.ts'
import { isLive, type ListedDossier, type Page } from '../ds/port.ts'
import { keys } from '../queue/keys.ts'
import type { JournalReader } from '../store/port.ts'
import { awaitingForm, dueAgain } from './waits.ts'

/** Dossiers to look at: those changed since the watermark, or all. */
export type Scope = 'changed' | 'all'

/**
 * The dossiers that `find` would queue for a campaign, in the same order, without touching the store's content. One
 * that is modified meanwhile comes twice.
 * @param onHidden told how many DS lists without showing them
 */
export async function* dossiersToInstruct(
  services: Readers,
  { id, demarche }: { readonly id: string; readonly demarche: number },
  scope: Scope,
  onHidden: (count: number) => void = () => {},
): AsyncGenerator<number> {
  const taken = await services.campaigns.others.takenBy(id)
  const isOwn = (number: number) => taken?.has(number) ?? true
  const watermark = await services.journal.get(keys.watermark(demarche))
  const waiting = [
    ...(await dueAgain(services, demarche)),
    ...(await awaitingForm(services, demarche)),
  ]
  const due = new Set(waiting.filter(isOwn))
  yield* due
  const since = scope === 'all' ? EPOCH : changedSince(watermark, services.now())
  for await (const page of changedPages(services.ds, demarche, since)) {
    onHidden(page.unreadable)
    const numbers = await toInstruct(services.journal, demarche, page, scope)
    yield* numbers.filter((number) => isOwn(number) && !due.has(number))
  }
}

/** Live ones, less the administrator's tests on the draft of the form, and less those that nobody touched since we did. */
export async function toInstruct(
  journal: JournalReader,
  demarche: number,
  { dossiers, draftRevisionId }: Page<ListedDossier>,
  scope: Scope,
): Promise<number[]> {
  const live = dossiers.filter(
    (dossier) => isLive(dossier.state) && dossier.revisionId !== draftRevisionId,
  )
  const numbers = await Promise.all(
    live.map(async (dossier) => {
      if (scope === 'all') return dossier.number
      const memory = await journal.get(keys.dossier(demarche, dossier.number))
      return memory?.left === fingerprint(dossier) ? null : dossier.number
    }),
  )
  return numbers.filter((number) => number !== null)
}
