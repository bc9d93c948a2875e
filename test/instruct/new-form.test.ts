import { describe, expect, it } from 'vitest'
import { instruct } from '../../jobs/instruct.ts'
import { enqueuePoll } from '../../jobs/poll.ts'
import { examineCampaign } from '../../src/check/campaign.ts'
import type { Instruments } from '../../src/check/instruments.ts'
import { listPlaces } from '../../src/check/listed.ts'
import type { Ds } from '../../src/ds/port.ts'
import { dueAgain } from '../../src/instruct/waits.ts'
import { lookAround } from '../../src/operator/look.ts'
import { Incidents, openIncidents } from '../../src/queue/incidents.ts'
import { startService } from '../../src/run/service.ts'
import { readStatus } from '../../src/run/status.ts'
import type { World } from '../../src/simulator/index.ts'
import { busy } from '../support/busy.ts'
import { type Office, openOffice } from '../support/office.ts'

const DEMARCHE = 51_001
const CAMPAIGN = 'essai-0'
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

type Bringing = Parameters<World['platform']['publishRevision']>[2]
type Form = Parameters<
  Extract<Parameters<World['platform']['publishRevision']>[1], (...form: never) => unknown>
>[0]

const publish = ({ world }: Office, change: (form: Form) => Form, bringing: Bringing) =>
  world.platform.publishRevision(DEMARCHE, change, bringing)

/** The form as it was before anybody thought of Guichet, with what was taken away. */
function takeAnnotationsAway(office: Office) {
  const { annotations } = office.world.demarche(DEMARCHE).activeRevision
  publish(office, (form) => ({ ...form, annotations: [] }), 'at once')
  return (bringing: Bringing) => publish(office, (form) => ({ ...form, annotations }), bringing)
}

const statusOf = async ({ services }: Office) =>
  (await readStatus(services.store, services.config, services.now())).campaigns[0]

/** The dossiers that a poll would look at, each looked at. @returns what became of them */
async function poll({ services }: Office): Promise<string[]> {
  const due = await dueAgain(services, DEMARCHE)
  const ends = due.map((dossier) => instruct.handler(services, { campaign: CAMPAIGN, dossier }))
  return (await Promise.all(ends)).map(({ outcome }) => outcome)
}

const examining = ({ services: { ds } }: Office): Instruments => ({
  ds,
  today: '2021-05-04',
  remembered: async () => null,
  listed: (demarche) => listPlaces(ds, demarche),
  ask: async () => ({ is: 'there' }),
})

const written = ({ world, numbers }: Office) =>
  numbers.filter((number) => world.dossier(number).annotations.size > 5).length

describe('a démarche that has just been given its annotations', { timeout: 120_000 }, () => {
  const DOSSIERS = 12

  it('is connected as its page tells: its dossiers wait until DS has brought them, then have their opinion', async () => {
    const office = await openOffice({ dossiersEach: DOSSIERS })
    const { services, simulator } = office
    const [campaign] = services.config.campaigns
    const check = async () =>
      (campaign ? await examineCampaign(examining(office), campaign) : [])
        .filter(({ level }) => level === 'error')
        .map(({ code }) => code)
    const giveAnnotations = takeAnnotationsAway(office)
    expect(await check()).toEqual(['annotation-missing.verdict', 'annotation-missing.reasons'])

    giveAnnotations({ afterMs: 30 * SECOND })
    expect(await check()).toEqual([])
    expect(await office.pass()).toMatchObject({
      dossiers: { 'awaiting-form': DOSSIERS },
      annotations: 0,
      moved: DOSSIERS,
      followed: DOSSIERS,
      awaitingForm: DOSSIERS,
      failed: 0,
      waiting: 0,
    })
    expect((await statusOf(office))?.awaitingForm.dossiers).toBe(DOSSIERS)

    office.wait(31 * SECOND)
    expect(await office.pass()).toMatchObject({
      dossiers: { written: DOSSIERS },
      moved: 0,
      followed: 0,
      awaitingForm: 0,
      failed: 0,
    })
    expect(written(office)).toBe(DOSSIERS)
    expect((await statusOf(office))?.awaitingForm).toEqual({ dossiers: 0, since: null })

    simulator.log.reset()
    office.wait(MINUTE)
    await office.pass('all')
    expect(simulator.log.mutations).toBe(0)
  })

  it('is looked at again after minutes, then hours, until DS has brought it', async () => {
    const office = await openOffice({ dossiersEach: 1 })
    takeAnnotationsAway(office)('by hand')
    await office.pass()
    const looks: number[] = []
    for (let minutes = 5; minutes <= 24 * 60; minutes += 5) {
      office.wait(5 * MINUTE)
      if ((await poll(office)).includes('awaiting-form')) looks.push(minutes)
    }
    expect(looks).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280])
    office.world.platform.bringDossiers(DEMARCHE)
    office.wait(24 * HOUR)
    expect(await poll(office)).toEqual(['written'])
    expect(written(office)).toBe(1)
  })

  it('converges in the running service too, its polls falling while DS brings them one by one, and no job gives up', async () => {
    const office = await openOffice({ dossiersEach: DOSSIERS })
    const { services, numbers, world } = office
    const { store } = services
    takeAnnotationsAway(office)('by hand')
    startService(services, ['work'])
    const pollOnce = async (minutes: number) => {
      office.wait(minutes * MINUTE)
      await enqueuePoll(store, [CAMPAIGN], new Date(services.now()).toISOString())
      await expect.poll(() => busy(store), { timeout: 30_000 }).toBe(0)
    }
    await pollOnce(1)
    expect((await statusOf(office))?.awaitingForm.dossiers).toBe(DOSSIERS)
    for (let brought = 0; brought < DOSSIERS; brought += 4) {
      world.platform.bringDossiers(DEMARCHE, numbers.slice(brought, brought + 4))
      await pollOnce(2 + 30 * brought)
      expect(written(office)).toBe(brought + 4)
    }
    expect((await statusOf(office))?.awaitingForm).toEqual({ dossiers: 0, since: null })
    expect(await store.queue('instruct').getFailedCount()).toBe(0)
    expect(await store.queue('poll').getFailedCount()).toBe(0)
  })

  it('is told to the operator once its dossiers have waited for a day, and once they are there', async () => {
    const office = await openOffice({ dossiersEach: 2 })
    const { services } = office
    const { journal } = services.store
    const told = async () => {
      await lookAround(services, new Incidents(journal, services.log))
      const open = await openIncidents(journal)
      return open.filter(({ code }) => code === 'dossier.awaiting-form')
    }
    takeAnnotationsAway(office)('by hand')
    const since = new Date(services.now()).toISOString()
    await office.pass()
    office.wait(23 * HOUR)
    expect(await told()).toEqual([])
    office.wait(2 * HOUR)
    expect(await told()).toMatchObject([{ campaigns: [CAMPAIGN], since }])
    office.world.platform.bringDossiers(DEMARCHE)
    await office.pass('all')
    expect(await told()).toEqual([])
  })

  it('forgets that a dossier waits once a person has decided on it', async () => {
    const office = await openOffice({ dossiersEach: 1 })
    const [dossier = 0] = office.numbers
    takeAnnotationsAway(office)('by hand')
    await office.pass()
    office.world.instructeur.accept(dossier)
    expect(await office.pass()).toMatchObject({ dossiers: { 'left-alone': 1 }, awaitingForm: 0 })
  })
})

