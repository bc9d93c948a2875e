import * as z from 'zod'
import type { Services } from '../src/campaign/services.ts'
import { parisDay } from '../src/domain/dates.ts'
import { mailingsOf, sendLaureatList } from '../src/lists/send.ts'
import { defineJob } from '../src/queue/define.ts'

const DAY_MS = 24 * 60 * 60_000

export const laureatList = defineJob({
  name: 'laureat-list',
  summary: 'Mails the list of a month’s lauréats to those whom the configuration names.',
  payload: z.strictObject({
    campaigns: z.array(z.string()).min(1).readonly(),
    month: z.string().regex(/^\d{4}-\d{2}$/),
  }),
  outcomes: ['mailed', 'no-longer-configured'],
  concurrency: 1,
  hours: [
    {
      cron: ({ laureatList }) => laureatList,
      // Late is better than never; the list says the day it speaks of.
      catchUpWindowMs: 7 * DAY_MS,
      watched: 'told',
      payloads: (config, slot) =>
        mailingsOf(config).map(({ campaigns }) => ({
          campaigns,
          month: parisDay(slot).slice(0, 7),
        })),
    },
  ],
  options: ({ campaigns, month }) => ({
    // What is sent once a month may wait for an SMTP server until the next day: 1, 2, 4… minutes, ten times.
    attempts: 11,
    backoff: { type: 'exponential', delay: 60_000, jitter: 0.25 },
    deduplication: { id: `${campaigns.join('+')}-${month}` },
  }),
  subject: ({ campaigns }) => ({ campaigns, needs: ['ds', 'mail'] }),
  handler: (services: Services, { campaigns, month }) =>
    sendLaureatList(services, campaigns, month),
})
