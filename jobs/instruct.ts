import * as z from 'zod'
import { roundsOf } from '../src/instruct/rounds.ts'
import { defineJob } from '../src/queue/define.ts'

export const instruct = defineJob({
  name: 'instruct',
  summary: 'Reads one dossier, gives its opinion, and writes to DS what is not as it should be.',
  payload: z.strictObject({ campaign: z.string(), dossier: z.int() }),
  // The dossiers of the next round are in hand while this one is written.
  concurrency: (services) => 2 * roundsOf(services).size(),
  alone: true,
  subject: ({ campaign }) => ({ campaigns: [campaign], needs: ['ds'] }),
  handler: (services, payload, signal) => roundsOf(services).take(payload, signal),
})
