import * as z from 'zod'
import { followedCampaign } from '../src/service/follow-up/campaigns.ts'
import { followUp } from '../src/service/follow-up/pass.ts'
import { defineJob } from './define.ts'

export const followUpLaureats = defineJob({
  name: 'follow-up',
  summary:
    'Reads the lauréats of a campaign and their reports, sends the e-mails due, and writes to DS what it lacks.',
  payload: z.strictObject({ campaign: z.string(), slot: z.string() }),
  // An e-mail under way elsewhere would look like one that a dead process left behind.
  concurrency: 1,
  handler: (services, { campaign }) =>
    followUp(services, followedCampaign(services.config, campaign), 'complete'),
})
