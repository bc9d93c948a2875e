import * as z from 'zod'
import { glance, sweep } from '../src/instruct/find.ts'
import { enqueueSweep } from '../src/queue/add.ts'
import { defineJob } from '../src/queue/define.ts'
import { NOTHING_ASKED, pausedCampaigns } from '../src/queue/incidents.ts'
import { stopOf } from '../src/queue/on-failure.ts'

export const poll = defineJob({
  name: 'poll',
  summary:
    'Finds the dossiers that changed since the last poll of the campaigns and queues each of them.',
  payload: z.strictObject({ campaigns: z.array(z.string()).min(1), slot: z.string() }),
  // Each campaign that is swept by itself, maybe for minutes, and the common poll beside them.
  concurrency: 50,
  subject: ({ campaigns }) => ({ campaigns, needs: ['ds'] }),
  /**
   * The first pages of all campaigns are one request. A campaign that has more to list, that fails or that waits for
   * something to be put right is queued by itself, with its own attempts: the others do not wait for it.
   */
  async handler(services, { campaigns, slot }) {
    const [only] = campaigns
    if (only !== undefined && campaigns.length === 1) return await sweep(services, only, 'changed')
    const paused = await pausedCampaigns(services.journal, 'poll', campaigns)
    const asked = campaigns.filter((campaign) => !paused.has(campaign))
    const glances = await Promise.allSettled(asked.map((campaign) => glance(services, campaign)))
    const reasons = glances.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    const common = reasons.find((reason) => stopOf(reason) === 'ds')
    const goesApart = (campaign: string) => {
      const one = glances[asked.indexOf(campaign)]
      if (one?.status === 'rejected') return stopOf(one.reason) !== 'ds'
      return one?.value !== 'done'
    }
    const apart = campaigns.filter(goesApart)
    for (const campaign of apart) await enqueueSweep(services.store, 'poll', [campaign], slot)
    // The common poll tries again, with those that DS did not answer.
    if (common !== undefined) throw common
    const hasAsked = glances.some((one) => one.status === 'rejected' || one.value !== 'not-asked')
    return {
      outcome: hasAsked ? 'swept' : NOTHING_ASKED,
      campaigns: campaigns.length,
      apart: apart.length,
    }
  },
})
