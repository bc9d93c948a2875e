import * as z from 'zod'
import type { Services } from '../src/campaign/services.ts'
import { onePerDemarche } from '../src/campaign/taking.ts'
import { leftOver } from '../src/instruct/apart.ts'
import { find, findAll } from '../src/instruct/find.ts'
import { enqueue } from '../src/queue/add.ts'
import { defineJob } from '../src/queue/define.ts'
import { NOTHING_ASKED, pausedCampaigns } from '../src/queue/incidents.ts'
import { purge } from '../src/queue/purge.ts'
import type { Store } from '../src/store/port.ts'

export const reconcile = defineJob({
  name: 'reconcile',
  summary:
    'Queues every live dossier of the campaigns, and those that DS no longer lists, whatever the last poll saw; forgets what is long over.',
  payload: z.strictObject({ campaigns: z.array(z.string()).min(1).readonly(), slot: z.string() }),
  outcomes: ['swept', NOTHING_ASKED],
  concurrency: 1,
  hours: [
    {
      cron: ({ reconcile }) => reconcile,
      catchUpWindowMs: 12 * 60 * 60_000,
      watched: 'shown',
      payloads: ({ campaigns }, slot) => [
        { campaigns: onePerDemarche(campaigns).map(({ id }) => id), slot },
      ],
    },
  ],
  options: ({ campaigns }) => ({
    deduplication: { id: campaigns.join('+'), keepLastIfActive: true },
  }),
  covers: ({ campaigns }, earlier) => earlier.campaigns.every((one) => campaigns.includes(one)),
  subject: ({ campaigns }) => ({ campaigns, needs: ['ds'] }),
  /** A campaign that fails, or that waits for something to be put right, is queued by itself, with its own attempts. */
  async handler(services: Services, { campaigns, slot }) {
    await purge(services)
    const [only] = campaigns
    if (only !== undefined && campaigns.length === 1) return await find(services, only, 'all')
    const paused = await pausedCampaigns(services.journal, 'reconcile', campaigns)
    const asked = campaigns.filter((campaign) => !paused.has(campaign))
    const found = await findAll(services, asked)
    const { apart, common } = leftOver(campaigns, found, () => true)
    for (const campaign of apart) await enqueueReconcile(services.store, [campaign], slot)
    if (common !== undefined) throw common
    const outcome = asked.length > 0 ? 'swept' : NOTHING_ASKED
    return { outcome, campaigns: campaigns.length, apart: apart.length }
  },
})

export const enqueueReconcile = (
  store: Store,
  campaigns: readonly string[],
  slot: string,
): Promise<void> => enqueue(store, reconcile, [{ campaigns, slot }])
