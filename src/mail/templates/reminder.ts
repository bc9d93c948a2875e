import { capital } from '../../domain/french.ts'
import type { Message } from '../message.ts'
import { dress } from './dress.ts'
import type { Block, Letter, Letterhead } from './letter.ts'
import { unlinked } from './typed.ts'

/** What the e-mail that asks a lauréat for a report says. Texts in French, without markup. */
export interface Reminder {
  readonly step: 'request' | 'reminder' | 'last'
  /** Number of the lauréat's dossier. */
  readonly dossier: number
  /** null where the form does not say. */
  readonly project: string | null
  readonly collectivite: string | null
  /** « premier trimestre 2022 », « du 18 janvier au 17 avril 2022 » */
  readonly period: string
  /** « 31 mars 2022 » */
  readonly until: string
  /** The day by which an answer is awaited, « 14 avril 2022 ». */
  readonly answerBy: string
  /** The report of the project's end: nothing is asked after it. */
  readonly final: boolean
  /** null: the report is given to the instructeurs in another way. */
  readonly form: ReportForm | null
  /** Whether other people read this e-mail. */
  readonly isCopied: boolean
  /** Whether a report came from an account that the dossier does not know: nobody has confirmed it yet. */
  readonly isUnconfirmed: boolean
}

/** The form where the report is given. */
export interface ReportForm {
  readonly url: string
  /** What the link fills in by itself. */
  readonly fillsDossier: boolean
  readonly fillsPeriod: boolean
  /** The quarter as the form wants it: « T1 2022 ». */
  readonly quarter: string
}

export type Envelope = Pick<Message, 'recipient' | 'to' | 'cc'>

export function reminderMessage(reminder: Reminder, head: Letterhead, envelope: Envelope): Message {
  return { ...envelope, ...dress(reminderLetter(reminder, head), head) }
}

const PREVIEWS = {
  request: 'Où en est votre projet ? Quelques minutes suffisent.',
  reminder: 'Nous n’avons pas encore reçu l’état des lieux de votre projet.',
  last: 'Nous n’avons toujours pas reçu l’état des lieux de votre projet.',
} as const
const PREFIXES = { request: '', reminder: 'Rappel : ', last: 'Dernier rappel : ' } as const

function reminderLetter(reminder: Reminder, head: Letterhead): Letter {
  const { step, dossier, form } = reminder
  return {
    subject: capital(
      `${PREFIXES[step]}état des lieux ${ofPeriod(reminder)} (dossier n° ${dossier})`,
    ),
    preview: PREVIEWS[step],
    title: `État des lieux ${ofPeriod(reminder)}`,
    blocks: [
      { kind: 'paragraph', text: 'Madame, Monsieur,' },
      { kind: 'paragraph', text: opening(reminder) },
      ...(reminder.isUnconfirmed ? [UNCONFIRMED] : []),
      { kind: 'facts', facts: facts(reminder) },
      ...(form ? byForm(reminder, form) : byAnswer(reminder, head)),
      ...(form
        ? [{ kind: 'heading', text: 'Une question ?' } as const, question(reminder, head)]
        : []),
      // Whoever deposited it from an account that nobody knows has to say so.
      ...(reminder.isUnconfirmed ? [] : [JUST_SENT]),
    ],
    footer: [
      `Message automatique${head.header ? ` – ${head.header}` : ''}. Vous le recevez parce que votre adresse figure dans le dossier n° ${dossier}, lauréat du FITN7.`,
    ],
  }
}

/** « du premier trimestre 2022 », « du 18 janvier au 17 avril 2022 » */
const ofPeriod = ({ period }: Pick<Reminder, 'period'>) =>
  period.startsWith('du ') ? period : `du ${period}`

function opening({ step, final, period, until, answerBy, isCopied }: Reminder): string {
  const last = final
    ? ' Votre projet arrivant à son terme, cet état des lieux sera le dernier : il en dresse le bilan.'
    : ''
  const by = ` Merci de nous l’adresser au plus tard le ${answerBy}.`
  switch (step) {
    case 'request':
      return `Votre projet est lauréat du fonds pour la transformation numérique des collectivités. L’État suit l’avancement des projets qu’il finance : un état des lieux est demandé au moins chaque trimestre. Nous vous invitons à remplir celui ${ofPeriod({ period })}, qui dit où en était le projet au ${until}.${by}${last}`
    case 'reminder':
      return `Sauf erreur de notre part, nous n’avons pas encore reçu l’état des lieux de votre projet, arrêté au ${until}.${by}${last}`
    case 'last':
      return `L’état des lieux de votre projet, arrêté au ${until}, ne nous est pas parvenu. C’est le dernier rappel pour cette période${isCopied ? ' ; les personnes qui suivent votre dossier en reçoivent copie' : ''}.${by}${last}`
  }
}

