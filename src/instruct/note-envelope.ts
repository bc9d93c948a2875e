import type { Services } from '../campaign/services.ts'
import { keys } from '../queue/keys.ts'

/** How much of a campaign's envelope is spoken for, for `status` and the measures: as far as this process knows. */
export async function noteEnvelope(
  { campaigns, store, now }: Services,
  campaignId: string,
): Promise<void> {
  const others = campaigns.others.known(campaignId)
  if (others === null || !campaigns.configured(campaignId).envelope) return
  await store.journal.set(keys.envelope(campaignId), {
    granted: others.dossiers.granted().toFixed(2),
    requested: others.dossiers.live().amount.toFixed(2),
    at: new Date(now()).toISOString(),
  })
}
