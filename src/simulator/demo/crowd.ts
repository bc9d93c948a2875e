import { readAnswers } from '../world/hands/answers.ts'
import { World } from '../world/world.ts'
import { openApplicants } from './applicants.ts'
import { marneForm } from './forms/marne.ts'
import { DEMO_TOKENS } from './index.ts'
import { project } from './projects.ts'

/**
 * Deposits that many more dossiers in a démarche that has the form of 51001, by the communes of a département in
 * turn, for measuring. They share their champs: a dossier costs about a kilobyte.
 */
export function crowd(world: World, count: number, demarche = 51001, department = '51') {
  const { champs: specs } = world.demarche(demarche).activeRevision
  const answers = marneForm.answers(project('guichet'), 'usager@example.org')
  const champs = readAnswers(specs, answers, () => world.nextRowId())
  const communes = openApplicants().communesOf(department)
  for (const commune of communes) world.etablissements.set(commune.siret, commune)
  for (let place = 0; place < count; place++) {
    const siret = communes[place % communes.length]?.siret ?? ''
    world.usager.deposit({ demarche, demandeur: { kind: 'morale', siret }, champs })
  }
}

const ROBOT = 'robot.fitn7@prefecture.example.org'
const INSTRUCTEURS = ['a', 'b', 'c'].map((name) => `instructeur.${name}@marne.example.org`)

/** Like démarches, numbered from 51001, and nothing but crowds: the token is the demo's. */
export function crowdedWorld(
  clock: () => Date,
  { demarches, dossiersEach }: { demarches: number; dossiersEach: number },
): World {
  const world = new World(clock)
  const instructeurs = [ROBOT, ...INSTRUCTEURS]
  for (let index = 0; index < demarches; index++) {
    const number = 51001 + index
    const groups = ['défaut', 'Marne'].map((label) => ({ label, instructeurs }))
    world.addDemarche({ number, title: `Essai ${index}`, ...marneForm, groups })
    crowd(world, dossiersEach, number)
  }
  world.tokens.set(DEMO_TOKENS.readWrite, {
    value: DEMO_TOKENS.readWrite,
    owner: 'administrateur@prefecture.example.org',
    demarches: 'all',
    networks: [],
    canWrite: true,
    expiresOn: null,
  })
  return world
}
