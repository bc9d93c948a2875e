import { describe, expect, it, vi } from 'vitest'
import { poll } from '../../jobs/poll.ts'
import { reconcile } from '../../jobs/reconcile.ts'
import { Failure } from '../../src/failures/failure.ts'
import { find } from '../../src/instruct/find.ts'
import { openIncidents } from '../../src/queue/incidents.ts'
import { keys } from '../../src/queue/keys.ts'
import { resume } from '../../src/queue/resume.ts'
import { readStatus } from '../../src/run/status.ts'
import { passSubjects } from '../../src/run/sync.ts'
import { setAnnotation } from '../../src/simulator/world/hands/instructeur.ts'
import { type Office, onReading, openOffice } from '../support/office.ts'

const tooSlow = new Failure('transient', 'ds.demarche-too-slow', 'too slow')
const AGENT = 'instructeur.a@marne.example.org'
const looked = ({ dossiers }: { dossiers: Readonly<Record<string, number>> }) =>
  Object.values(dossiers).reduce((sum, count) => sum + count, 0)

/** Every dossier instructed, and the second of our writes over. */
async function instructed(office: Office): Promise<number> {
  await office.pass()
  const [number = 0] = office.numbers
  return number
}

async function lookedAtNext(office: Office): Promise<number> {
  office.wait(10_000)
  return looked(await office.pass())
}

describe('our own writes coming back', { timeout: 60_000 }, () => {
  it('cost one listing and no reading', async () => {
    const office = await openOffice()
    expect((await office.pass()).dossiers).toEqual({ written: 4 })
    office.simulator.log.reset()
    expect(await lookedAtNext(office)).toBe(0)
    expect(office.simulator.log).toMatchObject({ posts: 1, mutations: 0 })
  })

  it('do not hide what the applicant submits in the same second', async () => {
    const office = await openOffice()
    const number = await instructed(office)
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    expect(await lookedAtNext(office)).toBe(1)
  })

  it('do not hide what he submits twice in that second, before and after', async () => {
    const office = await openOffice({}, (ds, world) =>
      onReading(ds, () => {
        const [first] = world.demarche(51_001).dossiers
        if (first) world.usager.submit(first.number, { 'Coût global du projet': 9_000 })
      }),
    )
    const number = await instructed(office)
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    expect(await lookedAtNext(office)).toBe(1)
  })

  it('do not hide what he submits between the reading and the write', async () => {
    let isSubmitted = false
    const office = await openOffice({}, (ds, world) => ({
      ...ds,
      async write(changes) {
        const [first] = world.demarche(51_001).dossiers
        if (first && !isSubmitted) {
          isSubmitted = true
          world.usager.submit(first.number, { 'Financement demandé': 1_000_000 })
        }
        return await ds.write(changes)
      },
    }))
    await instructed(office)
    expect(await lookedAtNext(office)).toBe(1)
  })

  it.each([
    ['follows', (office: Office, number: number) => office.world.instructeur.follow(number, AGENT)],
    [
      'unfollows',
      (office: Office, number: number) => {
        for (const { email } of office.world.dossier(number).followers)
          office.world.instructeur.unfollow(number, email)
      },
    ],
    ['moves', (office: Office, number: number) => office.world.instructeur.move(number, 'défaut')],
    [
      'annotates',
      (office: Office, number: number) =>
        office.world.instructeur.annotate(number, AGENT, { 'Montant accordé (€)': 5 }),
    ],
    [
      'instructs',
      (office: Office, number: number) => office.world.instructeur.instruct(number, AGENT),
    ],
  ])('do not hide that a person %s in the same second', async (what, act) => {
    const office = await openOffice()
    const number = await instructed(office)
    const before = office.world.dossier(number).followers.map(({ email }) => email)
    act(office, number)
    const after = office.world.dossier(number).followers.map(({ email }) => email)
    // The agent may be the one whom the robot chose.
    const isSame = what === 'follows' && after.join() === before.join()
    expect(await lookedAtNext(office)).toBe(isSame ? 0 : 1)
  })

  it('do not hide what another tool writes later through the API', async () => {
    const office = await openOffice()
    const number = await instructed(office)
    office.wait(1_000)
    const dossier = office.world.dossier(number)
    const verdict = dossier.revision.annotations.find(({ label }) => label === 'Avis automatique')
    setAnnotation(office.world, dossier, verdict?.stableId ?? 0, 'Éligible', 'autre')
    office.world.touch(dossier)
    expect(await lookedAtNext(office)).toBe(1)
  })

  it('are known by the listing that ends their round when only annotations were written', async () => {
    const office = await openOffice()
    const number = await instructed(office)
    office.wait(60_000)
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    office.wait(60_000)
    expect((await office.pass()).dossiers).toEqual({ written: 1 })
    expect(await lookedAtNext(office)).toBe(0)
  })

  it('are all looked at by a full pass', async () => {
    const office = await openOffice()
    await instructed(office)
    expect((await office.pass('all')).dossiers).toEqual({ unchanged: 4 })
  })
})

