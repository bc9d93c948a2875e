import type { Services } from '../campaign/services.ts'
import type { DossierMemory } from '../queue/entries.ts'
import { keys } from '../queue/keys.ts'
import type { Journal } from '../store/port.ts'
import { forgetWaits } from './waits.ts'

/** DS deletes for good two weeks after hiding; until then a dossier may be restored. */
const RESTORABLE_MS = 30 * 24 * 3_600_000

/** DS does not show the dossier any more: neither do we, and once it cannot come back its memory goes. */
export async function forget(
  { store, now }: Pick<Services, 'store' | 'now'>,
  demarche: number,
  dossier: number,
): Promise<void> {
  const key = keys.dossier(demarche, dossier)
  await forgetWaits(store.journal, demarche, dossier)
  const memory = await store.journal.get(key)
  if (memory === null) return
  const at = new Date(now()).toISOString()
  const { goneSince: noted = at, ...rest } = memory
  // One still to come was written by a clock that was ahead.
  const goneSince = noted < at ? noted : at
  if (now() - Date.parse(goneSince) > RESTORABLE_MS)
    await forgetForGood(store.journal, demarche, dossier)
  else await store.journal.set(key, { ...rest, goneSince } satisfies DossierMemory)
}

/** Nothing is left of it. */
export async function forgetForGood(
  journal: Journal,
  demarche: number,
  dossier: number,
): Promise<void> {
  await journal.delete(keys.request(demarche, dossier))
  await journal.delete(keys.dossier(demarche, dossier))
}

/** No campaign takes the dossier any more: its opinion counts for none, and what people decided is remembered. */
export async function leaveToNobody(
  { store }: Services,
  demarche: number,
  dossier: number,
): Promise<void> {
  const key = keys.dossier(demarche, dossier)
  const memory = await store.journal.get(key)
  if (memory?.campaign === undefined) return
  const { campaign: _, ...rest } = memory
  await store.journal.set(key, rest)
}
