import * as z from 'zod'
import { sendLaureatList } from '../src/lists/send.ts'
import { defineJob } from '../src/queue/define.ts'

export const laureatList = defineJob({
  name: 'laureat-list',
  summary: 'Mails the list of a month’s lauréats to those whom the configuration names.',
  payload: z.strictObject({
    campaigns: z.array(z.string()).min(1),
    month: z.string().regex(/^\d{4}-\d{2}$/),
  }),
  concurrency: 1,
  subject: ({ campaigns }) => ({ campaigns, needs: ['ds', 'mail'] }),
  handler: (services, { campaigns, month }) => sendLaureatList(services, campaigns, month),
})
