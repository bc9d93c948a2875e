import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '../../src/check/index.ts'
import { type Installation, newInstallation } from './clinic.ts'

const SECOND = (takes: string) => `
  - id: rouen
    preset: seine-maritime
    demarche: 51001
    robot: robot.fitn7@prefecture.example.org
    takes: ${takes}
`

function share(one: Installation, marne: string, rouen: string) {
  one.edit('    demarche: 51001\n', `    demarche: 51001\n    takes: ${marne}\n`)
  one.edit(/$/, SECOND(rouen))
}

const told = (diagnoses: readonly Diagnosis[]) =>
  diagnoses
    .filter(({ code }) => code.startsWith('takes-') || code === 'untaken-groups')
    .map(({ about, level, code }) => [about, level, code])

describe('campaigns that share a démarche, to the doctor', { timeout: 30_000 }, () => {
  it('by group: says once which groups nobody takes, and to whom a line of assignment hands over', async () => {
    const one = await newInstallation()
    share(one, '{ groups: ["Marne"] }', '{ groups: ["SGAR"] }')
    const diagnoses = await one.examine()
    expect(told(diagnoses)).toEqual([
      ['Campagne marne', 'note', 'takes-hands-over'],
      ['Campagne marne', 'note', 'untaken-groups'],
    ])
    expect(diagnoses.find(({ code }) => code === 'untaken-groups')?.message).toContain('« défaut »')
  })

  it('by group: warns of a group that the démarche does not have, and of a move to a group that nobody takes', async () => {
    const one = await newInstallation()
    share(one, '{ groups: ["défaut", "Marne"] }', '{ groups: ["Rouen"] }')
    expect(told(await one.examine())).toEqual([
      ['Campagne marne', 'warning', 'takes-moves-away'],
      ['Campagne marne', 'note', 'untaken-groups'],
      ['Campagne rouen', 'warning', 'takes-group-missing'],
    ])
  })

  it('by département: says which are taken', async () => {
    const one = await newInstallation()
    share(one, '{ departments: ["51"] }', '{ departments: ["76", "27"] }')
    const diagnoses = await one.examine()
    expect(told(diagnoses)).toEqual([['Campagne marne', 'note', 'takes-departments']])
    expect(diagnoses.find(({ code }) => code === 'takes-departments')?.message).toContain(
      '51, 76 et 27',
    )
  })

  it('a robot that is not in the groups of others is no trouble', async () => {
    const one = await newInstallation()
    one.edit(
      '    demarche: 51001\n',
      '    demarche: 51001\n    takes: { groups: ["Marne", "SGAR"] }\n',
    )
    const [outside] = [...one.world.demarche(51_001).groups].filter(
      ({ label }) => label === 'défaut',
    )
    outside?.instructeurs.clear()
    expect((await one.examine()).map(({ code }) => code)).not.toContain('robot-not-everywhere')
  })
})
