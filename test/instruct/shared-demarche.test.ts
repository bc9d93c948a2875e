import { describe, expect, it } from 'vitest'
import { decideAll } from '../../src/instruct/decide-all.ts'
import { dryRun } from '../../src/instruct/dry-run.ts'
import { readStatus } from '../../src/run/status.ts'
import { crowd } from '../../src/simulator/index.ts'
import { type Office, openOffice } from '../support/office.ts'

const HOUR = 60 * 60_000
const DEMARCHE = 51_001

const configOf = (marne: string, rouen: string, groups = '[]') => `
campaigns:
  - id: marne
    preset: marne-volet-1
    demarche: ${DEMARCHE}
    robot: robot.fitn7@prefecture.example.org
    takes: ${marne}
    assignment: { groups: ${groups} }
  - id: rouen
    preset: seine-maritime
    demarche: ${DEMARCHE}
    robot: robot.fitn7@prefecture.example.org
    takes: ${rouen}
`
const BY_DEPARTMENT = configOf('{ departments: ["51"] }', '{ departments: ["76"] }')
const BY_GROUP = configOf('{ groups: ["défaut"] }', '{ groups: ["Marne"] }')

/** The text whose reasons it quotes: each campaign has its own. */
const opinionOf = ({ world }: Office, number: number): 'marne' | 'rouen' | null => {
  const texts = [...world.dossier(number).annotations.values()].map(({ value }) => String(value))
  if (texts.some((text) => /circulaire\sSeine-Maritime/i.test(text))) return 'rouen'
  return texts.some((text) => /circulaire\sMarne/i.test(text)) ? 'marne' : null
}

const annotated = ({ simulator }: Office): number[] => [
  ...new Set(
    simulator.log.applied
      .filter(({ type }) => type.startsWith('dossierModifierAnnotation'))
      .map(({ dossier }) => dossier),
  ),
]

/** Some more applicants of a département, after the office was opened. */
function deposited({ world }: Office, department: string, count = 1): number[] {
  const before = new Set([...world.demarche(DEMARCHE).dossiers].map(({ number }) => number))
  crowd(world, count, DEMARCHE, department)
  return [...world.demarche(DEMARCHE).dossiers]
    .map(({ number }) => number)
    .filter((number) => !before.has(number))
}

const statusOf = async ({ services: { store, config, now } }: Office) =>
  await readStatus(store, config, now())

/** How many opinions each campaign has given. */
async function opinions(office: Office): Promise<number[]> {
  const { campaigns } = await statusOf(office)
  return campaigns.map(({ verdicts }) =>
    Object.values(verdicts).reduce((sum, count) => sum + count, 0),
  )
}

const envelopeOf = async (office: Office, id: string) => {
  const { campaigns } = await statusOf(office)
  return campaigns.find((one) => one.id === id)?.envelope?.requested
}

