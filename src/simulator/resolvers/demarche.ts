import type { DossierState } from '../../../graphql/generated.ts'
import { toId } from '../ids.ts'
import type { Demarche } from '../world/demarche.ts'
import type { Dossier } from '../world/dossier.ts'
import type { Group, Instructeur, Revision } from '../world/form.ts'
import type { Micros } from '../world/time.ts'
import { type Page, page } from './pagination.ts'

interface ListArguments {
  first?: number
  after?: string
  updatedSince?: Micros
  state?: DossierState
}

const demarcheOf = (described: Demarche | Dossier): Demarche =>
  'demarche' in described ? described.demarche : described

export const demarcheFields = {
  Demarche: {
    id: ({ number }: Demarche) => toId('Procedure', number),
    dossiers: (demarche: Demarche, { first, after, updatedSince, state }: ListArguments): Page =>
      page(demarche, updatedSince ?? null, first ?? null, after ?? null, state ?? null),
    groupeInstructeurs: ({ groups }: Demarche) =>
      [...groups].sort((left, right) => left.label.localeCompare(right.label, 'fr')),
  },
  /** The démarche without its dossiers; a dossier sees it with its own revision. */
  DemarcheDescriptor: {
    demarcheURL: (described: Demarche | Dossier) =>
      `https://ds.example.org/commencer/${demarcheOf(described).path}`,
    number: (described: Demarche | Dossier) => demarcheOf(described).number,
    revision: (described: Demarche | Dossier) =>
      'demarche' in described ? described.revision : described.activeRevision,
  },
  Revision: {
    id: ({ id }: Revision) => toId('ProcedureRevision', id),
    champDescriptors: ({ champs }: Revision) => champs,
    annotationDescriptors: ({ annotations }: Revision) => annotations,
  },
  GroupeInstructeur: {
    id: ({ id }: Group) => toId('GroupeInstructeur', id),
    number: ({ id }: Group) => id,
  },
  Profile: {
    id: ({ id }: Instructeur) => toId('Instructeur', id),
  },
}
