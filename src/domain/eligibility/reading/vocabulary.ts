/** The kinds of spending that a call may exclude. */
export const SPENDING_KINDS = [
  'staff',
  'computers-for-agents',
  'computers',
  'running-costs',
] as const
export type SpendingKind = (typeof SPENDING_KINDS)[number]

interface Vocabulary {
  /** As the opinion names it. */
  readonly name: string
  /** On a budget line, these words are that spending. */
  readonly certain: readonly string[]
  /** These may be: a person has to look. */
  readonly doubtful: readonly string[]
  /** Words right after the term that make it something else: « recrutement d’un prestataire ». */
  readonly unlessFollowedBy: readonly string[]
  /** Words anywhere on the line that make it doubtful: « tablettes pour les usagers ». */
  readonly doubtfulWith: readonly string[]
  /**
   * In a free text, even the certain words count only beside a number or a word of buying: a computer may merely
   * be spoken of. The doubtful ones always need it.
   */
  readonly onlyWhenBought: boolean
}

const computers = {
  certain: [
    'ordinateur',
    'PC',
    'PC portable',
    'ordinateur portable',
    'tablette',
    'iPad',
    'MacBook',
    'Chromebook',
    'poste de travail',
    'poste informatique',
    'station de travail',
    'unité centrale',
    'matériel informatique',
    'équipement informatique',
    'parc informatique',
  ],
  doubtful: [
    'smartphone',
    'téléphone portable',
    'téléphone mobile',
    'ordiphone',
    'imprimante',
    'scanner',
    'écran',
    'vidéoprojecteur',
    'serveur informatique',
    'serveur physique',
    'station d’accueil',
    'webcam',
    'casque audio',
    'matériel',
  ],
  unlessFollowedBy: [],
  onlyWhenBought: true,
}

export const VOCABULARY: Readonly<Record<SpendingKind, Vocabulary>> = {
  staff: {
    name: 'dépense de personnel',
    certain: [
      'salaire',
      'masse salariale',
      'rémunération',
      'charge de personnel',
      'frais de personnel',
      'dépense de personnel',
      'coût de personnel',
      'coût salarial',
      'charge salariale',
      'charge patronale',
      'charge sociale',
      'gratification',
      'recrutement',
      'recruter',
      'recrutera',
      'recruterons',
      'embauche',
      'embaucher',
      'embauchera',
      'embaucherons',
      'création de poste',
      'création d’un poste',
      'équivalent temps plein',
      'ETP',
    ],
    doubtful: [
      'stagiaire',
      'apprenti',
      'vacataire',
      'vacation',
      'contractuel',
      'temps agent',
      'mise à disposition de personnel',
      'chargé de mission',
      'chef de projet interne',
      'poste de chef',
      'poste de chargé',
      'poste de conseiller',
      'poste de médiateur',
      'poste de référent',
      'poste d’animateur',
      'mise à disposition d’un agent',
      'mi-temps',
      'contrat de projet',
      'conseiller numérique',
    ],
    unlessFollowedBy: [
      'prestataire',
      'cabinet',
      'consultant',
      'AMO',
      'bureau',
      'entreprise',
      'testeur',
      'usager',
      'bénévole',
      'panel',
    ],
    doubtfulWith: [],
    onlyWhenBought: false,
  },
  'computers-for-agents': {
    ...computers,
    name: 'équipement informatique des agents',
    doubtfulWith: ['usager', 'public', 'habitant', 'citoyen', 'administré', 'borne', 'libre'],
  },
  computers: { ...computers, name: 'équipement informatique', doubtfulWith: [] },
  'running-costs': {
    name: 'fonctionnement courant',
    certain: [
      'frais de fonctionnement',
      'dépense de fonctionnement',
      'fonctionnement courant',
      'charge courante',
      'loyer',
      'électricité',
      'fourniture de bureau',
      'fourniture administrative',
      'consommable',
      'cartouche d’encre',
      'toner',
      'forfait téléphonique',
    ],
    doubtful: [
      'abonnement',
      'maintenance annuelle',
      'hébergement annuel',
      'redevance annuelle',
      'frais de déplacement',
      'frais généraux',
    ],
    unlessFollowedBy: [],
    doubtfulWith: [],
    onlyWhenBought: false,
  },
}

/** Words of buying, hiring, paying or handing over. */
export const BUYING = [
  'achat',
  'acheter',
  'acheté',
  'achetée',
  'achète',
  'achetons',
  'achètera',
  'achèterons',
  'acquisition',
  'acquérir',
  'acquis',
  'acquise',
  'fourniture',
  'fournir',
  'fourni',
  'fournie',
  'équiper',
  'équipé',
  'équipée',
  'équipera',
  'équipement',
  'doter',
  'doté',
  'dotée',
  'dotera',
  'dotation',
  'remis',
  'remise',
  'recevra',
  'recevront',
  'renouvellement',
  'renouveler',
  'renouvelé',
  'remplacement',
  'remplacer',
  'remplacé',
  'remplacée',
  'location',
  'louer',
  'loué',
  'louée',
  'investir',
  'investissement',
  'financer',
  'finance',
  'financera',
  'financé',
  'financée',
  'financement',
  'facturé',
  'facturée',
  'budget',
  'dépense',
  'coût',
  'devis',
  '€',
  'euro',
  'mensuel',
  'mensuelle',
  'annuel',
  'annuelle',
]

/** Services done by people. */
export const HELPING = [
  'formation',
  'former',
  'atelier',
  'accompagnement',
  'accompagner',
  'sensibilisation',
  'initiation',
  'audit',
  'étude',
  'diagnostic',
  'conseil',
  'assistance',
  'prestation',
  'prestataire',
  'développement',
]

/** Services, after which a term only tells what the service is about: « formation au poste de travail ». */
export const SERVICES = [
  ...HELPING,
  'logiciel',
  'licence',
  'plateforme',
  'portail',
  'application',
  'outil',
  'dématérialisation',
  'dématérialiser',
  'gestion',
  'interface',
  'ligne',
  'suivi',
  'analyse',
  'enquête',
  'cartographie',
  'aide',
  'consommation',
  'réduire',
  'réduction',
]

export const LICENCES = ['licence', 'abonnement', 'souscription']

/** Right before a term, these words make it a means or a place: « formation sur ordinateur ». */
export const MEANS = ['sur', 'via', 'depuis', 'devant']

/** Earlier in the clause, these words deny it: « aucun achat d’ordinateur ». */
export const DENIALS = [
  'aucun',
  'aucune',
  'sans',
  'hors',
  'hormis',
  'ni',
  'non',
  'pas',
  'exclu',
  'exclue',
  'excepté',
  'sauf',
]
/** After « pas », later in the sentence, these deny it too: « les salaires ne sont pas demandés ». */
export const NOT_ASKED = [
  'demandé',
  'demandée',
  'compris',
  'comprise',
  'inclus',
  'incluse',
  'prévu',
  'prévue',
  'financé',
  'financée',
  'sollicité',
  'sollicitée',
  'compté',
  'comptée',
  'présenté',
  'présentée',
]
/** « pas seulement l’achat d’ordinateurs » denies nothing. */
export const NOT_DENIALS = ['seulement', 'uniquement', 'exclusivement']
