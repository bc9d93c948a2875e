import type { Message } from '../message.ts'
import { dress } from './dress.ts'
import type { Block, Letter, Letterhead } from './letter.ts'

/** What the e-mail that asks a lauréat for a report says. Texts in French, without markup. */
export interface Reminder {
  readonly step: 'request' | 'reminder' | 'last'
  /** Number of the lauréat's dossier. */
  readonly dossier: number
  /** null where the form does not say. */
  readonly project: string | null
  readonly collectivite: string | null
  /** « premier trimestre 2022 » */
  readonly period: string
  /** « 31 mars 2022 » */
  readonly dueOn: string
  /** The report of the project's end: nothing is asked after it. */
  readonly final: boolean
  /** Pre-filled form; null: the report is given to the instructeurs in another way. */
  readonly link: string | null
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
  const { step, dossier, period, link } = reminder
  return {
    subject: capital(`${PREFIXES[step]}état des lieux du ${period} (dossier n° ${dossier})`),
    preview: PREVIEWS[step],
    title: `État des lieux du ${period}`,
    blocks: [
      { kind: 'paragraph', text: 'Madame, Monsieur,' },
      { kind: 'paragraph', text: opening(reminder) },
      { kind: 'facts', facts: facts(reminder) },
      ...(link ? byForm(link) : byAnswer(reminder, head)),
      ...(link
        ? [{ kind: 'heading', text: 'Une question ?' } as const, question(reminder, head)]
        : []),
      {
        kind: 'paragraph',
        text: 'Si vous venez d’envoyer cet état des lieux, ne tenez pas compte de ce message.',
      },
    ],
    footer: [
      `Message automatique${head.header ? ` – ${head.header}` : ''}. Vous le recevez parce que votre adresse figure dans le dossier n° ${dossier}, lauréat du FITN7.`,
    ],
  }
}

function opening({ step, final, period, dueOn }: Reminder): string {
  const last = final
    ? ' Votre projet arrivant à son terme, cet état des lieux sera le dernier : il en dresse le bilan.'
    : ''
  switch (step) {
    case 'request':
      return `Votre projet est lauréat du fonds pour la transformation numérique des collectivités. L’État suit l’avancement des projets qu’il finance : un état des lieux est demandé au moins chaque trimestre. Nous vous invitons à remplir celui du ${period}, arrêté au ${dueOn}.${last}`
    case 'reminder':
      return `Sauf erreur de notre part, nous n’avons pas encore reçu l’état des lieux de votre projet, attendu depuis le ${dueOn}.${last}`
    case 'last':
      return `L’état des lieux de votre projet, attendu depuis le ${dueOn}, ne nous est pas parvenu. C’est le dernier rappel pour cette période ; les personnes qui suivent votre dossier en reçoivent copie.${last}`
  }
}

const facts = ({ project, collectivite, dossier, period, dueOn, final }: Reminder) =>
  (
    [
      ['Projet', project],
      ['Porté par', collectivite],
      ['Dossier', `n° ${dossier}`],
      ['Période', capital(period) + (final ? ' (dernier état des lieux)' : '')],
      ['Échéance', dueOn],
    ] as const
  ).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))

const ASKED = [
  'où en est le projet ;',
  'le montant déjà consommé ;',
  'la date de fin du projet, si elle a changé ;',
  'les entreprises qui reçoivent des commandes : leur numéro SIRET et leur nom.',
]

const byForm = (url: string): Block[] => [
  {
    kind: 'action',
    label: 'Remplir l’état des lieux',
    url,
    note: 'Le numéro de votre dossier et la période sont déjà remplis. Si le bouton ne répond pas, copiez cette adresse dans votre navigateur :',
  },
  { kind: 'heading', text: 'Ce qui vous sera demandé' },
  { kind: 'list', items: ASKED },
]

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

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
