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
  contactEmail: 'Courriel',
  contactName: 'Nom Prénom',
} as const

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
