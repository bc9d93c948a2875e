import * as z from 'zod'
import type { Services } from '../src/campaign/services.ts'
import { onePerDemarche } from '../src/campaign/taking.ts'
import { find } from '../src/instruct/find.ts'
import { enqueue } from '../src/queue/add.ts'
import { defineJob } from '../src/queue/define.ts'
import { purge } from '../src/queue/purge.ts'
import type { Store } from '../src/store/port.ts'

export const reconcile = defineJob({
  name: 'reconcile',
  summary:
    'Queues every live dossier of a campaign, and those that DS no longer lists, whatever the last poll saw; forgets what is long over.',
  payload: z.strictObject({ campaigns: z.tuple([z.string()]).readonly(), slot: z.string() }),
  outcomes: ['swept'],
  concurrency: 1,
  hours: [
    {
      cron: ({ reconcile }) => reconcile,
      catchUpWindowMs: 12 * 60 * 60_000,
      watched: 'shown',
      payloads: ({ campaigns }, slot) =>
        onePerDemarche(campaigns).map(({ id }) => ({ campaigns: [id] as const, slot })),
    },
  ],
  options: ({ campaigns: [campaign] }) => ({
    deduplication: { id: campaign, keepLastIfActive: true },
  }),
  covers: ({ campaigns: [campaign] }, earlier) => earlier.campaigns[0] === campaign,
  subject: ({ campaigns }) => ({ campaigns, needs: ['ds'] }),
  async handler(services: Services, { campaigns: [campaign] }) {
    await purge(services)
    return await find(services, campaign, 'all')
  },
})

export const enqueueReconcile = (
  store: Store,
  campaigns: readonly string[],
  slot: string,
): Promise<void> =>
  enqueue(
    store,
    reconcile,
    campaigns.map((campaign) => ({ campaigns: [campaign] as const, slot })),
  )
