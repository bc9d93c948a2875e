import { describe, expect, it } from 'vitest'
import { setAnnotation } from '../../src/simulator/world/instructeur-hands.ts'
import { type Office, openOffice } from '../support/office.ts'

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
    const office = await openOffice({}, (ds, world) => ({
      ...ds,
      async dossier(number) {
        const [first] = world.demarche(51_001).dossiers
        if (first?.number === number)
          world.usager.submit(number, { 'Coût global du projet': 9_000 })
        return await ds.dossier(number)
      },
    }))
    const number = await instructed(office)
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    expect(await lookedAtNext(office)).toBe(1)
  })

  it('do not hide what he submits between the reading and the write', async () => {
    const submitted = new Set<string>()
    const office = await openOffice({}, (ds, world) => ({
      ...ds,
      async write(change) {
        const [first] = world.demarche(51_001).dossiers
        if (first && submitted.size === 0) {
          submitted.add(change.dossierId)
          world.usager.submit(first.number, { 'Financement demandé': 1_000_000 })
        }
        return await ds.write(change)
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

  it('are read once when only annotations were written, then no more', async () => {
    const office = await openOffice()
    const number = await instructed(office)
    office.wait(60_000)
    office.world.usager.submit(number, { 'Financement demandé': 1_000_000 })
    office.wait(60_000)
    expect((await office.pass()).dossiers).toEqual({ written: 1 })
    office.wait(10_000)
    expect((await office.pass()).dossiers).toEqual({ unchanged: 1 })
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

  it('goes on without the one that DS refuses, which gives up alone', async () => {
    const office = await openOffice({ demarches: 3, dossiersEach: 1 })
    const [token] = office.world.tokens.values()
    if (!token) throw new Error('no token')
    office.world.tokens.set(token.value, { ...token, demarches: [51_001, 51_003] })
    const summary = await office.pass()
    expect(summary).toMatchObject({ dossiers: { written: 2 }, failed: 1, waiting: 0 })
    const [job] = await office.services.store.queue('poll').getFailed()
    expect(job?.data.campaigns).toEqual(['essai-1'])
    expect(await office.services.journal.get('watermark:51002')).toBeNull()
    expect(await office.services.journal.get('watermark:51003')).not.toBeNull()
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
