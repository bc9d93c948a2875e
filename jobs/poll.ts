import * as z from 'zod'
import { sweep } from '../src/service/sweep.ts'
import { defineJob } from './define.ts'

export const poll = defineJob({
  name: 'poll',
  summary:
    'Finds the dossiers that changed since the last poll of a campaign and queues each of them.',
  payload: z.strictObject({ campaign: z.string(), slot: z.string() }),
  concurrency: 1,
  handler: (services, { campaign }) => sweep(services, campaign, 'changed'),
})
