import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { Desks } from '../../src/service/desks.ts'
import { keys } from '../../src/service/memory.ts'
import { sweep } from '../../src/service/sweep.ts'
import { type Office, openOffice } from '../support/office.ts'

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

/** Waits until what was asked of the journal meanwhile has been answered, and looked at. */
function journalSettled({ services }: Office): () => Promise<void> {
  const asked = vi.spyOn(services.store.journal, 'get')
  onTestFinished(() => asked.mockRestore())
  return async () => {
    await Promise.all(asked.mock.results.map(({ value }) => value))
    await turn()
  }
}

describe('the neighbourhood of one replica', { timeout: 60_000 }, () => {
  it('is caught up with once another one has queued a change', async () => {
    const office = await openOffice()
    await office.pass()
    const { config, ds, journal, now, log } = office.services
    const replica = new Desks(config, ds, journal, now, log).neighbourhoods
    const amount = async () => (await replica.of('essai-0')).dossiers.live().amount.toNumber()
    expect(await amount()).toBe(4 * 8_400)
    const [number = 0] = office.numbers
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    office.wait(10_000)
    expect(await amount()).toBe(4 * 8_400)
    await sweep(office.services, 'essai-0', 'changed')
    expect(await amount()).toBe(3 * 8_400 + 1_000_000)
  })
})

/** Holds readings up until `release`. */
function gate() {
  let release = () => {}
  const promise = new Promise<void>((resolve) => {
    release = resolve
  })
  return { promise, release, begun: 0 }
}

describe('a neighbourhood that is being read again', { timeout: 60_000 }, () => {
  /** Changed by the applicant since it was read; its next reading does not end by itself. */
  async function officeUnderReading() {
    let under: ReturnType<typeof gate> | null = null
    const office = await openOffice({}, (ds) => ({
      ...ds,
      async *neighbours(...args) {
        if (under) {
          under.begun += 1
          await under.promise
        }
        yield* ds.neighbours(...args)
      },
    }))
    await office.pass()
    const [number = 0] = office.numbers
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    under = gate()
    const reading = under
    const of = () => office.services.desks.neighbourhoods.of('essai-0')
    const amount = async () => (await of()).dossiers.live().amount.toNumber()
    return { office, reading, amount }
  }
  const BEFORE = 4 * 8_400
  const SINCE = 3 * 8_400 + 1_000_000

  it('because it is a quarter of an hour old serves meanwhile', async () => {
    const { office, reading, amount } = await officeUnderReading()
    office.wait(16 * 60_000)
    expect(await amount()).toBe(BEFORE)
    expect(await amount()).toBe(BEFORE)
    await vi.waitUntil(() => reading.begun > 0)
    reading.release()
    await vi.waitUntil(async () => (await amount()) === SINCE)
    expect(reading.begun).toBe(1)
  })

  it('because it is too old, or because something changed, is waited for', async () => {
    for (const happens of ['time', 'change'] as const) {
      const { office, reading, amount } = await officeUnderReading()
      office.wait((happens === 'time' ? 31 : 16) * 60_000)
      if (happens === 'change')
        await office.services.store.journal.set(keys.lastChange('essai-0'), 'another')
      const asked = amount()
      await vi.waitUntil(() => reading.begun === 1)
      reading.release()
      expect(await asked).toBe(SINCE)
    }
  })

  it('is waited for by those who learn of a change meanwhile', async () => {
    const { office, reading, amount } = await officeUnderReading()
    office.wait(16 * 60_000)
    expect(await amount()).toBe(BEFORE)
    await office.services.store.journal.set(keys.lastChange('essai-0'), 'another')
    const asked = amount()
    await vi.waitUntil(() => reading.begun === 1)
    reading.release()
    expect(await asked).toBe(SINCE)
    expect(reading.begun).toBe(2)
  })
})

describe('a neighbourhood that could not be read', { timeout: 60_000 }, () => {
  const cut = new Failure('transient', 'ds.cut', 'cut')

  it('is read again from what was known, by those who waited for one that failed too', async () => {
    let away: ReturnType<typeof gate> | null = null
    let asked = 0
    const office = await openOffice({}, (ds) => ({
      ...ds,
      async *neighbours(...args) {
        asked += 1
        if (away) {
          away.begun += 1
          await away.promise
          throw cut
        }
        yield* ds.neighbours(...args)
      },
    }))
    const { neighbourhoods } = office.services.desks
    const known = await neighbourhoods.of('essai-0')
    away = gate()
    const { release } = away
    const fetched = journalSettled(office)
    const under: Promise<unknown>[] = []
    for (const change of ['first', 'second']) {
      await office.services.store.journal.set(keys.lastChange('essai-0'), change)
      under.push(neighbourhoods.of('essai-0').catch(({ code }) => code))
      await fetched()
    }
    await vi.waitUntil(() => away?.begun === 1)
    release()
    expect(await Promise.all(under)).toEqual(['ds.cut', 'ds.cut'])
    away = null
    asked = 0
    expect(await neighbourhoods.of('essai-0')).toBe(known)
    expect(asked).toBe(1)
  })

  it('is read by those who began to wait in the middle of a first listing that fails', async () => {
    const first = gate()
    const office = await openOffice({ dossiersEach: 120 }, (ds) => ({
      ...ds,
      async *neighbours(...args) {
        first.begun += 1
        const isFirst = first.begun === 1
        for await (const page of ds.neighbours(...args)) {
          yield page
          if (!isFirst) continue
          await first.promise
          throw cut
        }
      },
    }))
    const { desks } = office.services
    const ends = (work: Promise<unknown>) =>
      work.then(
        () => 'read',
        ({ code }) => code,
      )
    const listing = ends(sweep(office.services, 'essai-0', 'changed'))
    await vi.waitUntil(() => first.begun === 1)
    const fetched = journalSettled(office)
    const before = ends(desks.neighbourhoods.everywhere('essai-0'))
    await fetched()
    await office.services.store.journal.set(keys.lastChange('essai-0'), 'another')
    const after = ends(desks.neighbourhoods.everywhere('essai-0'))
    await fetched()
    first.release()
    expect(await Promise.all([listing, before, after])).toEqual(['ds.cut', 'ds.cut', 'read'])
    expect((await desks.neighbourhoods.of('essai-0')).dossiers.size).toBe(120)
  })
})
