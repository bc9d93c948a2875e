import { readAnswers } from '../world/answers.ts'
import type { World } from '../world/world.ts'
import { openApplicants } from './applicants.ts'
import { marneForm } from './forms/marne.ts'
import { project } from './projects.ts'

/**
 * Deposits that many more dossiers in démarche 51001 of the demo world, by the communes of Marne in turn, for
 * measuring. They share their champs: a dossier costs about a kilobyte.
 */
export function crowd(world: World, count: number) {
  const { champs: specs } = world.demarche(51001).activeRevision
  const answers = marneForm.answers(project('guichet'), 'usager@example.org')
  const champs = readAnswers(specs, answers, () => world.nextRowId())
  const communes = openApplicants().communesOf('51')
  for (const commune of communes) world.etablissements.set(commune.siret, commune)
  for (let place = 0; place < count; place++) {
    const siret = communes[place % communes.length]?.siret ?? ''
    world.usager.deposit({ demarche: 51001, demandeur: { kind: 'morale', siret }, champs })
  }
}
