import * as z from 'zod'
import { followedCampaign } from '../src/service/follow-up/campaigns.ts'
import { collectReports } from '../src/service/follow-up/collect.ts'
import { defineJob } from './define.ts'

export const collectReportsOfCampaign = defineJob({
  name: 'collect-reports',
  summary:
    'Looks whether progress reports came in or changed since the last look, and writes them to their lauréats.',
  payload: z.strictObject({ campaign: z.string(), slot: z.string() }),
  concurrency: 1,
  handler: (services, { campaign }) =>
    collectReports(services, followedCampaign(services.config, campaign)),
})
