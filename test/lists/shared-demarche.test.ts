import { describe, expect, it, vi } from 'vitest'
import { explain } from '../../src/cli/explain.ts'
import { followedCampaigns } from '../../src/follow-up/campaigns.ts'
import { planFollowUp } from '../../src/follow-up/plan.ts'
import { readAgreement } from '../../src/lists/agreement.ts'
import { readCommitteeTable } from '../../src/lists/committee.ts'
import { readLaureatList } from '../../src/lists/monthly.ts'
import { crowd } from '../../src/simulator/index.ts'
import { type Office, openOffice } from '../support/office.ts'

const DEMARCHE = 51_001
const CAMPAIGNS = ['marne', 'rouen']
const config = `
mail: { from: guichet@prefecture.example.org, operator: exploitation@prefecture.example.org }
campaigns:
${[
  ['marne', 'marne-volet-1', '51'],
  ['rouen', 'seine-maritime', '76'],
]
  .map(
    ([id, preset, department]) => `  - id: ${id}
    preset: ${preset}
    demarche: ${DEMARCHE}
    robot: robot.fitn7@prefecture.example.org
    takes: { departments: ["${department}"] }
    followUp: { reports: { annotation: true } }
    laureatList: { to: ["liste@ditp.example.org"] }`,
  )
  .join('\n')}
`

/** Three dossiers of the Marne, three of Seine-Maritime, two that nobody takes; of each, one is accepted. */
async function openShared() {
  const office = await openOffice({ dossiersEach: 3, config })
  crowd(office.world, 3, DEMARCHE, '76')
  crowd(office.world, 2, DEMARCHE, '10')
  const numbers = [...office.world.demarche(DEMARCHE).dossiers].map(({ number }) => number)
  const [marne, rouen, nobodys] = [numbers.slice(0, 3), numbers.slice(3, 6), numbers.slice(6)]
  office.wait(60 * 60_000)
  await office.pass()
  office.wait(60_000)
  for (const [number = 0] of [marne, rouen, nobodys]) office.world.instructeur.accept(number)
  office.wait(60_000)
  return { office, marne, rouen, nobodys }
}

/** What `guichet explain N --json` prints. */
async function explained({ services }: Office, number: number): Promise<{ campaign: string }> {
  const said: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  try {
    await explain({ openReaders: async () => services }, number, { json: true })
    return JSON.parse(said.join(''))
  } finally {
    write.mockRestore()
  }
}

describe('two campaigns on one démarche: a dossier is in the lists of its own alone', {
  timeout: 90_000,
}, () => {
  it('lauréats, monthly list, comité, agreement and explain', async () => {
    const { office, marne, rouen, nobodys } = await openShared()
    const { services } = office
    const [laureatOfMarne = 0, ...liveInMarne] = marne
    const [laureatOfRouen = 0, ...liveInRouen] = rouen

    const plans = await Promise.all(
      followedCampaigns(services.config).map((one) => planFollowUp(services, one)),
    )
    expect(
      plans.map(({ campaign, laureats }) => [
        campaign.id,
        laureats.map(({ dossier }) => dossier.number),
      ]),
    ).toEqual([
      ['marne', [laureatOfMarne]],
      ['rouen', [laureatOfRouen]],
    ])

    const { laureats } = await readLaureatList(services, CAMPAIGNS, '2021-05')
    expect(laureats.map(({ campaign, dossier }) => [campaign, dossier])).toEqual([
      ['marne', laureatOfMarne],
      ['rouen', laureatOfRouen],
    ])

    const { rows } = await readCommitteeTable(services, CAMPAIGNS)
    expect(rows.map(([number, campaign]) => [campaign, number])).toEqual([
      ...liveInMarne.map((number) => ['marne', number]),
      ...liveInRouen.map((number) => ['rouen', number]),
    ])

    const agreements = await readAgreement(services, CAMPAIGNS)
    expect(agreements).toMatchObject([
      { campaign: 'marne', decided: 1, withOpinion: 1 },
      { campaign: 'rouen', decided: 1, withOpinion: 1 },
    ])

    for (const [number = 0, campaign] of [
      [laureatOfMarne, 'marne'],
      [laureatOfRouen, 'rouen'],
      [liveInRouen[0], 'rouen'],
    ] as const)
      expect((await explained(office, number)).campaign).toBe(campaign)
    await expect(explained(office, nobodys[0] ?? 0)).rejects.toThrow(/None of the campaigns/)
  })
})
