import type { Services } from '../src/campaign/services.ts'
import { OUTCOMES } from '../src/instruct/in-hand.ts'
import { roundsOf } from '../src/instruct/rounds.ts'
import { DOSSIERS } from '../src/queue/add.ts'
import { defineJob } from '../src/queue/define.ts'

export const instruct = defineJob({
  ...DOSSIERS,
  summary: 'Reads one dossier, gives its opinion, and writes to DS what is not as it should be.',
  outcomes: OUTCOMES,
  // The dossiers of the next round are in hand while this one is written.
  concurrency: (services: Services) => 2 * roundsOf(services).size(),
  alone: true,
  subject: ({ campaign }) => ({ campaigns: [campaign], needs: ['ds'] }),
  handler: (services: Services, payload, claim) => roundsOf(services).take(payload, claim),
})
