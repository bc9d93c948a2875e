import type { Expiring, Notice } from '../domain/expiry.ts'
import type { Message } from './message.ts'
import { alertMessage } from './templates/alert.ts'
import { type ExpiryLetter, expiryMessage } from './templates/expiry.ts'
import type { Letterhead } from './templates/letter.ts'
import { listMessage, type MonthlyList } from './templates/list.ts'
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

const list: MonthlyList = {
  month: 'mars 2022',
  count: 12,
  total: '182 460 €',
  until: '31 mars 2022',
  lacks: [],
  attachments: [],
}

const INSTRUCTEUR = 'instructeur@prefecture.example.org'
const expiring = (kind: Expiring, notice: Notice): ExpiryLetter => ({
  campaign: 'marne-volet-1',
  kind,
  dossiers: [1_234_567, 1_234_568].map((number) => ({
    number,
    expiry: { on: '2023-01-10', notice, since: '2022-11-10' },
  })),
})

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
  list: listMessage(list, head, TO),
  'list-incomplete': listMessage(
    {
      ...list,
      total: '182 460 €, hors 1 projet au montant inconnu',
      lacks: ['Dossier 1234567 : lauréat absent de cette liste, car DS ne peut pas le montrer.'],
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
  'expiring-laureats': expiryMessage(expiring('laureat', 'first'), head, INSTRUCTEUR),
  'expiring-waiting': expiryMessage(expiring('waiting', 'last'), head, INSTRUCTEUR),
})
