import { describe, expect, it } from 'vitest'
import { openOffice } from '../support/office.ts'

const HOUR = 60 * 60_000

describe('the neighbourhood', { timeout: 60_000 }, () => {
  it('is the listing of the first pass: form, list, read, write are one request each', async () => {
    const office = await openOffice()
    await office.pass()
    // On a busy machine some of the jobs begin late, and are read and written by a second document.
    const { queries, mutations } = office.simulator.log
    expect([3, 4]).toContain(queries)
    expect([1, 2]).toContain(mutations)
  })

  it('is caught up with by one listing of what changed, when an opinion needs it', async () => {
    const office = await openOffice({ dossiersEach: 50 })
    await office.pass()
    office.wait(HOUR)
    const [number = 0] = office.numbers
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    office.simulator.log.reset()
    office.wait(10_000)
    expect((await office.pass()).dossiers).toEqual({ written: 1 })
    // The poll, the dossier, the form, the changes, the write.
    expect(office.simulator.log).toMatchObject({ queries: 4, mutations: 1 })
    const { dossiers } = await office.services.desks.neighbourhoods.of('essai-0')
    expect(dossiers.size).toBe(50)
    expect(dossiers.live().amount.toNumber()).toBe(49 * 8_400 + 1_000_000)
  })

  it('counts each open dossier once for its follower, given by the robot then listed', async () => {
    const office = await openOffice({ dossiersEach: 7 })
    await office.pass()
    const given = await office.services.desks.neighbourhoods.of('essai-0')
    const load = () => [...given.load.values()].filter((count) => count > 0).toSorted()
    expect(load()).toEqual([2, 2, 3])
    office.wait(HOUR)
    await office.services.desks.neighbourhoods.of('essai-0')
    expect(load()).toEqual([2, 2, 3])
    const [number = 0] = office.numbers
    office.world.instructeur.accept(number)
    office.wait(HOUR)
    await office.services.desks.neighbourhoods.of('essai-0')
    expect(load().reduce((sum, count) => sum + count, 0)).toBe(6)
  })
})
