import type { Collectivite } from '../collectivite.ts'
import type { Applicant } from '../facts.ts'
import { foldLabel } from '../labels.ts'

/** The kinds of applicant that the calls tell apart, with the name that opinions give them. */
export const APPLICANT_KINDS = {
  commune: 'commune',
  'epci-a-fiscalite-propre': 'EPCI à fiscalité propre',
  groupement: 'groupement sans fiscalité propre',
  'syndicat-mixte-ouvert': 'syndicat mixte ouvert',
  departement: 'département',
  region: 'région',
  'outre-mer': 'collectivité d’outre-mer',
  'statut-particulier': 'collectivité à statut particulier',
  'etablissement-public-local': 'établissement public local',
  'groupement-d-interet-public': 'groupement d’intérêt public',
  'societe-publique-locale': 'société publique locale ou d’économie mixte',
  association: 'association ou fondation',
  entreprise: 'entreprise',
  etat: 'service ou établissement de l’État',
  autre: 'autre personne morale',
} as const
export type ApplicantKind = keyof typeof APPLICANT_KINDS

/** INSEE, « Catégories juridiques », level III. EPCI are told from other groupements by the national registry. */
const BY_CATEGORY: Readonly<Record<string, ApplicantKind | 'epci'>> = {
  '4140': 'etablissement-public-local', // industriel ou commercial
  '4150': 'etablissement-public-local', // régie industrielle ou commerciale
  '5415': 'societe-publique-locale', // SARL d'économie mixte
  '5515': 'societe-publique-locale', // SA d'économie mixte à conseil d'administration
  '5615': 'societe-publique-locale', // SA d'économie mixte à directoire
  '7210': 'commune',
  '7220': 'departement',
  '7225': 'outre-mer',
  '7229': 'statut-particulier', // Collectivité de Corse, Ville de Paris, collectivités uniques
  '7230': 'region',
  '7312': 'autre', // commune associée ou déléguée
  '7313': 'autre', // section de commune
  '7331': 'etablissement-public-local', // d'enseignement
  '7340': 'groupement', // pôle métropolitain
  '7341': 'autre', // secteur de commune
  '7343': 'epci', // communauté urbaine
  '7344': 'epci', // métropole
  '7345': 'groupement', // SIVOM
  '7346': 'epci', // communauté de communes
  '7347': 'epci', // communauté de villes
  '7348': 'epci', // communauté d'agglomération
  '7349': 'groupement', // autre établissement de coopération non spécialisé, entente
  '7351': 'groupement', // institution interdépartementale
  '7352': 'groupement', // institution interrégionale
  '7353': 'groupement', // SIVU
  '7354': 'groupement', // syndicat mixte fermé
  '7355': 'syndicat-mixte-ouvert', // may have other members than collectivités
  '7356': 'groupement', // commission syndicale
  '7357': 'groupement', // pôle territorial
  '7361': 'etablissement-public-local', // CCAS
  '7362': 'etablissement-public-local', // caisse des écoles
  '7364': 'etablissement-public-local', // hospitalier
  '7366': 'etablissement-public-local', // social et médico-social
  '7367': 'etablissement-public-local', // CIAS
  '7371': 'etablissement-public-local', // office d'HLM
  '7372': 'etablissement-public-local', // SDIS
  '7373': 'etablissement-public-local', // culturel
  '7378': 'etablissement-public-local', // régie administrative
  '7379': 'etablissement-public-local', // autre, administratif
  '7410': 'groupement-d-interet-public',
}

/** Level I and II of the same nomenclature, for what no call names apart. Unlisted: unknown, a person decides. */
const BY_PREFIX: readonly (readonly [string, ApplicantKind])[] = [
  ['1', 'entreprise'],
  ['41', 'etat'],
  ['5', 'entreprise'],
  ['6', 'entreprise'],
  ['71', 'etat'],
  ['738', 'etat'],
  ['92', 'association'],
  ['93', 'association'],
]

export type KindOrWhy = { readonly kind: ApplicantKind } | { readonly unknown: string }

/** The applicant’s kind, or in French why it is not known. */
export function applicantKind(applicant: Applicant, collectivite: Collectivite | null): KindOrWhy {
  if (applicant.siret === null)
    return { unknown: 'le demandeur n’est pas une personne morale identifiée par un SIRET' }
  if (!applicant.complete)
    return {
      unknown:
        'le SIRET n’est pas encore résolu par démarches-simplifiées ; l’avis sera complété automatiquement',
    }
  const category = applicant.legalCategory
  if (category === null) {
    if (collectivite === null) return { unknown: 'la catégorie juridique n’est pas connue' }
    return collectivite.kind === 'commune' ? { kind: 'commune' } : intercommunal(collectivite)
  }
  const listed = BY_CATEGORY[category]
  if (listed === 'epci')
    return collectivite === null
      ? {
          unknown: `catégorie juridique ${category}, mais SIREN absent du registre national des EPCI`,
        }
      : intercommunal(collectivite)
  if (listed !== undefined) return { kind: listed }
  if (category.startsWith('5') && isLocalPublicCompany(applicant.name ?? ''))
    return { kind: 'societe-publique-locale' }
  const prefixed = BY_PREFIX.find(([prefix]) => category.startsWith(prefix))
  return prefixed
    ? { kind: prefixed[1] }
    : { unknown: `catégorie juridique ${category} non reconnue` }
}

const intercommunal = ({ fiscalitePropre }: Collectivite): KindOrWhy => ({
  kind: fiscalitePropre ? 'epci-a-fiscalite-propre' : 'groupement',
})

/** INSEE has no category of their own for them: only the name tells. */
const isLocalPublicCompany = (name: string): boolean =>
  /\bspla?\b|\bsociete publique locale\b/.test(foldLabel(name))