const UNCONFIRMED: Block = {
  kind: 'paragraph',
  text: 'Un état des lieux portant le numéro de votre dossier a été déposé par un compte que nous ne connaissons pas : il attend d’être confirmé. S’il vient de vous, dites-le-nous ; sinon, déposez le vôtre avec le compte de votre dossier.',
}

const JUST_SENT: Block = {
  kind: 'paragraph',
  text: 'Si vous venez d’envoyer cet état des lieux, ne tenez pas compte de ce message.',
}

const facts = ({ project, collectivite, dossier, period, until, answerBy, final }: Reminder) =>
  (
    [
      ['Projet', project && unlinked(project)],
      ['Porté par', collectivite && unlinked(collectivite)],
      ['Dossier', `n° ${dossier}`],
      ['Période', capital(period) + (final ? ' (dernier état des lieux)' : '')],
      ['Arrêté au', until],
      ['Réponse attendue', `au plus tard le ${answerBy}`],
    ] as const
  ).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))

const ASKED = [
  'où en est le projet ;',
  'le montant déjà consommé ;',
  'la date de fin du projet, si elle a changé ;',
  'les entreprises qui reçoivent des commandes : leur nom et le numéro SIRET de leur siège (l’État demande le département du siège, non celui d’une agence).',
]

function byForm({ dossier }: Reminder, form: ReportForm): Block[] {
  return [
    {
      kind: 'action',
      label: 'Remplir l’état des lieux',
      url: form.url,
      note: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur :',
    },
    ...(form.fillsDossier || form.fillsPeriod
      ? [{ kind: 'paragraph', text: howToKeep(dossier, form) } as const]
      : [{ kind: 'paragraph', text: `À indiquer vous-même : ${toType(dossier, form)}.` } as const]),
    { kind: 'heading', text: 'Ce qui vous sera demandé' },
    { kind: 'list', items: ASKED },
  ]
}

const NUMBER_OF = (dossier: number) => `le numéro du dossier, ${dossier}`
const QUARTER_OF = ({ quarter }: ReportForm) => `le trimestre, ${quarter}`
const toType = (dossier: number, form: ReportForm) => `${NUMBER_OF(dossier)} ; ${QUARTER_OF(form)}`

/** Tried in the pages of DS: what a link fills is lost without a word by the other way to sign in. */
function howToKeep(dossier: number, form: ReportForm): string {
  const { fillsDossier, fillsPeriod } = form
  const filled = [
    ...(fillsDossier ? ['le numéro de votre dossier'] : []),
    ...(fillsPeriod ? ['le trimestre'] : []),
  ].join(' et ')
  const isBoth = fillsDossier && fillsPeriod
  const left = isBoth
    ? ''
    : ` Vous aurez à indiquer ${fillsDossier ? QUARTER_OF(form) : NUMBER_OF(dossier)}.`
  return `Le lien remplit pour vous ${filled}, à condition de vous connecter, au milieu de la page, par « J’ai déjà un compte », et non par « Se connecter » en haut.${left} Si le formulaire s’ouvre vide, indiquez ${toType(dossier, form)}.`
}

function byAnswer({ dossier }: Reminder, { canReply }: Letterhead): Block[] {
  const reply = canReply ? 'en répondant à ce message ou ' : ''
  return [
    { kind: 'heading', text: 'Ce que nous vous demandons' },
    {
      kind: 'paragraph',
      text: `Indiquez-nous, ${reply}par la messagerie du dossier n° ${dossier} :`,
    },
    { kind: 'list', items: ASKED },
  ]
}

function question({ dossier }: Reminder, { canReply }: Letterhead): Block {
  const reply = canReply ? 'Répondez à ce message, ou écrivez' : 'Écrivez'
  return {
    kind: 'paragraph',
    text: `${reply}-nous par la messagerie de votre dossier n° ${dossier}.`,
  }
}
