import * as z from 'zod'
import { tellOperator } from '../src/operator/tell.ts'
import { defineJob } from '../src/queue/define.ts'

export const tellTheOperator = defineJob({
  name: 'tell-operator',
  summary: 'Tells the operator by e-mail, once, of what has gone wrong and of what is right again.',
  payload: z.strictObject({ slot: z.string() }),
  concurrency: 1,
  subject: () => ({ campaigns: [], needs: [] }),
  handler: (services, { slot }) => tellOperator(services, slot),
})
