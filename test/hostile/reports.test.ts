import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { parseConfig } from '../../src/config/load.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { planFollowUp } from '../../src/follow-up/plan.ts'
import { readLaureatList } from '../../src/lists/monthly.ts'
import { demoWorld } from '../../src/simulator/index.ts'
import { followSimulated } from '../support/followed.ts'
import { collectingTransport } from '../support/laureats.ts'

/** `REPORTS=2000 npx vitest run test/hostile/reports.test.ts` prints what a pass costs. */
const HOW_MANY = Number(process.env.REPORTS ?? 300)
const NOW = '2021-10-01T08:30:00+02:00'

/** A false line, a text that never ends, signs that change the direction of what follows. */
const NAME = `Atelier\nAUTRE – SIRET 00000000000000 – siège : département 75\u202e${'x'.repeat(5_000)}`

it('what outsiders deposit costs a bounded number of requests, of bytes in annotations and of memory', {
  timeout: 300_000,
}, async () => {
  const world = demoWorld(() => new Date(NOW))
  const [laureat] = [...world.demarche(52001).dossiers].filter(({ state }) => state === 'accepte')
  if (!laureat) throw new Error('no lauréat')
  const stranger = [...world.demarche(51001).dossiers].find(
    ({ demandeur }) => demandeur.kind === 'morale' && demandeur !== laureat.demandeur,
  )
  const said = {
    Trimestre: 'T3 2021',
    Avancement: NAME,
    'Date de fin du projet': '9999-12-01',
    Entreprises: [{ Nom: NAME }],
  }
  // The lauréat's own: it is applied.
  world.usager.deposit({
    demarche: 51002,
    demandeur: laureat.demandeur,
    usager: laureat.usager,
    champs: { 'Numéro du dossier FITN7': laureat.number, ...said },
  })
  for (let place = 0; place < HOW_MANY; place++) {
    const kind = place % 4
    // Numbers that no dossier has, some that DS takes for no number at all.
    const numbers = [laureat.number, laureat.number, 3_000_000_000 + place, 900_000 + place]
    world.usager.deposit({
      demarche: 51002,
      demandeur: kind === 0 && stranger ? stranger.demandeur : laureat.demandeur,
      usager: `inconnu-${place}@ailleurs.test`,
      champs: { 'Numéro du dossier FITN7': numbers[kind] ?? 0, ...said },
    })
  }
  const config = parseConfig(
    `mail: { from: guichet@prefecture.example.org, operator: exploitation@prefecture.example.org }
campaigns:
  - id: haute-marne
    preset: national-axe-3
    demarche: 52001
    robot: robot.fitn7@prefecture.example.org
    followUp: { reports: { demarche: 51002, path: etat-des-lieux } }
  - id: aube
    preset: national-axe-3
    demarche: 10001
    robot: robot.fitn7@prefecture.example.org
    followUp: { reports: { demarche: 51002, path: etat-des-lieux } }
`,
    'test',
  )
  const { transport, sent } = collectingTransport()
  const { services, simulator, campaign } = await followSimulated(
    world,
    config,
    'haute-marne',
    () => Date.parse(NOW),
    transport,
  )

  simulator.log.reset()
  await followUp(services, campaign, 'complete')
  const { posts } = simulator.log
  const annotations = [...laureat.annotations.values()]
    .map(({ value }) => (typeof value === 'string' ? value : ''))
    .join('\n')
  // One page lists a hundred dossiers, one request reads some tens: no report costs one of its own.
  expect(posts).toBeLessThan(20 + HOW_MANY / 8)
  expect(Buffer.byteLength(annotations)).toBeLessThan(6_000)
  expect(annotations).toMatch(/«\sAtelier AUTRE/)
  expect(annotations.split('\n').filter((line) => line.startsWith('AUTRE'))).toEqual([])
  expect(annotations).not.toMatch(/\u202e/)
  expect(laureat.annotations.size).toBeGreaterThan(0)
  const alert = sent.find(({ recipient }) => recipient.startsWith('exploitation@'))
  expect(alert?.text.length).toBeLessThan(4_000)

  const { table } = await readLaureatList(services, ['haute-marne'], '2021-10')
  const lines = table.rows.flat().flatMap((cell) => String(cell).split('\n'))
  expect(lines.join()).toMatch(/«\sAtelier AUTRE/)
  expect(lines.filter((line) => line.startsWith('AUTRE') || /\u202e/.test(line))).toEqual([])
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(1_100)

  const before = memory()
  const plan = await planFollowUp(services, campaign)
  const kept = memory() - before
  // A report is kept as what it says, shortened: not as its dossier.
  expect(JSON.stringify(plan.stray).length).toBeLessThan(4_000 * plan.stray.length)
  expect(plan.stray.length).toBeGreaterThan(0)
  expect(kept).toBeLessThan(32 * 2 ** 20)
  if (process.env.REPORTS)
    process.stdout.write(
      `${HOW_MANY} reports: ${posts} POST, ${Buffer.byteLength(annotations)} bytes in the annotations of the lauréat, ${alert?.text.length} characters to the operator, ${(kept / 2 ** 20).toFixed(1)} MiB kept during the pass\n`,
    )
})

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

function memory(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
