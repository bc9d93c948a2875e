import type { Message } from './message.ts'
import { alertMessage } from './templates/alert.ts'
import type { Letterhead } from './templates/letter.ts'
import { listMessage } from './templates/list.ts'
import { type Reminder, reminderMessage } from './templates/reminder.ts'

const TO = { recipient: 'mairie@commune.example.org', to: ['mairie@commune.example.org'] }

const reminder: Reminder = {
  step: 'request',
  dossier: 1_234_567,
  project: 'Un guichet numérique pour les démarches de la commune',
  collectivite: 'Communauté de communes de la Brie Champenoise',
  period: 'premier trimestre 2022',
  until: '31 mars 2022',
  answerBy: '14 avril 2022',
  final: false,
  form: {
    url: 'https://demarche.numerique.gouv.fr/commencer/fitn7-etat-des-lieux?champ_Q2hhbXAtMTIzNDU2Nw=1234567&champ_Q2hhbXAtMTIzNDU2OA=T1%202022',
    fillsDossier: true,
    fillsPeriod: true,
    quarter: 'T1 2022',
  },
  isCopied: false,
  isUnconfirmed: false,
}
const last = { ...reminder, step: 'last', answerBy: '17 mai 2022' } as const
/** Where a link cannot fill the champs of the form. */
const emptyForm = {
  url: 'https://demarche.numerique.gouv.fr/commencer/fitn7-etat-des-lieux',
  fillsDossier: false,
  fillsPeriod: false,
  quarter: 'T1 2022',
}

/** Each e-mail that Guichet sends, in each of its forms, with a made-up lauréat. */
export const previews = (head: Letterhead): Readonly<Record<string, Message>> => ({
  request: reminderMessage(reminder, head, TO),
  'request-half-filled': reminderMessage(
    {
      ...reminder,
      form: {
        url: `${emptyForm.url}?champ_Q2hhbXAtMTIzNDU2Nw=1234567`,
        fillsDossier: true,
        fillsPeriod: false,
        quarter: 'T1 2022',
      },
    },
    head,
    TO,
  ),
  'request-not-filled': reminderMessage({ ...reminder, form: emptyForm }, head, TO),
  'request-anniversary': reminderMessage(
    {
      ...reminder,
      period: 'du 18 janvier au 17 avril 2022',
      until: '17 avril 2022',
      answerBy: '2 mai 2022',
    },
    head,
    TO,
  ),
  'by-answer': reminderMessage({ ...reminder, form: null }, head, TO),
  reminder: reminderMessage({ ...reminder, step: 'reminder', answerBy: '2 mai 2022' }, head, TO),
  'reminder-unconfirmed': reminderMessage(
    { ...reminder, step: 'reminder', answerBy: '2 mai 2022', isUnconfirmed: true },
    head,
    TO,
  ),
  last: reminderMessage(last, head, TO),
  'last-copied': reminderMessage({ ...last, isCopied: true }, head, TO),
  'last-final': reminderMessage({ ...last, final: true, isCopied: true }, head, TO),
  list: listMessage(
    {
      month: 'mars 2022',
      count: 12,
      total: '182 460 €',
      until: '31 mars 2022',
      lacks: [],
      attachments: [],
    },
    head,
    TO,
  ),
  alert: alertMessage(
    {
      campaign: 'marne-volet-1',
      title: '2 points à vérifier',
      lines: [
        'Dossier 1234567, T1 2022 : l’adresse du lauréat a été refusée le 01/04/2022. Si le compte qui a déposé le dossier en a une autre, le courriel y part le jour ouvré suivant. Sinon, écrivez au lauréat vous-même et demandez-lui de changer l’adresse de son compte.',
        'Dossier 1234568, T1 2022 : l’envoi du 01/04/2022 est incertain, il n’est pas renouvelé ; vérifiez auprès du lauréat.',
      ],
      remedy:
        'Traitez chaque point dans démarches-simplifiées ; Guichet reprend de lui-même au passage suivant.',
    },
    head,
    'exploitation@prefecture.example.org',
  ),
  'alert-expiring': alertMessage(
    {
      campaign: 'marne-volet-1',
      title: 'DS va effacer 2 lauréats',
      lines: [
        'Dossiers 1234567 et 1234568 : DS effacera 2 lauréats le 10/01/2023, avant la fin du suivi ; dans DS, ouvrez le dossier et choisissez « Conserver un mois de plus », ou demandez à l’administrateur de la démarche une durée de conservation plus longue.',
      ],
      remedy:
        'Avant cette date, dans DS, ouvrez le dossier et choisissez « Conserver un mois de plus », ou demandez à l’administrateur de la démarche une durée de conservation plus longue. Un dossier effacé n’est plus suivi.',
    },
    head,
    'instructeur@prefecture.example.org',
    'Message automatique de Guichet aux instructeurs qui suivent ces dossiers.',
  ),
})
