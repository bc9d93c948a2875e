import { VERDICT_OPTIONS } from '../campaign/form/annotations.ts'
import { criteriaNeeding } from '../campaign/form/fields.ts'
import {
  ANNOTATIONS,
  type AnnotationKey,
  annotationsUsed,
  FIELD_KEYS,
  REPORT_FIELD_KEYS,
  type ReportFieldKey,
  reportLabels,
  TYPE_NAMES,
} from '../config/form.ts'
import type { Campaign, Config } from '../config/load.ts'
import { enumerate, frenchSpaces } from '../domain/french.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'

/** What the administrator of the démarches has to create, as a text to send him. Asks nobody anything. */
export function describeSetup(config: Config): string {
  const forms = reportForms(config)
  const demarches = [...config.campaigns.map(({ demarche }) => demarche), ...forms.keys()]
  const sections = [
    ['Le jeton', tokenLines([...new Set(demarches)])],
    ...config.campaigns.map((campaign) => [
      `Démarche ${campaign.demarche} (campagne ${campaign.id})`,
      campaignLines(campaign),
    ]),
    ...[...forms].map(([demarche, form]) => [
      `Démarche ${demarche} (états des lieux des lauréats)`,
      reportLines(form),
    ]),
  ]
  const text = [
    'À préparer dans démarches-simplifiées (demarche.numerique.gouv.fr) pour Guichet, par l’administrateur des démarches.',
    ...sections.map(([title, lines], place) => [`${place + 1}. ${title}`, lines].join('\n\n')),
    'Ensuite, l’exploitant lance « guichet check » : il dit ce qui manque encore.',
  ].join('\n\n')
  return frenchSpaces(text)
}

const tokenLines = (demarches: readonly number[]) =>
  bullets([
    'Profil → Jetons d’identification de l’API → créer un jeton.',
    'Accès : lecture et écriture.',
    `Démarches : ${enumerate(demarches.map(String))}. Celui qui crée le jeton en est administrateur.`,
    'Réseau : l’adresse IP par laquelle sort le serveur de Guichet (l’exploitant la donne).',
    'Notez la date de fin : le jeton sera à renouveler avant.',
    'Remettez-le à l’exploitant par un moyen sûr, jamais par courriel.',
  ])

function campaignLines(campaign: Campaign): string {
  const { robot, rules } = campaign
  const groups = [...new Set(campaign.assignment.groups.map(({ group }) => `« ${group} »`))]
  const keys = annotationsUsed(campaign)
  const fields = FIELD_KEYS.filter((key) => criteriaNeeding(key, rules).length > 0)
  return [
    groups.length > 0
      ? `Groupes d’instructeurs : ${enumerate(groups)}, avec leurs instructeurs.`
      : 'Groupes d’instructeurs : comme vous l’entendez.',
    `Compte du robot : ajoutez ${robot} comme instructeur dans chaque groupe, le groupe par défaut compris.`,
    `Annotations privées, à ajouter puis à publier (les deux premières sont obligatoires) :\n${bullets(keys.map((key) => annotationLine(key, campaign)))}`,
    `Champs du formulaire que lisent les critères ; sous un autre libellé, dites-le à l’exploitant :\n${bullets(fields.map((key) => `« ${campaign.fields[key][0]} »`))}`,
  ].join('\n\n')
}

function annotationLine(key: AnnotationKey, campaign: Campaign): string {
  const [type = ''] = ANNOTATIONS[key].types
  const options = key === 'verdict' ? ` : ${VERDICT_OPTIONS.join(', ')}` : ''
  const filler = isFilledByHand(key, campaign) ? ' – remplie par l’instructeur' : ''
  return `« ${campaign.annotations[key]} » – ${TYPE_NAMES[type] ?? type}${options}${filler}`
}

const isFilledByHand = (key: AnnotationKey, { followUp }: Campaign): boolean =>
  ['instructeur', 'tick'].includes(ANNOTATIONS[key].owner) ||
  (key === 'lastReport' && followUp !== undefined && 'annotation' in followUp.reports)

type ReportForm = Exclude<
  NonNullable<Campaign['followUp']>['reports'],
  { readonly annotation: true }
>

/** One démarche may serve several campaigns. */
function reportForms(config: Config): Map<number, ReportForm> {
  const forms = new Map<number, ReportForm>()
  for (const { followUp } of followedCampaigns(config))
    if ('demarche' in followUp.reports) forms.set(followUp.reports.demarche, followUp.reports)
  return forms
}

const REPORT_TYPES: Readonly<Record<ReportFieldKey, string>> = {
  laureat: 'nombre entier (ou lien vers un autre dossier)',
  period: 'texte court',
  progress: 'texte long',
  consumed: 'nombre décimal',
  projectEnd: 'date',
  companies:
    'bloc répétable, avec un champ « SIRET » de type SIRET et un champ « Nom » de type texte court',
}

function reportLines({ path, fields }: ReportForm): string {
  const labels = reportLabels(fields)
  return [
    `Adresse publique : https://demarche.numerique.gouv.fr/commencer/${path}`,
    `Formulaire, à publier :\n${bullets(REPORT_FIELD_KEYS.map((key) => `« ${labels[key].join(' » ou « ')} » – ${REPORT_TYPES[key]}`))}`,
    'Il n’y faut ni annotation, ni compte du robot : le jeton suffit pour lire.',
  ].join('\n\n')
}

const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
