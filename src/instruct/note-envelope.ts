import type { Services } from '../campaign/services.ts'
import { keys } from '../queue/keys.ts'

/** How much of a campaign's envelope is spoken for, for `status` and the measures: as far as this process knows. */
export async function noteEnvelope(
  { campaigns, store, now }: Services,
  campaignId: string,
): Promise<void> {
  const dossiers = campaigns.others.of(campaignId)
  if (dossiers === null || !campaigns.configured(campaignId).envelope) return
  await store.journal.set(keys.envelope(campaignId), {
    granted: dossiers.granted().toFixed(2),
    requested: dossiers.live().amount.toFixed(2),
    at: new Date(now()).toISOString(),
  })
}
