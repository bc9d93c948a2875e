import type { Message } from './message.ts'
import { alertMessage } from './templates/alert.ts'
import type { Letterhead } from './templates/letter.ts'
import { listMessage } from './templates/list.ts'
import { type Reminder, reminderMessage } from './templates/reminder.ts'

const TO = { to: ['mairie@commune.example.org'] }

const reminder: Reminder = {
  step: 'request',
  dossier: 1_234_567,
  project: 'Un guichet numérique pour les démarches de la commune',
  collectivite: 'Communauté de communes de la Brie Champenoise',
  period: 'premier trimestre 2022',
  dueOn: '31 mars 2022',
  final: false,
  link: 'https://demarche.numerique.gouv.fr/commencer/fitn7-etat-des-lieux?champ_Q2hhbXAtMTIzNDU2Nw=1234567&champ_Q2hhbXAtMTIzNDU2OA=T1%202022',
}

/** One of each e-mail that Guichet sends, with a made-up lauréat. */
export const previews = (head: Letterhead): Readonly<Record<string, Message>> => ({
  request: reminderMessage(reminder, head, TO),
  reminder: reminderMessage({ ...reminder, step: 'reminder' }, head, TO),
  last: reminderMessage({ ...reminder, step: 'last', final: true }, head, TO),
  'by-answer': reminderMessage({ ...reminder, link: null }, head, TO),
  list: listMessage(
    {
      month: 'mars 2022',
      count: 12,
      total: '182 460 €',
      until: '31 mars 2022',
      attachments: [],
    },
    head,
    TO,
  ),
  alert: alertMessage(
    {
      campaign: 'marne-volet-1',
      title: '2 courriels n’ont pas pu être remis',
      lines: [
        'Dossier 1234567, T1 2022, demande : adresse refusée (550).',
        'Dossier 1234568, T1 2022, demande : réponse du serveur jamais reçue ; le courriel est peut-être parti.',
      ],
      remedy: 'Corrigez l’adresse dans le dossier, ou joignez le lauréat d’une autre façon.',
    },
    head,
    'exploitation@prefecture.example.org',
  ),
})
