import { describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { readLaureatList } from '../../src/lists/monthly.ts'
import { keys } from '../../src/queue/keys.ts'
import { demoWorld, type World } from '../../src/simulator/index.ts'
import { type ChampSpec, revision } from '../../src/simulator/world/form.ts'
import { followSimulated } from '../support/followed.ts'
import { DEMO_CONFIG } from '../support/guichet.ts'
import { plainSpaces } from '../support/judge.ts'

const DEMARCHE = 52_001
const CAMPAIGN = 'haute-marne'

/** The demonstration, whose lauréats stayed on an older form, where annotations are as said. */
async function openWith(older: (annotations: readonly ChampSpec[]) => readonly ChampSpec[]) {
  const now = () => Date.parse('2021-07-31T05:00:00Z')
  const world = demoWorld(() => new Date(now()))
  const laureats = [...world.demarche(DEMARCHE).dossiers].filter(({ state }) => state === 'accepte')
  const { champs, annotations } = world.demarche(DEMARCHE).activeRevision
  const own = revision(9_999_999, { champs, annotations: older(annotations) })
  for (const laureat of laureats) {
    laureat.revision = own
    const known = new Set(own.annotations.map(({ stableId }) => stableId))
    laureat.annotations = new Map([...laureat.annotations].filter(([id]) => known.has(id)))
  }
  return {
    ...(await followSimulated(world, loadConfig(DEMO_CONFIG), CAMPAIGN, now)),
    world,
    laureats,
  }
}

const without =
  (...labels: string[]) =>
  (annotations: readonly ChampSpec[]) =>
    annotations.filter(({ label }) => !labels.includes(label))

const written = (world: World, dossier: number, label: string) => {
  const { revision: own, annotations } = world.dossier(dossier)
  const spec = own.annotations.find((one) => one.label === label)
  return annotations.get(spec?.stableId ?? 0)?.value
}

describe('lauréats decided before the annotations of the follow-up were published', () => {
  const OURS = [
    'Date de fin du projet',
    'Entreprises bénéficiaires',
    'Avancement du projet',
    'Montant consommé (€)',
    'Dernier état des lieux',
    'Relances envoyées',
  ]

  test('are followed all the same: nothing is refused, and they are counted', async () => {
    const { services, simulator, campaign, laureats } = await openWith(without(...OURS))
    expect(laureats.length).toBeGreaterThan(0)
    expect(await followUp(services, campaign, 'collect')).toMatchObject({
      laureats: laureats.length,
      annotations: 0,
    })
    expect(simulator.log.mutations).toBe(0)
    expect(await services.journal.get(keys.followUp(CAMPAIGN))).toMatchObject({
      withoutAnnotations: laureats.length,
    })
  })

  test('are in the list with what their reports say, and without the amount that nobody could write', async () => {
    const { services, laureats } = await openWith(without(...OURS, 'Montant accordé (€)'))
    const list = await readLaureatList(services, [CAMPAIGN], '2021-07')
    expect(list.laureats.map(({ grantedAmount }) => grantedAmount)).toEqual(
      laureats.map(() => null),
    )
    expect(list.laureats.some(({ companies }) => companies.length > 0)).toBe(true)
    expect(list.laureats.some(({ projectEnd }) => projectEnd !== null)).toBe(true)
    expect(list.lacks.map(plainSpaces)).toEqual([
      expect.stringMatching(
        `^Montant financé laissé vide pour ${laureats.length} lauréats? décidés? avant que`,
      ),
    ])
  })
})

test('a lauréat’s annotations are written with the types of its own revision', async () => {
  const { services, world, campaign, laureats } = await openWith((annotations) =>
    annotations.map((spec) =>
      spec.label === 'Entreprises bénéficiaires' ? { ...spec, type: 'text' } : spec,
    ),
  )
  await followUp(services, campaign, 'collect')
  const companies = laureats.map(({ number }) =>
    written(world, number, 'Entreprises bénéficiaires'),
  )
  expect(companies).toContainEqual(expect.stringContaining('Atelier fictif'))
})
