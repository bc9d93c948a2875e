import type { Services } from '../src/campaign/services.ts'
import { isLive } from '../src/ds/port.ts'
import { planDossier } from '../src/instruct/decide.ts'
import { carryOut, forget } from '../src/instruct/write.ts'
import { DOSSIERS } from '../src/queue/add.ts'
import { defineJob } from '../src/queue/define.ts'
import { keys } from '../src/queue/keys.ts'

export const instruct = defineJob({
  ...DOSSIERS,
  summary: 'Reads one dossier, gives its opinion, and writes to DS what is not as it should be.',
  outcomes: ['written', 'unchanged', 'left-alone', 'gone'],
  // More than may be read and written at a time: DS never waits for the queue.
  concurrency: 300,
  subject: ({ campaign }) => ({ campaigns: [campaign], needs: ['ds'] }),
  async handler(services: Services, { campaign, dossier: number }) {
    // Taken before anything is awaited: the order of the line is the order of the queue.
    const ticket = services.campaigns.queueUp(campaign)
    let leave = () => {}
    try {
      const inDs = await services.campaigns.open(campaign)
      // The others first: they may take long to list, and the dossier is decided on as it is now.
      await services.campaigns.neighbourhoods.everywhere(campaign)
      leave = await services.ds.place()
      const askedAt = services.ds.lastServerTime()
      const dossier = await services.ds.dossier(number)
      if (dossier === null) {
        await forget(services, inDs.demarche.number, number)
        return { outcome: 'gone' }
      }
      // Decided, or closed, since it was queued.
      if (!isLive(dossier.state)) {
        await services.store.journal.delete(keys.incomplete(inDs.demarche.number, number))
        return { outcome: 'left-alone' }
      }
      const plan = await planDossier(services, inDs, dossier, ticket)
      ticket.release()
      return await carryOut(services, inDs, plan, askedAt, leave)
    } finally {
      ticket.release()
      leave()
    }
  },
})
