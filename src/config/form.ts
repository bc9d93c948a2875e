/** Where a form holds each fact, and which annotations the robot writes: the names and the default labels. */

/** Default labels of the champs, as on the form annexed to the national sheet. */
export const FIELD_LABELS = {
  title: 'Intitulé du projet',
  summary: 'Présentation du projet',
  theme: 'Nature du projet',
  totalCost: 'Coût global du projet',
  requestedGrant: 'Financement demandé',
  startDate: 'Date de démarrage du projet',
  endDate: 'Date de fin du projet',
  alreadyStarted: 'Le projet est-il déjà engagé ?',
  expenses: 'Dépenses',
  expenseLabel: 'Nature de la dépense',
  expenseAmount: 'Montant',
  deliberation: 'Délibération',
  budget: 'Budget prévisionnel',
  partners: 'Collectivités associées',
  partnersConsent: 'Accord des partenaires',
  commitment: 'Engagement du porteur',
  lab: 'Laboratoire d’innovation territoriale',
  agentsCount: 'Nombre d’agents bénéficiaires',
  usersCount: 'Nombre d’usagers bénéficiaires',
  providers: 'Prestataires',
  openSource: 'Solution libre',
  entity: 'Organisme',
  contactEmail: 'Courriel',
  contactName: 'Nom Prénom',
} as const

/** The other labels under which the documents print the same: the national sheet's annexes, the Corse specifications. */
const OTHER_LABELS: Readonly<Partial<Record<FieldKey, readonly string[]>>> = {
  summary: [
    'Présentation du projet en 10 lignes',
    'Objectifs',
    'Objectifs du projet',
    'Description',
    'Description du projet',
    'Résultats attendus',
    'Descriptif de la situation existante…',
    'Situation existante…',
    'Besoins identifiés…',
    'Méthode envisagée…',
    'Méthode',
    'Place du projet dans…',
    'Feuille de route…',
    'Argumentation…',
  ],
  theme: [
    'Nature du projet pour lequel un financement est demandé',
    'Thématique du projet',
    'Thématique',
  ],
  partners: [
    'Collectivité(s) bénéficiaire(s) associée(s)',
    'Collectivités bénéficiaires associées',
  ],
  deliberation: ['Délibération de l’organe délibérant…'],
  commitment: [
    'Je m’engage à mettre en œuvre les conditions propices…',
    'Je m’engage',
    'Je m’engage…',
  ],
  entity: ['Entité territoriale'],
}

/** The champs of these labels are read together, in the order of the form: several make the text. */
export const READ_TOGETHER: readonly FieldKey[] = ['summary']

/** Where a form is looked at for a fact when the configuration says nothing, the preferred label first. */
export const defaultLabels = (key: FieldKey): readonly string[] => [
  FIELD_LABELS[key],
  ...(OTHER_LABELS[key] ?? []),
]

export type FieldKey = keyof typeof FIELD_LABELS
export const FIELD_KEYS = Object.keys(FIELD_LABELS) as FieldKey[]

/** Columns of the `expenses` repetition: looked for inside a row, never at the root of the form. */
export const ROW_FIELDS: readonly FieldKey[] = ['expenseLabel', 'expenseAmount']

/** Default labels of the champs of a progress report. */
export const REPORT_FIELD_LABELS = {
  laureat: 'Numéro du dossier FITN7',
  period: 'Trimestre',
  progress: 'Avancement',
  consumed: 'Montant consommé',
  projectEnd: 'Date de fin du projet',
  companies: 'Entreprises',
} as const

export type ReportFieldKey = keyof typeof REPORT_FIELD_LABELS
export const REPORT_FIELD_KEYS = Object.keys(REPORT_FIELD_LABELS) as ReportFieldKey[]

/** Candidate labels of every champ of a report: those of the configuration, else the default one. */
export const reportLabels = (
  configured: Readonly<Partial<Record<ReportFieldKey, string | readonly string[]>>>,
): Readonly<Record<ReportFieldKey, readonly string[]>> =>
  Object.fromEntries(
    REPORT_FIELD_KEYS.map((key) => [key, [configured[key] ?? REPORT_FIELD_LABELS[key]].flat()]),
  ) as Record<ReportFieldKey, string[]>

export interface AnnotationSpec {
  readonly label: string
  /** DS types under which the robot can write it, the advised one first. */
  readonly types: readonly string[]
  /** `reports`: written from the progress reports, once a lauréat is followed. `tick`: an instructeur’s, where a tick sends. */
  readonly owner: 'robot' | 'instructeur' | 'reports' | 'tick'
  readonly required: boolean
}

const spec = (
  label: string,
  types: string[],
  owner: AnnotationSpec['owner'] = 'robot',
  required = false,
): AnnotationSpec => ({ label, types, owner, required })

export const ANNOTATIONS = {
  verdict: spec('Avis automatique', ['dropDownList', 'text', 'textarea'], 'robot', true),
  reasons: spec('Motifs de l’avis automatique', ['textarea', 'text'], 'robot', true),
  population: spec('Population INSEE', ['integerNumber', 'decimalNumber']),
  requestedRate: spec('Taux demandé (%)', ['decimalNumber']),
  maxRate: spec('Taux plafond (%)', ['decimalNumber']),
  maxGrant: spec('Subvention plafond (€)', ['decimalNumber']),
  appraisal: spec('Éléments d’appréciation', ['textarea', 'text']),
  grantedAmount: spec(
    'Montant accordé (€)',
    ['decimalNumber', 'integerNumber', 'text'],
    'instructeur',
  ),
  projectEnd: spec('Date de fin du projet', ['date'], 'reports'),
  companies: spec('Entreprises bénéficiaires', ['textarea', 'text'], 'reports'),
  progress: spec('Avancement du projet', ['textarea', 'text'], 'reports'),
  consumedAmount: spec('Montant consommé (€)', ['decimalNumber'], 'reports'),
  lastReport: spec('Dernier état des lieux', ['date'], 'reports'),
  reminders: spec('Relances envoyées', ['textarea', 'text'], 'reports'),
  // Of several lines: a short text would run them together.
  questions: spec('Compléments à demander', ['textarea']),
  sendQuestions: spec('Envoyer la demande de compléments', ['checkbox'], 'tick'),
} as const satisfies Record<string, AnnotationSpec>

export type AnnotationKey = keyof typeof ANNOTATIONS
export const ANNOTATION_KEYS = Object.keys(ANNOTATIONS) as AnnotationKey[]

/** The annotations that a campaign has a use for. */
export const annotationsUsed = (campaign: {
  readonly followUp?: unknown
  readonly requests: { readonly annotation: boolean }
}): AnnotationKey[] =>
  ANNOTATION_KEYS.filter((key) => {
    const owner: AnnotationSpec['owner'] = ANNOTATIONS[key].owner
    if (owner === 'reports') return campaign.followUp !== undefined
    return owner !== 'tick' || campaign.requests.annotation
  })

/** French names of the DS types that annotations have, as the form editor shows them. */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  dropDownList: 'choix simple',
  text: 'texte court',
  textarea: 'texte long',
  integerNumber: 'nombre entier',
  decimalNumber: 'nombre décimal',
  date: 'date',
  checkbox: 'case à cocher',
}
