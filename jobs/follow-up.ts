import * as z from 'zod'
import { followedCampaign } from '../src/service/follow-up/campaigns.ts'
import { followUp } from '../src/service/follow-up/pass.ts'
import { defineJob } from './define.ts'

/** From the morning slot to the evening. */
const WORKING_DAY_MS = 8 * 3_600_000

export const followUpLaureats = defineJob({
  name: 'follow-up',
  summary:
    'Reads the lauréats of a campaign and their reports, sends the e-mails due, and writes to DS what it lacks.',
  payload: z.strictObject({ campaign: z.string(), slot: z.string() }),
  // An e-mail under way elsewhere would look like one that a dead process left behind.
  concurrency: 1,
  handler(services, { campaign, slot }) {
    // After an outage the job may run in the night: nobody gets an e-mail then, the next slot sends it.
    const late = services.now() - Date.parse(slot) > WORKING_DAY_MS
    const followed = followedCampaign(services.config, campaign)
    return followUp(services, followed, late ? 'collect' : 'complete')
  },
})
