import * as z from 'zod'
import { followedCampaign } from '../src/follow-up/campaigns.ts'
import { collectReports } from '../src/follow-up/collect.ts'
import { followUp } from '../src/follow-up/pass.ts'
import { defineJob } from '../src/queue/define.ts'

export const followUpLaureats = defineJob({
  name: 'follow-up',
  summary:
    'Reads the reports of a campaign’s lauréats and writes them to DS as they come; each working day, sends the e-mails due.',
  payload: z.strictObject({
    campaign: z.string(),
    slot: z.string(),
    scope: z.enum(['collect', 'complete']),
  }),
  // And one at a time among all processes: see `enqueueFollowUp`.
  concurrency: 1,
  subject: ({ campaign, scope }) => ({
    campaigns: [campaign],
    needs: scope === 'collect' ? ['ds'] : ['ds', 'mail'],
  }),
  async handler(services, { campaign, slot, scope }) {
    const followed = followedCampaign(services.config, campaign)
    if (scope === 'collect') return await collectReports(services, followed)
    return await followUp(services, followed, 'complete', Date.parse(slot))
  },
})
