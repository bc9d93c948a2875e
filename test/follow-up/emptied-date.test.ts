import { expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { demoWorld } from '../../src/simulator/index.ts'
import { followSimulated } from '../support/followed.ts'
import { collectingTransport } from '../support/laureats.ts'

const CONFIG = `
mail: { from: guichet@prefecture.example.org, operator: exploitation@prefecture.example.org }
campaigns:
  - id: haute-marne
    preset: national-axe-3
    demarche: 52001
    robot: robot.fitn7@prefecture.example.org
    followUp: { reports: { demarche: 51002, path: etat-des-lieux } }
`
const LAST_REPORT = 'Dernier état des lieux'
const HOUR = 3_600_000

/** A lauréat of whom one report is in, and is written. */
async function openFollowed() {
  let now = Date.parse('2021-10-01T08:30:00+02:00')
  const clock = () => new Date(now)
  const world = demoWorld(clock)
  const [laureat] = [...world.demarche(52001).dossiers].filter(({ state }) => state === 'accepte')
  if (!laureat) throw new Error('no lauréat')
  const { transport, sent } = collectingTransport()
  const config = parseConfig(CONFIG, 'test')
  const { services, campaign } = await followSimulated(
    world,
    config,
    'haute-marne',
    () => now,
    transport,
  )
  const report = (period: string) =>
    world.usager.deposit({
      demarche: 51002,
      demandeur: laureat.demandeur,
      usager: laureat.usager,
      champs: { 'Numéro du dossier FITN7': laureat.number, Trimestre: period },
    })
  /** One pass, an hour later. @returns how many annotations it wrote */
  const pass = async () => {
    now += HOUR
    return (await followUp(services, campaign, 'complete')).annotations
  }
  report('T3 2021')
  await pass()
  const spec = laureat.revision.annotations.find(({ label }) => label === LAST_REPORT)
  return {
    world,
    laureat,
    report,
    pass,
    day: () => laureat.annotations.get(spec?.stableId ?? 0)?.value,
    tomorrow: () => {
      now += 24 * HOUR
    },
    told: () =>
      sent
        .filter(({ recipient }) => recipient.startsWith('exploitation@'))
        .filter(({ text }) => text.replace(/\s+/g, ' ').includes(LAST_REPORT)),
  }
}

it('a date that an instructeur emptied is written once more a change, and told once', {
  timeout: 60_000,
}, async () => {
  const { world, laureat, report, pass, day, tomorrow, told } = await openFollowed()
  expect(day()).toBe('2021-10-01')
  expect(await pass()).toBe(0)

  world.instructeur.annotate(laureat.number, 'instructeur.a@haute-marne.example.org', {
    [LAST_REPORT]: '',
  })
  // DS says that it wrote it.
  expect([await pass(), day()]).toEqual([1, ''])
  expect(told()).toHaveLength(0)
  expect([await pass(), await pass(), await pass()]).toEqual([0, 0, 0])
  expect(told()).toHaveLength(1)

  tomorrow()
  report('T4 2021')
  expect(await pass()).toBeGreaterThan(0)
  expect(await pass()).toBe(0)
})
