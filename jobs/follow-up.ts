import * as z from 'zod'
import type { Services } from '../src/campaign/services.ts'
import { followedCampaign, followedCampaigns } from '../src/follow-up/campaigns.ts'
import { collectReports } from '../src/follow-up/collect.ts'
import { type FollowUpScope, followUp } from '../src/follow-up/pass.ts'
import { enqueue } from '../src/queue/add.ts'
import { defineJob } from '../src/queue/define.ts'
import type { Store } from '../src/store/port.ts'

const HOUR_MS = 60 * 60_000

export const followUpLaureats = defineJob({
  name: 'follow-up',
  summary:
    'Reads the reports of a campaign’s lauréats and writes them to DS as they come; each working day, sends the e-mails due.',
  payload: z.strictObject({
    campaign: z.string(),
    slot: z.string(),
    scope: z.enum(['collect', 'complete']),
  }),
  outcomes: ['followed', 'unchanged', 'by-hand'],
  concurrency: 1,
  // Two would write over each other’s annotations, and an e-mail under way in one would look to the other like one
  // that a dead process left behind.
  oneAtATime: true,
  hours: [
    {
      name: 'collect-reports',
      cron: ({ poll }) => poll,
      catchUpWindowMs: 24 * HOUR_MS,
      payloads: (config, slot) =>
        followedCampaigns(config)
          .filter(({ followUp: { reports } }) => !('annotation' in reports))
          .map(({ id }) => ({ campaign: id, slot, scope: 'collect' })),
    },
    {
      cron: ({ followUp }) => followUp,
      // Within office hours of the usual slot: nobody gets an e-mail at night because a server came back.
      catchUpWindowMs: 8 * HOUR_MS,
      watched: 'told',
      payloads: (config, slot) =>
        followedCampaigns(config).map(({ id }) => ({ campaign: id, slot, scope: 'complete' })),
    },
  ],
  options: ({ campaign, scope }) => ({
    // One that waits, for DS or for the SMTP server, gives way to the new one.
    deduplication: { id: `${campaign}-${scope}`, keepLastIfActive: true, replace: true },
  }),
  // Each looks at everything afresh.
  covers: ({ campaign, scope }, earlier) =>
    earlier.campaign === campaign && earlier.scope === scope,
  subject: ({ campaign, scope }) => ({
    campaigns: [campaign],
    needs: scope === 'collect' ? ['ds'] : ['ds', 'mail'],
  }),
  async handler(services: Services, { campaign, slot, scope }) {
    const followed = followedCampaign(services.config, campaign)
    if (scope === 'collect') return await collectReports(services, followed)
    return await followUp(services, followed, 'complete', Date.parse(slot))
  },
})

export const enqueueFollowUp = (
  store: Store,
  scope: FollowUpScope,
  campaign: string,
  slot: string,
): Promise<void> => enqueue(store, followUpLaureats, [{ campaign, slot, scope }])
