import type { GraphQLResolveInfo } from 'graphql'
import type { DossierState } from '../../../graphql/generated.ts'
import { amountAsked } from '../costs/prices.ts'
import { toId } from '../ids.ts'
import type { Demarche, Dossier } from '../world/demarche.ts'
import type { Group, Instructeur, Revision } from '../world/form.ts'
import type { Micros } from '../world/time.ts'
import { type Page, page } from './pagination.ts'
import type { Run } from './run.ts'

interface ListArguments {
  first?: number | null
  after?: string | null
  updatedSince?: Micros | null
  state?: DossierState | null
}

const demarcheOf = (described: Demarche | Dossier): Demarche =>
  'demarche' in described ? described.demarche : described

export const demarcheFields = {
  Demarche: {
    id: ({ number }: Demarche) => toId('Procedure', number),
    dossiers(
      demarche: Demarche,
      { first = null, after = null, updatedSince = null, state = null }: ListArguments,
      { world }: Run,
      info: GraphQLResolveInfo,
    ): Page {
      return page(demarche, {
        amount: amountAsked(info),
        updatedSince,
        first,
        after,
        state,
        isHidden: (dossier) => world.isHidden(dossier),
      })
    },
    groupeInstructeurs: ({ groups }: Demarche) =>
      [...groups].sort((left, right) => left.label.localeCompare(right.label, 'fr')),
  },
  /** The démarche without its dossiers; a dossier sees it with its own revision. */
  DemarcheDescriptor: {
    demarcheURL: (described: Demarche | Dossier) =>
      `https://ds.example.org/commencer/${demarcheOf(described).path}`,
    dureeConservationDossiers: (described: Demarche | Dossier) => demarcheOf(described).keptMonths,
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
