import { tokenValue } from '../world/token.ts'
import { World } from '../world/world.ts'
import { openApplicants } from './applicants.ts'
import { aubeForm } from './forms/aube.ts'
import { hauteMarneForm } from './forms/haute-marne.ts'
import { marneForm } from './forms/marne.ts'
import { PROVIDER } from './forms/provider.ts'
import { reportChamps } from './forms/report.ts'
import { marneStories } from './marne.ts'
import { aubeStories, hauteMarneStories } from './neighbours.ts'
import { AUBE, everybody, HAUTE_MARNE, MARNE, ROBOT, SGAR } from './people.ts'
import { depositReports } from './reports.ts'
import { tell } from './story.ts'

export const DEMO_TOKENS = {
  readWrite: tokenValue('00000000-0000-4000-8000-000000000001', 'demo-read-write'),
  readOnly: tokenValue('00000000-0000-4000-8000-000000000002', 'demo-read-only'),
  expired: tokenValue('00000000-0000-4000-8000-000000000003', 'demo-expired'),
} as const

/**
 * About sixty made-up dossiers of real communes and EPCI, deposited in 2021 for three calls, and the first progress
 * reports of those already accepted. The same world each time.
 */
export function demoWorld(clock: () => Date): World {
  const world = new World(clock)
  world.etablissements.set(PROVIDER.siret, PROVIDER)
  addTokens(world)
  addDemarches(world)
  // As an administrator sets it who knows how long a lauréat is followed.
  for (const demarche of world.demarches.values()) demarche.keptMonths = 36
  tell(world, openApplicants(), [
    { demarche: 51001, form: marneForm, stories: marneStories },
    { demarche: 52001, form: hauteMarneForm, stories: hauteMarneStories },
    { demarche: 10001, form: aubeForm, stories: aubeStories },
  ])
  depositReports(world)
  return world
}

/** As its owner takes a démarche from a token: the others stay. */
export function hideDemarche(world: World, value: string, hidden: number): void {
  const token = world.tokens.get(value)
  if (!token) throw new Error('the world has lost that token')
  const demarches = [...world.demarches.keys()].filter((number) => number !== hidden)
  world.tokens.set(value, { ...token, demarches })
}

function addTokens(world: World) {
  const common = {
    owner: 'administrateur@prefecture.example.org',
    demarches: 'all',
    networks: [],
  } as const
  for (const token of [
    { ...common, value: DEMO_TOKENS.readWrite, canWrite: true, expiresOn: null },
    { ...common, value: DEMO_TOKENS.readOnly, canWrite: false, expiresOn: null },
    { ...common, value: DEMO_TOKENS.expired, canWrite: true, expiresOn: '2021-01-01' },
  ])
    world.tokens.set(token.value, token)
}

function addDemarches(world: World) {
  world.addDemarche({
    number: 51001,
    title: 'FITN7 – Transformation numérique des collectivités – Marne, volet 1',
    ...marneForm,
    groups: [
      { label: 'défaut', instructeurs: [ROBOT, ...MARNE] },
      { label: 'Marne', instructeurs: [ROBOT, ...MARNE] },
      { label: 'SGAR', instructeurs: [ROBOT, ...SGAR] },
    ],
  })
  world.addDemarche({
    number: 52001,
    title: 'FITN7 – Transformation numérique des collectivités – Haute-Marne',
    ...hauteMarneForm,
    groups: [
      { label: 'défaut', instructeurs: [ROBOT, ...HAUTE_MARNE] },
      { label: 'Haute-Marne', instructeurs: [ROBOT, ...HAUTE_MARNE] },
    ],
  })
  world.addDemarche({
    number: 10001,
    title: 'FITN7 – Transformation numérique des collectivités – Aube',
    ...aubeForm,
    groups: [
      { label: 'défaut', instructeurs: [ROBOT, ...AUBE] },
      { label: 'Aube', instructeurs: [ROBOT, ...AUBE] },
      { label: 'Aube (ancien)', instructeurs: [ROBOT], closed: true },
    ],
  })
  world.addDemarche({
    number: 51002,
    title: 'FITN7 – État des lieux trimestriel',
    path: 'fitn7-etat-des-lieux',
    champs: reportChamps,
    annotations: [],
    groups: [{ label: 'défaut', instructeurs: everybody }],
  })
}
