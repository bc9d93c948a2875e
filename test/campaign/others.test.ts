import { describe, expect, it } from 'vitest'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import { Failure } from '../../src/failures/failure.ts'
import { find } from '../../src/instruct/find.ts'
import { type Office, openOffice } from '../support/office.ts'

const HOUR = 60 * 60_000
const CAMPAIGN = 'essai-0'

const known = ({ services }: Office, campaigns = services.campaigns) =>
  campaigns.others.known(51_001)
const liveAmount = (office: Office, campaigns?: Campaigns) =>
  known(office, campaigns)?.of(CAMPAIGN).live().amount.toNumber()
const load = (office: Office) =>
  [...(known(office)?.load.values() ?? [])].filter((count) => count > 0).toSorted()

describe('the others', { timeout: 60_000 }, () => {
  it('are listed once, by the first pass: form, listing, reading, look before the write, write', async () => {
    const office = await openOffice()
    await office.pass()
    // On a busy machine some of the jobs begin late, and make a round of their own.
    const { queries, mutations } = office.simulator.log
    expect([4, 6]).toContain(queries)
    expect([1, 2]).toContain(mutations)
  })

  it('are caught up with by the poll that finds a change, and by the reading of that dossier', async () => {
    const office = await openOffice({ dossiersEach: 50 })
    await office.pass()
    office.wait(HOUR)
    const [number = 0] = office.numbers
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    office.simulator.log.reset()
    office.wait(10_000)
    expect((await office.pass()).dossiers).toEqual({ written: 1 })
    // The poll with the form, the dossier, the write, and what it left.
    expect(office.simulator.log).toMatchObject({ queries: 3, mutations: 1 })
    expect(known(office)?.of(CAMPAIGN).size).toBe(50)
    expect(liveAmount(office)).toBe(49 * 8_400 + 1_000_000)
  })

  it('count each open dossier once for its follower', async () => {
    const office = await openOffice({ dossiersEach: 7 })
    await office.pass()
    expect(load(office)).toEqual([2, 2, 3])
    const [number = 0, next = 0] = office.numbers
    office.world.instructeur.accept(number)
    office.world.usager.submit(next, { 'Financement demandé': 1_000_000 })
    office.wait(HOUR)
    await office.pass()
    expect(load(office).reduce((sum, count) => sum + count, 0)).toBe(6)
  })

  it('are listed whole again each day: what was deleted leaves no other trace', async () => {
    const office = await openOffice()
    await office.pass()
    const before = known(office)
    office.wait(24 * HOUR + 1)
    expect(known(office)).toBeNull()
    await office.services.campaigns.others.catchUp(new Set([CAMPAIGN]))
    expect(known(office)).not.toBe(before)
    expect(known(office)?.of(CAMPAIGN).size).toBe(4)
  })
})

describe('the others as one replica knows them', { timeout: 60_000 }, () => {
  it('are caught up with once another one has queued a change', async () => {
    const office = await openOffice()
    await office.pass()
    const { config, ds, journal, now, log, territory } = office.services
    const replica = new Campaigns(config, ds, journal, now, log, territory)
    const amount = async () => {
      await replica.others.catchUp(new Set([CAMPAIGN]))
      return liveAmount(office, replica)
    }
    expect(await amount()).toBe(4 * 8_400)
    const [number = 0] = office.numbers
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    office.wait(10_000)
    expect(await amount()).toBe(4 * 8_400)
    await find(office.services, CAMPAIGN, 'changed')
    expect(await amount()).toBe(3 * 8_400 + 1_000_000)
  })
})

describe('others that cannot be listed', { timeout: 60_000 }, () => {
  const tooSlow = new Failure('transient', 'ds.demarche-too-slow', 'too slow')

  async function officeWhereSlow(demarche: number) {
    const asked = { slow: 0 }
    const office = await openOffice({ demarches: 2 }, (ds) => ({
      ...ds,
      async others(listings) {
        if (listings[0]?.demarche !== demarche) return await ds.others(listings)
        asked.slow += 1
        return [{ failure: tooSlow }]
      },
    }))
    return { office, asked, others: office.services.campaigns.others }
  }

  it('stop the opinions of their own campaign', async () => {
    const { others } = await officeWhereSlow(51_001)
    await expect(others.catchUp(new Set([CAMPAIGN]))).rejects.toBe(tooSlow)
  })

  it('are said to be unread in the opinions of another, and asked for once a minute', async () => {
    const { office, asked, others } = await officeWhereSlow(51_002)
    await others.catchUp(new Set([CAMPAIGN]))
    await others.catchUp(new Set([CAMPAIGN]))
    expect(others.neighbours().unread).toEqual([51_002])
    expect(asked.slow).toBe(1)
    office.wait(61_000)
    await others.catchUp(new Set([CAMPAIGN]))
    expect(asked.slow).toBe(2)
  })
})
