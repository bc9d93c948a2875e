import { setTimeout as sleep } from 'node:timers/promises'
import { enqueueFollowUp } from '../../jobs/follow-up.ts'
import { enqueuePoll } from '../../jobs/poll.ts'
import { enqueueReconcile } from '../../jobs/reconcile.ts'
import type { Services } from '../../src/campaign/services.ts'
import { followedCampaigns } from '../../src/follow-up/campaigns.ts'
import type { Scope } from '../../src/instruct/changed.ts'
import { runFollowUp } from '../../src/run/remind.ts'
import { startService } from '../../src/run/service.ts'
import { runPass } from '../../src/run/sync.ts'
import { busy } from './busy.ts'
import type { Around, Mortal, Office } from './office.ts'

const LOOK_EVERY_MS = 20

/** Everything is looked at once, and what is due is done; at night, all dossiers whatever was seen. */
export type Run = (when: 'day' | 'night') => Promise<void>

/** The ways in which dossiers are worked on. Each opens an office for as many runs as wanted. */
export const WAYS = {
  sync: (office) => async (when) => await runCommands(office, when === 'night' ? 'all' : 'changed'),

  'sync --full': (office) => async () => await runCommands(office, 'all'),

  'the service': (office) => {
    const { services } = office
    const { store } = services
    startService(services, ['work'])
    return async (when) => {
      const slot = new Date(services.now()).toISOString()
      const enqueue = when === 'night' ? enqueueReconcile : enqueuePoll
      await office.withoutWaits(async () => {
        await enqueue(store, idsOf(services), slot)
        await atRest(services)
        for (const { id } of followedCampaigns(services.config))
          await enqueueFollowUp(store, 'complete', id, slot)
        await atRest(services)
      })
    }
  },

  'a kill in the middle': (office) => {
    let isFirst = true
    return async (when) => {
      if (isFirst) await killInTheMiddle(office)
      isFirst = false
      await runCommands(office, when === 'night' ? 'all' : 'changed')
    }
  },
} satisfies Record<string, (office: Office) => Run>

const idsOf = ({ config }: Services) => config.campaigns.map(({ id }) => id)

async function atRest({ store }: Services): Promise<void> {
  while ((await busy(store)) > 0) await sleep(LOOK_EVERY_MS)
}

/** `sync`, then `remind` where lauréats are followed. */
async function runCommands(
  { services, withoutWaits }: Pick<Office, 'services' | 'withoutWaits'>,
  scope: Scope,
): Promise<void> {
  await withoutWaits(async () => {
    await runPass(services, idsOf(services), scope)
    const followed = followedCampaigns(services.config).map(({ id }) => id)
    if (followed.length > 0) await runFollowUp(services, followed)
  })
}

/** The first document that writes anything is done, and whoever sent it never hears of it. */
async function killInTheMiddle({ another, simulator, withoutWaits }: Office): Promise<void> {
  if (another === null) throw new Error('nobody can die beside an embedded store')
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const unheard: Around = (ds) => ({
    ...ds,
    async write(changes) {
      const before = simulator.log.applied.length
      const answer = await ds.write(changes)
      if (simulator.log.applied.length === before) return answer
      written()
      return await new Promise(() => {})
    },
  })
  const mortal: Mortal = await another(unheard)
  const work = runCommands({ services: mortal.services, withoutWaits }, 'changed')
  // Its store goes away under it.
  work.catch(() => {})
  await Promise.race([isWritten, work])
  await mortal.die()
}
