import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Services } from '../../src/campaign/services.ts'
import { find } from '../../src/instruct/find.ts'
import { crowd } from '../../src/simulator/index.ts'
import { openOffice } from '../support/office.ts'

const CAMPAIGN = 'essai-0'
const PROCESSES = 3

const place = fc.nat({ max: PROCESSES - 1 })
const step = fc.oneof(
  fc.record({ what: fc.constant('submit' as const), dossier: fc.nat(), euros: fc.nat(50_000) }),
  fc.record({ what: fc.constantFrom('refuse' as const, 'accept' as const), dossier: fc.nat() }),
  fc.record({ what: fc.constant('deposit' as const) }),
  fc.record({ what: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 30_000, 600_000) }),
  fc.record({ what: fc.constantFrom('poll' as const, 'decide' as const), place }),
)

/** What the opinions of a campaign are told of its other dossiers. */
const told = ({ others }: Campaigns) => {
  const dossiers = others.known(51_001)?.of(CAMPAIGN)
  const live = dossiers?.live()
  return { size: dossiers?.size, live: live?.amount.toNumber(), count: live?.count }
}

it('what any process knows of the others, when it decides, lacks no change that any other has queued', async () => {
  const story = fc.record({ steps: fc.array(step, { maxLength: 14 }), poller: place })
  await fc.assert(
    fc.asyncProperty(story, async ({ steps, poller }) => {
      const ends: (() => Promise<void>)[] = []
      const office = await openOffice({ dossiersEach: 5 }, undefined, (end) => void ends.push(end))
      try {
        const { config, ds, journal, now, log, territory } = office.services
        const open = () => new Campaigns(config, ds, journal, now, log, territory)
        const processes: readonly Services[] = Array.from({ length: PROCESSES }, () => ({
          ...office.services,
          campaigns: open(),
        }))
        const poll = (place: number) => {
          const services = processes[place]
          return services && find(services, CAMPAIGN, 'changed')
        }
        const decide = (place: number) =>
          processes[place]?.campaigns.others.catchUp(new Set([CAMPAIGN]))
        const { world } = office
        for (const one of steps) {
          if ('ms' in one) office.wait(one.ms)
          else if ('place' in one) await (one.what === 'poll' ? poll : decide)(one.place)
          else if (one.what === 'deposit') crowd(world, 1)
          else {
            const dossiers = [...world.dossiers.values()].filter(
              ({ state }) => state === 'en_construction',
            )
            const number = dossiers[one.dossier % dossiers.length]?.number
            if (number === undefined) continue
            if (one.what === 'submit')
              world.usager.submit(number, { 'Financement demandé': one.euros })
            else world.instructeur[one.what](number)
          }
        }
        // One of them queues a change after all that happened; each of them decides then.
        crowd(world, 1)
        await poll(poller)
        const truth = open()
        await truth.others.catchUp(new Set([CAMPAIGN]))
        for (const [place, { campaigns }] of processes.entries()) {
          await decide(place)
          expect(told(campaigns)).toEqual(told(truth))
        }
      } finally {
        for (const end of ends) await end()
      }
    }),
    { numRuns: 8 },
  )
}, 120_000)