describe('a new revision of a form in use', { timeout: 120_000 }, () => {
  it('brings an annotation more: it is written once the dossier is there, without a date that moves', async () => {
    const office = await openOffice({ dossiersEach: 2 })
    const { annotations } = office.world.demarche(DEMARCHE).activeRevision
    const isNew = (label: string) => label === 'Population INSEE'
    publish(
      office,
      (form) => ({ ...form, annotations: form.annotations.filter(({ label }) => !isNew(label)) }),
      'at once',
    )
    expect(await office.pass()).toMatchObject({ dossiers: { written: 2 }, awaitingForm: 0 })
    publish(office, (form) => ({ ...form, annotations }), { afterMs: 30 * SECOND })
    office.services.campaigns.refresh(CAMPAIGN)
    await office.pass('all')
    expect((await statusOf(office))?.awaitingForm.dossiers).toBe(2)
    office.wait(5 * MINUTE)
    expect(await poll(office)).toEqual(['written', 'written'])
    const population = annotations.find(({ label }) => isNew(label))?.stableId ?? 0
    for (const number of office.numbers)
      expect(office.world.dossier(number).annotations.get(population)?.value).toBeGreaterThan(0)
  })

  it('changes a type: what is written has the type of the dossier’s own revision', async () => {
    const office = await openOffice({ dossiersEach: 2 })
    publish(
      office,
      (form) => ({
        ...form,
        annotations: form.annotations.map((spec) =>
          spec.label.startsWith('Motifs') ? { ...spec, type: 'text' } : spec,
        ),
      }),
      { afterMs: HOUR },
    )
    expect(await office.pass()).toMatchObject({ dossiers: { written: 2 }, failed: 0 })
    office.wait(2 * HOUR)
    for (const number of office.numbers)
      office.world.usager.submit(number, { 'Date de fin du projet': '' })
    office.wait(MINUTE)
    expect(await office.pass()).toMatchObject({ dossiers: { written: 2 }, failed: 0 })
  })
})

describe('the summary of a pass', { timeout: 60_000 }, () => {
  it('counts the moves and the followers of jobs whose annotations DS refused', async () => {
    let isFirst = true
    // The form changes between the reading and the writing.
    const changing = (ds: Ds, world: World): Ds => ({
      ...ds,
      async write(changes) {
        if (isFirst) world.platform.publishRevision(DEMARCHE, { remove: ['Population INSEE'] })
        isFirst = false
        return await ds.write(changes)
      },
    })
    const office = await openOffice({ dossiersEach: 2 }, changing)
    expect(await office.pass()).toMatchObject({ moved: 2, followed: 2, failed: 0 })
  })
})
