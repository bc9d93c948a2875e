import type { World } from '../world/world.ts'
import { PROVIDER } from './forms/provider.ts'

/**
 * Progress reports for T2 2021 (démarche 51002): the first lauréat of Haute-Marne reports for itself; the second
 * one's number is used by another applicant, which must not count.
 */
export function depositReports(world: World) {
  const clock = world.clock
  const [first, second] = [...world.demarche(52001).dossiers].filter(
    ({ state }) => state === 'accepte',
  )
  if (!first || !second) throw new Error('the stories of Haute-Marne have lost their lauréats')
  world.clock = () => new Date('2021-07-06T08:00:00Z')
  for (const dossier of [first, second])
    world.usager.deposit({
      demarche: 51002,
      demandeur: first.demandeur,
      champs: {
        'Numéro du dossier FITN7': dossier.number,
        Trimestre: 'T2 2021',
        Avancement: 'Les ateliers avec les habitants sont terminés ; le paramétrage commence.',
        'Montant consommé': 2100,
        'Date de fin du projet': '2022-10-31',
        Entreprises: [{ SIRET: PROVIDER.siret, Nom: 'Atelier fictif du numérique' }],
      },
    })
  world.clock = clock
}
