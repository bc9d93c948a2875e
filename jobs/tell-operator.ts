import * as z from 'zod'
import type { Services } from '../src/campaign/services.ts'
import { tellOperator } from '../src/operator/tell.ts'
import { defineJob } from '../src/queue/define.ts'

/** What begins with the same slot has then ended, most often, or failed: only work at rest shows that nothing fails. */
const LOOK_AFTER_MS = 30_000

export const tellTheOperator = defineJob({
  name: 'tell-operator',
  summary: 'Tells the operator by e-mail, once, of what has gone wrong and of what is right again.',
  payload: z.strictObject({ slot: z.string() }),
  outcomes: ['told', 'nothing-new', 'not-told', 'nobody-to-tell'],
  concurrency: 1,
  hours: [
    {
      cron: () => '*/5 * * * *',
      // The next one looks at everything again.
      catchUpWindowMs: 0,
      payloads: (_config, slot) => [{ slot }],
    },
  ],
  // One at a time, whatever the number of replicas.
  options: () => ({
    removeOnFail: true,
    delay: LOOK_AFTER_MS,
    deduplication: { id: 'tell-operator' },
  }),
  subject: () => ({ campaigns: [], needs: [] }),
  handler: (services: Services) => tellOperator(services),
})