describe('a poll of several campaigns', { timeout: 60_000 }, () => {
  it('is one request when nothing changed', async () => {
    const office = await openOffice({ demarches: 5, dossiersEach: 2 })
    await office.pass()
    office.wait(60 * 60_000)
    office.simulator.log.reset()
    expect(looked(await office.pass())).toBe(0)
    expect(office.simulator.log).toMatchObject({ posts: 1, mutations: 0 })
  })

  it('goes on without the one that DS refuses, which waits alone', async () => {
    const office = await openOffice({ demarches: 3, dossiersEach: 1 })
    const [token] = office.world.tokens.values()
    if (!token) throw new Error('no token')
    office.world.tokens.set(token.value, { ...token, demarches: [51_001, 51_003] })
    const summary = await office.pass()
    expect(summary).toMatchObject({ dossiers: { written: 2 }, failed: 0, waiting: 1 })
    expect(await openIncidents(office.services.journal)).toMatchObject([
      { id: 'poll-essai-1', code: 'ds.demarche-hidden', campaigns: ['essai-1'] },
    ])
    expect(await office.services.journal.get(keys.watermark(51_002))).toBeNull()
    expect(await office.services.journal.get(keys.watermark(51_003))).not.toBeNull()
  })
})

describe('a poll of several campaigns that all wait', { timeout: 60_000 }, () => {
  it.each([
    ['for something to be put right', true],
    ['to be listed for the first time', false],
  ])('%s asks DS nothing, and says so', async (_, isPaused) => {
    const office = await openOffice({ demarches: 2, dossiersEach: 0 })
    const { journal } = office.services.store
    const campaigns = ['essai-0', 'essai-1']
    if (isPaused)
      for (const campaign of campaigns) {
        const id = `poll-${campaign}`
        const at = '2021-05-04T08:00:00Z'
        const incident = { id, code: 'ds.read-only', campaigns: [campaign], since: at, tries: 1 }
        await journal.set(keys.incident(id), { ...incident, retryAt: at })
      }
    expect(await poll.handler(office.services, { campaigns, slot: 'slot' })).toEqual({
      outcome: 'nothing-asked',
      campaigns: 2,
      apart: 2,
    })
    expect(office.simulator.log.posts).toBe(0)
  })
})

describe('a full pass of several campaigns', { timeout: 60_000 }, () => {
  const campaigns = ['essai-0', 'essai-1', 'essai-2']
  const night = ({ services }: Office) => reconcile.handler(services, { campaigns, slot: 'slot' })
  const apart = ({ services }: Office) => services.store.queue('reconcile').count()

  it('goes on without the one that DS refuses, which is queued by itself', async () => {
    const office = await openOffice({ demarches: 3, dossiersEach: 1 })
    const [token] = office.world.tokens.values()
    if (!token) throw new Error('no token')
    office.world.tokens.set(token.value, { ...token, demarches: [51_001, 51_003] })
    expect(await night(office)).toMatchObject({ outcome: 'swept', campaigns: 3, apart: 1 })
    expect(await apart(office)).toBe(1)
    expect(await office.services.store.queue('instruct').count()).toBe(2)
  })

  it('is tried again together while DS is away, and is no proof that DS is back', async () => {
    const office = await openOffice({ demarches: 3, dossiersEach: 1 })
    office.simulator.faults.add({ kind: 'maintenance' })
    await expect(night(office)).rejects.toMatchObject({ kind: 'transient' })
    expect(await apart(office)).toBe(0)
  })
})

