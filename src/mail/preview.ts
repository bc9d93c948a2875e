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
})
