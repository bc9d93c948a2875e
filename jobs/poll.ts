import * as z from 'zod'
import { Failure } from '../src/failure.ts'
import { enqueueSweep } from '../src/service/enqueue.ts'
import { sweep } from '../src/service/sweep.ts'
import { defineJob } from './define.ts'

export const poll = defineJob({
  name: 'poll',
  summary:
    'Finds the dossiers that changed since the last poll of the campaigns and queues each of them.',
  payload: z.strictObject({ campaigns: z.array(z.string()).min(1), slot: z.string() }),
  concurrency: 1,
  /** The listings of all campaigns are one request; a campaign that fails is queued alone, with its own attempts. */
  async handler(services, { campaigns, slot }) {
    const [only] = campaigns
    if (only !== undefined && campaigns.length === 1) return await sweep(services, only, 'changed')
    const sweeps = await Promise.allSettled(
      campaigns.map((campaign) => sweep(services, campaign, 'changed')),
    )
    const reasons = sweeps.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    const codes = new Set(reasons.map((reason) => (reason instanceof Failure ? reason.code : '')))
    // Nothing to part: they wait or fail together, of one cause.
    if (reasons.length === campaigns.length && codes.size === 1) throw reasons[0]
    const failed = campaigns.filter((_, index) => sweeps[index]?.status === 'rejected')
    for (const campaign of failed) await enqueueSweep(services.store, 'poll', [campaign], slot)
    return { outcome: 'swept', campaigns: campaigns.length, failed: failed.length }
  },
})
