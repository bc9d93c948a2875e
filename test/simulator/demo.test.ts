import { print } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ChangedDossiersDocument,
  DatedDossierDocument,
  DemarcheDocument,
  DossierDocument,
  OtherDossiersDocument,
} from '../../graphql/generated.ts'
import { siretOf } from '../../src/simulator/demo/applicants.ts'
import {
  crowd,
  DEMO_TOKENS,
  demoWorld,
  type Simulator,
  startSimulator,
} from '../../src/simulator/index.ts'

const clock = () => new Date('2021-07-20T08:00:00Z')
let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ world: demoWorld(clock) })
})
afterAll(() => simulator.close())

async function ask(document: Parameters<typeof print>[0], variables: object) {
  const response = await fetch(simulator.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${DEMO_TOKENS.readWrite}`,
    },
    body: JSON.stringify({ query: print(document), variables }),
  })
  return await response.json()
}

/** Everything that a world says, in its order. */
const portrait = (world: ReturnType<typeof demoWorld>) =>
  [...world.dossiers.values()].map((dossier) => [
    dossier.number,
    dossier.updatedAt,
    dossier.state,
    [...dossier.champs],
    [...dossier.annotations],
  ])

describe('the demo world', () => {
  test('is the same each time, and about sixty dossiers of three calls', () => {
    expect(portrait(demoWorld(clock))).toEqual(portrait(simulator.world))
    expect(simulator.world.dossiers.size).toBeGreaterThan(55)
    expect([...simulator.world.demarches.keys()]).toEqual([51001, 52001, 10001, 51002])
  })

  test('has SIRET that pass Luhn’s test', () => {
    expect(siretOf('217500016')).toBe('21750001600019')
  })

  test('holds no address but example.org', () => {
    const addresses = JSON.stringify(portrait(simulator.world)).match(/[\w.+-]+@[\w.-]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(50)
    expect(addresses.filter((address) => !address.endsWith('example.org'))).toEqual([])
  })

  test('has the robot in every open group of every call', () => {
    for (const { groups } of simulator.world.demarches.values())
      for (const group of groups)
        expect([...group.instructeurs].map(({ email }) => email)).toContain(
          'robot.fitn7@prefecture.example.org',
        )
  })

  test('every operation of the project is answered for every dossier, without an error', async () => {
    for (const demarche of [51001, 52001, 10001, 51002]) {
      const ids = { requestedGrant: 'x', grantedAmount: 'x', verdict: 'x' }
      const all = { demarche, updatedSince: '1970-01-01T00:00:00Z', first: 100 }
      expect((await ask(DemarcheDocument, { number: demarche })).errors).toBeUndefined()
      expect((await ask(OtherDossiersDocument, { ...all, ...ids })).errors).toBeUndefined()
      const { data, errors } = await ask(ChangedDossiersDocument, all)
      expect(errors).toBeUndefined()
      for (const { number } of data.demarche.dossiers.nodes)
        for (const document of [DossierDocument, DatedDossierDocument])
          expect((await ask(document, { number })).errors).toBeUndefined()
    }
  })
})

test('ten thousand dossiers more: a page far in the list comes at once, and a change stays cheap', () => {
  const world = demoWorld(clock)
  crowd(world, 10_000)
  const demarche = world.demarche(51001)
  const start = performance.now()
  for (const dossier of [...demarche.dossiers].slice(0, 10_000)) world.touch(dossier)
  const since = [...demarche.dossiers][5_000]?.updatedAt ?? 0
  const found = [...demarche.byUpdate.since(since)]
  expect(found.length).toBeGreaterThan(4_900)
  expect(found.map(({ updatedAt }) => updatedAt)).toEqual(
    found.map(({ updatedAt }) => updatedAt).sort((a, b) => a - b),
  )
  expect(performance.now() - start).toBeLessThan(2_000)
})
