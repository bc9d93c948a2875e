import type {
  ChangedDossiersQuery,
  DecisionsQuery,
  DemarcheQuery,
  DossierFactsFragment,
  OtherDossiersQuery,
  OwnFormQuery,
  PlacesQuery,
  TraceFragment,
} from '../../graphql/generated.ts'
import { toChamp } from './champ.ts'
import { departmentOf } from './department.ts'
import { present } from './lists.ts'
import type {
  Demandeur,
  Demarche,
  Descriptor,
  KeptDossier,
  ListedDecision,
  ListedDossier,
  ListedPlaces,
  OtherDossier,
  OwnForm,
  Trace,
} from './port.ts'

export function toDossier(dossier: DossierFactsFragment): KeptDossier {
  return {
    ...toListed(dossier),
    id: dossier.id,
    demarche: dossier.demarche.number,
    archived: dossier.archived,
    depositedAt: dossier.dateDepot,
    expiresAt: dossier.dateExpiration,
    followers: present(dossier.instructeurs),
    demandeur: toDemandeur(dossier.demandeur),
    champs: present(dossier.champs).map(toChamp),
    annotations: present(dossier.annotations).map(toChamp),
    annotationsWrittenAt: new Map(
      present(dossier.annotations).map(({ id, updatedAt }) => [id, updatedAt]),
    ),
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
        ...(entreprise?.etatAdministratif === 'Ferme' && { closed: true }),
        cityCode: address.cityCode || null,
        department: departmentOf(address),
      }
    }
    default:
      return { kind: 'personne-physique' }
  }
}

export const toTrace = (dossier: TraceFragment): Trace => ({
  state: dossier.state,
  modifiedAt: dossier.dateDerniereModification,
  champsModifiedAt: dossier.dateDerniereModificationChamps,
  annotationsModifiedAt: dossier.dateDerniereModificationAnnotations,
  groupId: dossier.groupeInstructeur.id,
  followerIds: present(dossier.instructeurs).map(({ id }) => id),
})

type NodeOf<Query extends { demarche: { dossiers: { nodes: readonly unknown[] | null } } }> =
  NonNullable<NonNullable<Query['demarche']['dossiers']['nodes']>[number]>
type ListedNode = NodeOf<ChangedDossiersQuery>
type OtherNode = NodeOf<OtherDossiersQuery>

export const toListed = (node: ListedNode): ListedDossier => ({
  ...toTrace(node),
  number: node.number,
  revisionId: node.demarche.revision.id,
})

export function toOther(node: OtherNode): OtherDossier {
  const [requestedGrant] = present(node.champs)
  // An applicant can fill private annotations by a link, before the deposit and not after.
  const written = (annotations: OtherNode['annotations']) =>
    present(annotations).find(({ updatedAt }) => Date.parse(updatedAt) > Date.parse(node.dateDepot))
  const grantedAmount = written(node.annotations)
  const verdict = written(node.verdict)
  return {
    ...toListed(node),
    depositedAt: node.dateDepot,
    siret: 'siret' in node.demandeur ? node.demandeur.siret : null,
    department: 'address' in node.demandeur ? departmentOf(node.demandeur.address) : null,
    resolved: node.demandeur.__typename !== 'PersonneMoraleIncomplete',
    requestedGrant: requestedGrant ? toChamp(requestedGrant) : null,
    grantedAmount: grantedAmount ? toChamp(grantedAmount) : null,
    verdict: verdict ? toChamp(verdict) : null,
  }
}

export const toPlaces = (node: NodeOf<PlacesQuery>): ListedPlaces => ({
  number: node.number,
  state: node.state,
  revisionId: node.demarche.revision.id,
  groupId: node.groupeInstructeur.id,
  followed: present(node.instructeurs).length > 0,
  annotations: new Set(present(node.annotations).map(({ id }) => id)),
})

export function toDecision(node: NodeOf<DecisionsQuery>): ListedDecision {
  // An applicant can fill private annotations by a link, before the deposit and not after.
  const written = (annotations: (typeof node)['verdict']) =>
    present(annotations).find(({ updatedAt }) => Date.parse(updatedAt) > Date.parse(node.dateDepot))
      ?.stringValue ?? ''
  return {
    number: node.number,
    state: node.state,
    revisionId: node.demarche.revision.id,
    motivation: node.motivation,
    verdict: written(node.verdict),
    reasons: written(node.reasons),
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
    activeRevisionId: activeRevision.id,
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

export const toOwnForm = ({ dossier: { number, demarche } }: OwnFormQuery): OwnForm => ({
  number,
  revisionId: demarche.revision.id,
  annotations: present(demarche.revision.annotationDescriptors).map(toDescriptor),
})

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
