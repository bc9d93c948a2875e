import type { Dossier } from '../world/demarche.ts'
import type { World } from '../world/world.ts'
import { PROVIDER } from './forms/provider.ts'

/**
 * Progress reports for T2 2021 (démarche 51002): the first lauréat of Haute-Marne reports for itself; the second
 * one's number is used by another applicant, which must not count.
 */
export function depositReports(world: World) {
  const [first, second] = [...world.demarche(52001).dossiers].filter(
    ({ state }) => state === 'accepte',
  )
  if (!first || !second) throw new Error('the stories of Haute-Marne have lost their lauréats')
  const on = new Date('2021-07-06T08:00:00Z')
  depositReport(world, first, on)
  depositReport(world, second, on, first.demandeur)
}

/** A report for T2 2021 about a lauréat's dossier, by the lauréat unless somebody else signs it. */
export function depositReport(
  world: World,
  laureat: Dossier,
  on: Date,
  demandeur = laureat.demandeur,
) {
  const clock = world.clock
  world.clock = () => on
  world.usager.deposit({
    demarche: 51002,
    demandeur,
    champs: {
      'Numéro du dossier FITN7': laureat.number,
      Trimestre: 'T2 2021',
      Avancement: 'Les ateliers avec les habitants sont terminés ; le paramétrage commence.',
      'Montant consommé': 2100,
      'Date de fin du projet': '2022-10-31',
      Entreprises: [{ SIRET: PROVIDER.siret, Nom: 'Atelier fictif du numérique' }],
    },
  })
  world.clock = clock
}
