import { isDeepStrictEqual } from 'node:util'
import type { Services } from '../campaign/services.ts'
import { keys } from '../queue/keys.ts'

/** By which ids the form of a campaign was found, as it was last read: its labels may change. */
export async function noteForm({ store, campaigns }: Services, campaign: string): Promise<void> {
  const inDs = await campaigns.lastOpened(campaign)
  if (inDs === null) return
  const key = keys.formIds(inDs.campaign)
  const { ids } = inDs.recalled
  if (!isDeepStrictEqual(await store.journal.get(key), ids)) await store.journal.set(key, ids)
}