describe('a campaign with much to list', { timeout: 60_000 }, () => {
  it('is swept by itself beyond the first page', async () => {
    const office = await openOffice({ demarches: 2, dossiersEach: 101 })
    await office.pass()
    office.wait(10_000)
    const { journal } = office.services
    const before = await journal.get(keys.watermark(51_001))
    expect(await office.pass()).toMatchObject({ dossiers: {}, failed: 0, waiting: 0 })
    const after = await journal.get(keys.watermark(51_001))
    expect(Date.parse(after?.at ?? '')).toBeGreaterThan(Date.parse(before?.at ?? ''))
  })

  it('queues its dossiers only once it is listed, so that those of the others find a place', async () => {
    let goOn = () => {}
    const listed = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let pages = 0
    const office = await openOffice({ dossiersEach: 250 }, (ds) => ({
      ...ds,
      async others(listings) {
        pages += 1
        if (pages === 3) await listed
        return await ds.others(listings)
      },
    }))
    const { store, journal } = office.services
    const first = find(office.services, 'essai-0', 'changed')
    await vi.waitFor(() => expect(pages).toBe(3), 30_000)
    expect(await store.queue('instruct').count()).toBe(0)
    expect(await journal.get(keys.watermark(51_001))).toBeNull()
    goOn()
    expect(await first).toMatchObject({ listed: 250, queued: 250 })
    expect(await store.queue('instruct').count()).toBe(250)
    expect(await journal.get(keys.watermark(51_001))).not.toBeNull()
  })

  it('that cannot be listed keeps no other waiting, whose opinions say what they could not verify', async () => {
    let isAway = true
    const office = await openOffice({ demarches: 2, dossiersEach: 2 }, (ds) => ({
      ...ds,
      async others(listings) {
        const pages = await ds.others(listings)
        return pages.map((page, place) =>
          isAway && listings[place]?.demarche === 51_002 ? { failure: tooSlow } : page,
        )
      },
    }))
    const reasons = () =>
      office.numbers.map((number) => {
        const { annotations, revision } = office.world.dossier(number)
        const id = revision.annotations.find(({ label }) => label.startsWith('Motifs'))?.stableId
        return `${annotations.get(id ?? 0)?.value ?? ''}`
      })
    expect((await office.pass()).dossiers).toEqual({ written: 2 })
    for (const text of reasons()) expect(text).toContain('non vérifié dans la démarche n° 51002')

    isAway = false
    await resume(office.services, passSubjects(['essai-1']))
    office.wait(10 * 60_000)
    expect((await office.pass()).dossiers).toEqual({ written: 4 })
    for (const text of reasons()) expect(text).toContain('même SIREN')
    for (const text of reasons()) expect(text).not.toContain('non vérifié')
    office.wait(10_000)
    office.simulator.log.reset()
    await office.pass('all')
    expect(office.simulator.log.mutations).toBe(0)
  })
})

describe('a dossier that DS lists but cannot show', { timeout: 60_000 }, () => {
  const MINUTE = 60_000
  const unreadable = async ({ services }: Office) =>
    (await readStatus(services.store, services.config, services.now())).campaigns[0]?.unreadable

  it('holds the watermark for an hour, and is done by the nightly pass once it shows', async () => {
    const office = await openOffice()
    const [sick = 0] = office.numbers
    const watermark = () => office.services.journal.get(keys.watermark(51_001))
    office.simulator.faults.add({ kind: 'null-node', dossier: sick })
    expect((await office.pass()).dossiers).toEqual({ written: 3 })
    office.wait(59 * MINUTE)
    await office.pass()
    expect(await watermark()).toBeNull()
    expect(await unreadable(office)).toBe(1)

    office.wait(2 * MINUTE)
    await office.pass()
    expect(await watermark()).not.toBeNull()
    expect(await unreadable(office)).toBe(1)
    await office.pass('all')
    expect(await unreadable(office)).toBe(1)

    office.simulator.faults.clear()
    // The polls have given it up, the night has not.
    office.wait(10 * MINUTE)
    expect((await office.pass()).dossiers).toEqual({})
    expect((await office.pass('all')).dossiers).toEqual({ written: 1, unchanged: 3 })
    expect(await unreadable(office)).toBe(0)
  })

  it('waits anew for one that it meets later', async () => {
    const office = await openOffice()
    const [first = 0, second = 0, well = 0] = office.numbers
    await office.pass()
    for (const sick of [first, second]) {
      office.wait(10 * MINUTE)
      for (const number of [sick, well])
        office.world.usager.submit(number, { 'Financement demandé': 1_000_000 + sick })
      office.simulator.faults.add({ kind: 'null-node', dossier: sick })
      await office.pass()
      const held = await office.services.journal.get(keys.watermark(51_001))
      office.wait(59 * MINUTE)
      await office.pass()
      expect(await office.services.journal.get(keys.watermark(51_001))).toEqual(held)
      office.wait(2 * MINUTE)
      await office.pass()
      expect(await office.services.journal.get(keys.watermark(51_001))).not.toEqual(held)
    }
    expect(await unreadable(office)).toBe(2)
  })

  it('does not keep a full pass from looking for those that DS lists no more', async () => {
    const office = await openOffice()
    const number = await instructed(office)
    const [, sick = 0] = office.numbers
    office.world.instructeur.hide(number)
    office.simulator.faults.add({ kind: 'null-node', dossier: sick })
    expect((await office.pass('all')).dossiers).toMatchObject({ gone: 1 })
  })
})

describe('a full pass', { timeout: 60_000 }, () => {
  it('looks at the remembered dossiers that DS no longer lists', async () => {
    const office = await openOffice()
    const number = await instructed(office)
    office.world.instructeur.hide(number)
    expect((await office.pass('all')).dossiers).toEqual({ unchanged: 3, gone: 1 })
  })
})
