import * as z from 'zod'
import type { Services } from '../src/campaign/services.ts'
import { onePerDemarche } from '../src/campaign/taking.ts'
import { leftOver } from '../src/instruct/apart.ts'
import { find, findTogether } from '../src/instruct/find.ts'
import { enqueue } from '../src/queue/add.ts'
import { defineJob } from '../src/queue/define.ts'
import { NOTHING_ASKED, pausedCampaigns } from '../src/queue/incidents.ts'
import type { Store } from '../src/store/port.ts'

export const poll = defineJob({
  name: 'poll',
  summary:
    'Finds the dossiers that changed since the last poll of the campaigns and queues each of them.',
  payload: z.strictObject({ campaigns: z.array(z.string()).min(1).readonly(), slot: z.string() }),
  outcomes: ['swept', NOTHING_ASKED],
  // Each campaign that is swept by itself, maybe for minutes, and the common poll beside them.
  concurrency: 50,
  hours: [
    {
      cron: ({ poll }) => poll,
      catchUpWindowMs: 24 * 60 * 60_000,
      runAtFirstStart: true,
      watched: 'shown',
      payloads: ({ campaigns }, slot) => [
        { campaigns: onePerDemarche(campaigns).map(({ id }) => id), slot },
      ],
    },
  ],
  // A slot asked for twice (two replicas, a crash) is served once.
  options: ({ campaigns }) => ({
    deduplication: { id: campaigns.join('+'), keepLastIfActive: true },
  }),
  // It looks at all that earlier ones should have seen.
  covers: ({ campaigns }, earlier) => earlier.campaigns.every((one) => campaigns.includes(one)),
  subject: ({ campaigns }) => ({ campaigns, needs: ['ds'] }),
  /**
   * The first pages of all campaigns are one request. A campaign that has more to list, that fails or that waits for
   * something to be put right is queued by itself, with its own attempts: the others do not wait for it.
   */
  async handler(services: Services, { campaigns, slot }) {
    const [only] = campaigns
    if (only !== undefined && campaigns.length === 1) {
      const { found, untaken } = await findTogether(services, [only])
      const alone = found.get(only)
      if (alone && 'failure' in alone) throw alone.failure
      if (alone?.ok === 'done')
        return { outcome: 'swept', campaigns: 1, apart: 0, ...(untaken > 0 && { untaken }) }
      return await find(services, only, 'changed')
    }
    const paused = await pausedCampaigns(services.journal, 'poll', campaigns)
    const asked = campaigns.filter((campaign) => !paused.has(campaign))
    const { found, untaken } = await findTogether(services, asked)
    const { apart, common } = leftOver(campaigns, found, (one) => one === 'done')
    for (const campaign of apart) await enqueuePoll(services.store, [campaign], slot)
    // The common poll tries again, with those that DS did not answer.
    if (common !== undefined) throw common
    const hasAsked = [...found.values()].some((one) => 'failure' in one || one.ok !== 'first')
    return {
      outcome: hasAsked ? 'swept' : NOTHING_ASKED,
      campaigns: campaigns.length,
      apart: apart.length,
      ...(untaken > 0 && { untaken }),
    }
  },
})

export const enqueuePoll = (
  store: Store,
  campaigns: readonly string[],
  slot: string,
): Promise<void> => enqueue(store, poll, [{ campaigns, slot }])
