import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import { Failure } from '../../src/failures/failure.ts'
import { sweep } from '../../src/instruct/find.ts'
import { keys } from '../../src/queue/keys.ts'
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
    const { dossiers } = await office.services.campaigns.neighbourhoods.of('essai-0')
    expect(dossiers.size).toBe(50)
    expect(dossiers.live().amount.toNumber()).toBe(49 * 8_400 + 1_000_000)
  })

  it('counts each open dossier once for its follower, given by the robot then listed', async () => {
    const office = await openOffice({ dossiersEach: 7 })
    await office.pass()
    const given = await office.services.campaigns.neighbourhoods.of('essai-0')
    const load = () => [...given.load.values()].filter((count) => count > 0).toSorted()
    expect(load()).toEqual([2, 2, 3])
    office.wait(HOUR)
    await office.services.campaigns.neighbourhoods.of('essai-0')
    expect(load()).toEqual([2, 2, 3])
    const [number = 0] = office.numbers
    office.world.instructeur.accept(number)
    office.wait(HOUR)
    await office.services.campaigns.neighbourhoods.of('essai-0')
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
    const replica = new Campaigns(config, ds, journal, now, log).neighbourhoods
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

const PATIENT = { timeout: 10_000 }

describe('a neighbourhood that is being read again', { timeout: 60_000 }, () => {
  /** Changed by the applicant since it was read; its next readings do not end by themselves. */
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
    const { neighbourhoods } = office.services.campaigns
    return {
      office,
      reading,
      neighbourhoods,
      amount: async () => {
        const { dossiers } = await neighbourhoods.of('essai-0')
        return dossiers.live().amount.toNumber()
      },
      begun: (count: number) => vi.waitUntil(() => reading.begun === count, PATIENT),
      changes: () => office.services.store.journal.set(keys.lastChange('essai-0'), 'another'),
      waitMinutes: (minutes: number) => office.wait(minutes * 60_000),
    }
  }
  const BEFORE = 4 * 8_400
  const SINCE = 3 * 8_400 + 1_000_000

  /** @returns what it is once it is there; `waiting` until then */
  function watch(asked: Promise<number>) {
    const seen: { amount: number | 'waiting' } = { amount: 'waiting' }
    void asked.then((amount) => {
      seen.amount = amount
    })
    return seen
  }

  it('because it is a quarter of an hour old serves meanwhile, until it is half an hour old', async () => {
    const { office, reading, amount, begun, waitMinutes } = await officeUnderReading()
    waitMinutes(16)
    expect(await amount()).toBe(BEFORE)
    expect(await amount()).toBe(BEFORE)
    await begun(1)
    waitMinutes(13)
    expect(await amount()).toBe(BEFORE)
    waitMinutes(2)
    const fetched = journalSettled(office)
    const seen = watch(amount())
    await fetched()
    expect(seen.amount).toBe('waiting')
    reading.release()
    await vi.waitUntil(() => seen.amount === SINCE, PATIENT)
    expect(await amount()).toBe(SINCE)
  })

  it('because something changed is waited for, however long it takes', async () => {
    const { office, reading, amount, begun, changes, waitMinutes } = await officeUnderReading()
    const fetched = journalSettled(office)
    await changes()
    const first = watch(amount())
    await begun(1)
    waitMinutes(16)
    const second = watch(amount())
    await fetched()
    expect([first.amount, second.amount]).toEqual(['waiting', 'waiting'])
    reading.release()
    await vi.waitUntil(() => first.amount === SINCE && second.amount === SINCE, PATIENT)
  })

  it('is waited for by those who learn of a change meanwhile, and read after it', async () => {
    const { office, reading, amount, begun, changes, waitMinutes } = await officeUnderReading()
    waitMinutes(16)
    expect(await amount()).toBe(BEFORE)
    await begun(1)
    const fetched = journalSettled(office)
    await changes()
    const seen = watch(amount())
    await fetched()
    expect([seen.amount, reading.begun]).toEqual(['waiting', 1])
    reading.release()
    await vi.waitUntil(() => seen.amount === SINCE, PATIENT)
    expect(reading.begun).toBe(2)
  })

  it('as a whole, as each day, is another one as soon as it is read', async () => {
    const { reading, neighbourhoods, begun, waitMinutes } = await officeUnderReading()
    const before = await neighbourhoods.of('essai-0')
    waitMinutes(24 * 60 + 1)
    const asked = neighbourhoods.of('essai-0')
    await begun(1)
    reading.release()
    const whole = await asked
    expect(whole).not.toBe(before)
    expect(await neighbourhoods.of('essai-0')).toBe(whole)
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
    const { neighbourhoods } = office.services.campaigns
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
    const { campaigns } = office.services
    const ends = (work: Promise<unknown>) =>
      work.then(
        () => 'read',
        ({ code }) => code,
      )
    const listing = ends(sweep(office.services, 'essai-0', 'changed'))
    await vi.waitUntil(() => first.begun === 1)
    const fetched = journalSettled(office)
    const before = ends(campaigns.neighbourhoods.everywhere('essai-0'))
    await fetched()
    await office.services.store.journal.set(keys.lastChange('essai-0'), 'another')
    const after = ends(campaigns.neighbourhoods.everywhere('essai-0'))
    await fetched()
    first.release()
    expect(await Promise.all([listing, before, after])).toEqual(['ds.cut', 'ds.cut', 'read'])
    expect((await campaigns.neighbourhoods.of('essai-0')).dossiers.size).toBe(120)
  })
})
