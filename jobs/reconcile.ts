import * as z from 'zod'
import { find } from '../src/instruct/find.ts'
import { defineJob } from '../src/queue/define.ts'
import { purge } from '../src/queue/purge.ts'

export const reconcile = defineJob({
  name: 'reconcile',
  summary:
    'Queues every live dossier of a campaign, and those that DS no longer lists, whatever the last poll saw; forgets what is long over.',
  payload: z.strictObject({ campaigns: z.tuple([z.string()]), slot: z.string() }),
  concurrency: 1,
  subject: ({ campaigns }) => ({ campaigns, needs: ['ds'] }),
  async handler(services, { campaigns: [campaign] }) {
    await purge(services)
    return await find(services, campaign, 'all')
  },
})