describe('two campaigns on one démarche', { timeout: 90_000 }, () => {
  it('by département: each dossier has one opinion, of its own campaign, and the others are left and counted', async () => {
    const office = await openOffice({ dossiersEach: 2, config: BY_DEPARTMENT })
    const marne = office.numbers
    const rouen = deposited(office, '76', 3)
    const [nobodys = 0] = deposited(office, '10')
    office.wait(HOUR)
    const summary = await office.pass()
    expect(summary).toMatchObject({ dossiers: { written: 5 }, untaken: 1, failed: 0 })
    expect(marne.map((number) => opinionOf(office, number))).toEqual(['marne', 'marne'])
    expect(rouen.map((number) => opinionOf(office, number))).toEqual(['rouen', 'rouen', 'rouen'])
    expect(opinionOf(office, nobodys)).toBeNull()
    expect(annotated(office)).not.toContain(nobodys)
    expect(await opinions(office)).toEqual([2, 3])
    const { campaigns } = await statusOf(office)
    expect(campaigns.map(({ untaken }) => untaken)).toEqual([1, 1])
    expect(await envelopeOf(office, 'marne')).toBe('16800.00')
    expect(await envelopeOf(office, 'rouen')).toBe('25200.00')

    office.simulator.log.reset()
    office.wait(10_000)
    const again = await office.pass()
    expect(again.dossiers).toEqual({})
    // One light listing for both.
    expect(office.simulator.log).toMatchObject({ posts: 1, mutations: 0 })
    expect((await office.pass('all')).annotations).toBe(0)
  })

  it('by département: a new applicant is read once, whoever he is', async () => {
    const office = await openOffice({ dossiersEach: 1, config: BY_DEPARTMENT })
    await office.pass()
    office.wait(HOUR)
    const [rouen = 0] = deposited(office, '76')
    const [nobodys = 0] = deposited(office, '10')
    const read: number[] = []
    office.simulator.log.watch((event) => {
      if ('read' in event) read.push(event.read)
    })
    office.wait(10_000)
    expect(await office.pass()).toMatchObject({ dossiers: { written: 1, untaken: 1 }, untaken: 1 })
    expect(opinionOf(office, rouen)).toBe('rouen')
    expect(read.toSorted()).toEqual([rouen, nobodys].toSorted())
    office.wait(10_000)
    expect((await office.pass()).dossiers).toEqual({})
    expect(read).toHaveLength(2)
  })

  it('waits for DS to look up a SIRET, and looks again by itself', async () => {
    const office = await openOffice({ dossiersEach: 1, config: BY_DEPARTMENT })
    const [number = 0] = deposited(office, '76')
    const dossier = office.world.dossier(number)
    const { demandeur } = dossier
    if (demandeur.kind !== 'morale') throw new Error('a commune is expected')
    dossier.demandeur = { kind: 'incomplete', siret: demandeur.siret }
    office.wait(HOUR)
    expect((await office.pass()).dossiers).toEqual({ written: 1, waits: 1 })
    expect(opinionOf(office, number)).toBeNull()
    office.world.platform.completeDemandeur(number)
    office.wait(10_000)
    expect((await office.pass()).dossiers).toEqual({})
    office.wait(HOUR)
    expect((await office.pass()).dossiers).toEqual({ written: 1 })
    expect(opinionOf(office, number)).toBe('rouen')
  })

  it('by group: a dossier moved by hand is the other campaign’s from then on', async () => {
    const office = await openOffice({ dossiersEach: 2, config: BY_GROUP })
    const [moved = 0, stays = 0] = office.numbers
    await office.pass()
    expect(office.numbers.map((number) => opinionOf(office, number))).toEqual(['marne', 'marne'])
    office.wait(HOUR)
    office.world.instructeur.move(moved, 'Marne')
    office.simulator.log.reset()
    expect((await office.pass()).dossiers).toEqual({ written: 1 })
    expect([moved, stays].map((number) => opinionOf(office, number))).toEqual(['rouen', 'marne'])
    expect(annotated(office)).toEqual([moved])
    expect(await opinions(office)).toEqual([1, 1])
    expect(await envelopeOf(office, 'marne')).toBe('8400.00')
    // Of the Marne: « Inéligible » there, it takes nothing.
    expect(await envelopeOf(office, 'rouen')).toBe('0.00')
  })

  it('by group: what one campaign moves to the other’s group, that one decides on in the same pass', async () => {
    const groups = '[{ departments: ["51"], group: "Marne" }]'
    const config = configOf('{ groups: ["défaut"] }', '{ groups: ["Marne"] }', groups)
    const office = await openOffice({ dossiersEach: 2, config })
    expect(await office.pass()).toMatchObject({ moved: 2, followed: 2, failed: 0 })
    expect(office.numbers.map((number) => opinionOf(office, number))).toEqual(['rouen', 'rouen'])
    office.simulator.log.reset()
    office.wait(10_000)
    await office.pass('all')
    expect(office.simulator.log.mutations).toBe(0)
  })

  it('leaves to nobody what a person moves to a group that none takes', async () => {
    const config = configOf('{ groups: ["défaut"] }', '{ groups: ["Ailleurs"] }')
    const office = await openOffice({ dossiersEach: 2, config })
    const [moved = 0] = office.numbers
    await office.pass()
    office.wait(HOUR)
    office.world.instructeur.move(moved, 'Marne')
    office.simulator.log.reset()
    expect(await office.pass()).toMatchObject({ dossiers: {}, untaken: 1 })
    expect(office.simulator.log.mutations).toBe(0)
    expect(await opinions(office)).toEqual([1, 0])
  })
})

it('a campaign that cannot work stops its own dossiers only, until it can', {
  timeout: 90_000,
}, async () => {
  const config = BY_DEPARTMENT.replace(
    'preset: marne-volet-1',
    'preset: marne-volet-1\n    annotations: { verdict: "Nulle part" }',
  )
  const office = await openOffice({ dossiersEach: 1, config })
  const [rouen = 0] = deposited(office, '76')
  const [marne = 0] = office.numbers
  office.wait(HOUR)
  const { services } = office
  const planned = await dryRun(services, ['rouen'], 'all')
  expect(planned.dossiers.map(({ dossier, campaign }) => [dossier, campaign])).toEqual([
    [rouen, 'rouen'],
  ])
  const decisions = await decideAll(services, [
    { campaign: 'rouen', dossier: marne },
    { campaign: 'rouen', dossier: rouen },
  ])
  expect(decisions).toMatchObject([
    { ok: { is: 'another', campaign: 'marne' } },
    { ok: { is: 'decided' } },
  ])
})
