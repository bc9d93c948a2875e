import { toId } from '../ids.ts'
import type { Dossier } from '../world/demarche.ts'
import type { Etablissement } from '../world/values.ts'
import type { Run } from './run.ts'

/**
 * An incomplete demandeur is told as such only to documents that spell the fragment. To the others it is a
 * `PersonneMorale` whose required fields are null, which makes the dossier a null node.
 */
export function demandeurType({ demandeur }: Dossier, run: Run): string {
  if (demandeur.kind === 'physique') return 'PersonnePhysique'
  const isSpelled = run.document.fragmentTypes.has('PersonneMoraleIncomplete')
  return demandeur.kind === 'incomplete' && isSpelled
    ? 'PersonneMoraleIncomplete'
    : 'PersonneMorale'
}

const siret = ({ demandeur }: Dossier) => (demandeur.kind === 'physique' ? null : demandeur.siret)
const id = ({ number }: Dossier) => toId('Etablissement', number)

const etablissement = ({ demandeur }: Dossier, run: Run): Etablissement | null =>
  demandeur.kind === 'morale' ? (run.world.etablissements.get(demandeur.siret) ?? null) : null

export const demandeurFields = {
  PersonnePhysique: { id: ({ number }: Dossier) => toId('Individual', number) },
  PersonneMoraleIncomplete: { id, siret },
  /** A source is a dossier, or, for a SIRET champ, the établissement itself. */
  PersonneMorale: {
    id: (source: Dossier | Etablissement) =>
      'demandeur' in source ? id(source) : toId('Etablissement', source.siret),
    siret: (source: Dossier | Etablissement) =>
      'demandeur' in source ? siret(source) : source.siret,
    siegeSocial: ({ isSeat = true }: Etablissement) => isSeat,
    address: (source: Dossier | Etablissement, _: unknown, run: Run) =>
      'demandeur' in source ? etablissement(source, run) : source,
    entreprise: (source: Dossier | Etablissement, _: unknown, run: Run) =>
      'demandeur' in source ? etablissement(source, run) : source,
  },
  Entreprise: {
    siren: ({ siret }: Etablissement) => siret.slice(0, 9),
    raisonSociale: ({ name }: Etablissement) => name,
    formeJuridiqueCode: ({ legalCategory }: Etablissement) => legalCategory,
    siretSiegeSocial: ({ siret, seat = siret }: Etablissement) => seat,
    etatAdministratif: ({ closed = false }: Etablissement) => (closed ? 'Ferme' : 'Actif'),
  },
}
