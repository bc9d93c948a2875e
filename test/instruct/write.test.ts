import { describe, expect, it } from 'vitest'
import { instruct } from '../../jobs/instruct.ts'
import { dossierTooSlow } from '../../src/ds/errors.ts'
import { STILL_RUNNING_MS } from '../../src/ds/port.ts'
import { enqueueDossiers } from '../../src/queue/add.ts'
import { keys } from '../../src/queue/keys.ts'
import { startWorkers } from '../../src/run/workers.ts'
import type { Fault } from '../../src/simulator/index.ts'
import type { Revision } from '../../src/simulator/world/form.ts'
import { type Office, openOffice } from '../support/office.ts'

const CAMPAIGN = 'essai-0'
const AGENT = 'instructeur.c@marne.example.org'

/** One try of each dossier's job. @returns how each ended: its outcome, or the code of its failure */
const tryEach = async ({ services, numbers }: Office): Promise<string[]> => {
  const ends = await Promise.allSettled(
    numbers.map((dossier) => instruct.handler(services, { campaign: CAMPAIGN, dossier })),
  )
  return ends.map((end) => (end.status === 'fulfilled' ? end.value.outcome : end.reason.code))
}
const followersOf = ({ world }: Office, number = 0) =>
  world.dossier(number).followers.map(({ email }) => email)
const done = ({ simulator }: Office, type: string) =>
  simulator.log.applied
    .filter((one) => one.type === type && one.errors.length === 0)
    .map(({ dossier }) => dossier)
const moves = (office: Office) => done(office, 'dossierChangerGroupeInstructeur')
const load = async ({ services }: Office) => {
  const others = services.campaigns.others.known(51_001)
  return [...(others?.load.values() ?? [])].reduce((sum, count) => sum + count, 0)
}

describe('a write that was cut off in the middle', { timeout: 60_000 }, () => {
  /** The first dossier is done (annotated, moved, followed), the second is annotated. */
  const FAULTS: readonly (readonly [string, Fault])[] = [
    ['a crash of DS', { kind: 'crash', afterAliases: 4, on: 'mutation', times: 1 }],
    ['a lost answer', { kind: 'cut', when: 'after', on: 'mutation', times: 1 }],
  ]

  it.each(FAULTS)('by %s is ended as it is then, with what a person did', async (_, fault) => {
    const office = await openOffice({ dossiersEach: 3 })
    const [first = 0, second = 0, third = 0] = office.numbers
    office.simulator.faults.add(fault)
    expect(await tryEach(office)).not.toEqual(Array(3).fill('written'))
    const { world } = office
    world.instructeur.follow(second, AGENT)
    world.instructeur.move(third, 'défaut')
    world.instructeur.follow(third, AGENT)
    const before = [second, third].map((number) => followersOf(office, number))

    for (let round = 0; (await tryEach(office)).some((end) => end !== 'unchanged'); round += 1)
      expect(round).toBeLessThan(5)
    expect(followersOf(office, first)).toHaveLength(1)
    expect([second, third].map((number) => followersOf(office, number))).toEqual(before)
    expect(moves(office)).toEqual([...new Set(moves(office))])
  })
})

describe('a document that DS cuts at its time limit', { timeout: 60_000 }, () => {
  it('is ended in the same round, and nothing is written twice', async () => {
    const office = await openOffice({ dossiersEach: 3 })
    office.simulator.faults.add({ kind: 'timeout', afterAliases: 4, on: 'mutation', times: 1 })
    expect(await tryEach(office)).toEqual(Array(3).fill('written'))
    expect(moves(office)).toEqual([...new Set(moves(office))])
    for (const number of office.numbers) expect(followersOf(office, number)).toHaveLength(1)
    expect(await tryEach(office)).toEqual(Array(3).fill('unchanged'))
  })
})

describe('a gesture of a person after the dossier was read', { timeout: 60_000 }, () => {
  it('is seen before the document leaves: nothing undoes it, and it costs the job no attempt', async () => {
    let acted = 0
    const office: Office = await openOffice({ dossiersEach: 1 }, (ds, world) => ({
      ...ds,
      async changes(listings, forms) {
        // The only listing of a first pass is that which comes before the document.
        for (const number of acted === 0 ? office.numbers : [])
          world.instructeur.follow(number, AGENT)
        acted += 1
        return await ds.changes(listings, forms)
      },
    }))
    expect(await office.pass()).toMatchObject({ dossiers: { written: 1 }, failed: 0 })
    expect(followersOf(office, office.numbers[0])).toEqual([AGENT])
  })
})

