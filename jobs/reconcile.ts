import * as z from 'zod'
import { sweep } from '../src/service/sweep.ts'
import { defineJob } from './define.ts'

export const reconcile = defineJob({
  name: 'reconcile',
  summary:
    'Queues every live dossier of a campaign, and those that DS no longer lists, whatever the last poll saw.',
  payload: z.strictObject({ campaigns: z.tuple([z.string()]), slot: z.string() }),
  concurrency: 1,
  handler: (services, { campaigns: [campaign] }) => sweep(services, campaign, 'all'),
})
