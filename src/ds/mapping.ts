import type {
  DemarcheQuery,
  DossierFactsFragment,
  NeighboursQuery,
} from '../../graphql/generated.ts'
import { toChamp } from './champ.ts'
import { departmentOf } from './department.ts'
import { present } from './lists.ts'
import type { Demandeur, Demarche, Descriptor, Dossier, NeighbourDossier } from './port.ts'

export function toDossier(dossier: DossierFactsFragment): Dossier {
  return {
    id: dossier.id,
    number: dossier.number,
    demarche: dossier.demarche.number,
    state: dossier.state,
    archived: dossier.archived,
    depositedAt: dossier.dateDepot,
    modifiedAt: dossier.dateDerniereModification,
    revisionId: dossier.demarche.revision.id,
    groupId: dossier.groupeInstructeur.id,
    followers: present(dossier.instructeurs),
    demandeur: toDemandeur(dossier.demandeur),
    champs: present(dossier.champs).map(toChamp),
    annotations: present(dossier.annotations).map(toChamp),
  }
}

function toDemandeur(demandeur: DossierFactsFragment['demandeur']): Demandeur {
  switch (demandeur.__typename) {
    case 'PersonneMoraleIncomplete':
      return { kind: 'personne-morale-incomplete', siret: demandeur.siret }
    case 'PersonneMorale': {
      const { siret, address, entreprise } = demandeur
      return {
        kind: 'personne-morale',
        siret,
        // A SIRET is the SIREN followed by five digits.
        siren: entreprise?.siren ?? (/^\d{14}$/.test(siret) ? siret.slice(0, 9) : null),
        name: entreprise?.raisonSociale ?? null,
        legalCategory: entreprise?.formeJuridiqueCode ?? null,
        cityCode: address.cityCode || null,
        department: departmentOf(address),
      }
    }
    default:
      return { kind: 'personne-physique' }
  }
}

type NeighbourNode = NonNullable<
  NonNullable<NeighboursQuery['demarche']['dossiers']['nodes']>[number]
>

export function toNeighbour(node: NeighbourNode): NeighbourDossier {
  const [requestedGrant] = present(node.champs)
  const [grantedAmount] = present(node.annotations)
  return {
    number: node.number,
    state: node.state,
    depositedAt: node.dateDepot,
    revisionId: node.demarche.revision.id,
    groupId: node.groupeInstructeur.id,
    followers: present(node.instructeurs),
    siret: 'siret' in node.demandeur ? node.demandeur.siret : null,
    requestedGrant: requestedGrant ? toChamp(requestedGrant) : null,
    grantedAmount: grantedAmount ? toChamp(grantedAmount) : null,
  }
}

export function toDemarche({ demarche }: DemarcheQuery): Demarche {
  const { activeRevision } = demarche
  return {
    id: demarche.id,
    number: demarche.number,
    title: demarche.title,
    state: demarche.state,
    draftRevisionId: demarche.draftRevision.id,
    champs: present(activeRevision.champDescriptors).map(toDescriptor),
    annotations: present(activeRevision.annotationDescriptors).map(toDescriptor),
    groups: present(demarche.groupeInstructeurs).map(({ id, label, closed, instructeurs }) => ({
      id,
      label,
      closed,
      instructeurs: present(instructeurs),
    })),
  }
}

type DescriptorNode = DemarcheQuery['demarche']['activeRevision'][
  | 'champDescriptors'
  | 'annotationDescriptors'][number]

function toDescriptor(node: DescriptorNode): Descriptor {
  const type = node.__typename.replace(/ChampDescriptor$/, '')
  const row = 'champDescriptors' in node ? present(node.champDescriptors) : []
  return {
    id: node.id,
    label: node.label,
    type: type.charAt(0).toLowerCase() + type.slice(1),
    options: ('options' in node ? node.options : null) ?? [],
    otherOption: ('otherOption' in node ? node.otherOption : null) ?? false,
    champs: row.map(toDescriptor),
  }
}