describe('a write whose end DS has not told in time', { timeout: 60_000 }, () => {
  it('counts as a try, and is looked into only once DS must have ended with it', async () => {
    const office = await openOffice({ dossiersEach: 1 }, (ds) => ({
      ...ds,
      async write() {
        return { failed: dossierTooSlow('ambiguous'), changes: 1 }
      },
    }))
    const { store } = office.services
    startWorkers(office.services)
    await enqueueDossiers(store, CAMPAIGN, office.numbers)
    const queue = store.queue('instruct')
    await expect.poll(() => queue.getDelayedCount(), { timeout: 30_000 }).toBe(1)
    const [job] = await queue.getDelayed()
    expect(job?.attemptsMade).toBe(1)
    expect(job?.delay).toBeGreaterThanOrEqual(STILL_RUNNING_MS)
    // The next failure, of another kind, waits as usual.
    expect(job?.opts.backoff).toMatchObject({ type: 'exponential' })
  })
})

describe('the load of an instructeur', { timeout: 60_000 }, () => {
  it('does not count a dossier that was not given after all', async () => {
    const office = await openOffice({ dossiersEach: 1 })
    office.simulator.faults.add({ kind: 'crash', afterAliases: 0, on: 'mutation', times: 1 })
    expect(await tryEach(office)).toEqual(['ds.server-error'])
    const lastGiven = office.services.campaigns.others.known(51_001)?.lastGiven
    expect([await load(office), lastGiven?.size]).toEqual([0, 0])
    expect(await tryEach(office)).toEqual(['written'])
    expect([await load(office), lastGiven?.size]).toEqual([1, 1])
  })
})

describe('a dossier in which nobody could read the opinion', { timeout: 60_000 }, () => {
  const REQUIRED = ['Avis automatique', 'Motifs de l’avis automatique']

  it.each<[string, string, (whole: Revision) => Revision]>([
    [
      'whose own revision of the form has no place for it',
      'awaiting-form',
      (whole) => ({
        ...whole,
        id: whole.id + 1_000_000,
        annotations: whole.annotations.filter(({ label }) => !REQUIRED.includes(label)),
      }),
    ],
    [
      'where a condition of the form hides it',
      'hidden',
      (whole) => ({
        ...whole,
        annotations: whole.annotations.map((spec) =>
          REQUIRED.includes(spec.label)
            ? { ...spec, shownIf: { stableId: whole.champs[0]?.stableId ?? 0, is: 'jamais' } }
            : spec,
        ),
      }),
    ],
  ])('%s: is moved and given, and no job gives up', async (_, outcome, spoil) => {
    const office = await openOffice({ dossiersEach: 2 })
    const [number = 0] = office.numbers
    const dossier = office.world.dossier(number)
    const whole = dossier.revision
    dossier.revision = spoil(whole)
    expect(await office.pass()).toMatchObject({
      dossiers: { written: 1, [outcome]: 1 },
      moved: 2,
      followed: 2,
      failed: 0,
    })
    expect([dossier.group.label, dossier.followers.length]).toEqual(['Marne', 1])
    const row = keys.dossier(51_001, number)
    expect(await office.services.journal.get(row)).not.toHaveProperty('written')

    dossier.revision = whole
    office.wait(10_000)
    expect(await office.pass('all')).toMatchObject({ failed: 0, awaitingForm: 0 })
    expect((await tryEach(office))[0]).toBe('unchanged')
  })
})

it('a dossier of another démarche is not judged by the rules of this one', async () => {
  const office = await openOffice({ demarches: 2, dossiersEach: 1 })
  const [stranger] = office.world.demarche(51_002).dossiers
  const dossier = stranger?.number ?? 0
  await expect(
    instruct.handler(office.services, { campaign: CAMPAIGN, dossier }),
  ).rejects.toMatchObject({ code: 'dossier.elsewhere', kind: 'permanent' })
})
