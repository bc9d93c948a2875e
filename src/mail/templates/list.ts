import { plural } from '../../domain/french.ts'
import type { Attachment, Message } from '../message.ts'
import { dress } from './dress.ts'
import type { Letterhead } from './letter.ts'
import type { Envelope } from './reminder.ts'

export interface MonthlyList {
  /** « mars 2022 » */
  readonly month: string
  /** Number of lauréats. */
  readonly count: number
  /** « 182 460 € » */
  readonly total: string
  /** « 31 mars 2022 », « 31 mars 2022 à 7 h 00 » */
  readonly until: string
  /** What the list lacks, one sentence each; empty when it is complete. */
  readonly lacks: readonly string[]
  readonly attachments: readonly Attachment[]
}

export function listMessage(list: MonthlyList, head: Letterhead, envelope: Envelope): Message {
  const { month, count, total, until, lacks, attachments } = list
  return {
    ...envelope,
    attachments,
    ...dress(
      {
        subject: `FITN7 – liste des lauréats, ${month}`,
        preview: `${plural(count, 'projet lauréat', 'projets lauréats')} au ${until}.`,
        title: `Liste des lauréats, ${month}`,
        blocks: [
          { kind: 'paragraph', text: 'Madame, Monsieur,' },
          {
            kind: 'paragraph',
            text: `Vous trouverez en pièce jointe la liste des projets lauréats du FITN7 telle qu’elle est connue au ${until}. Elle précise pour chacun le montant financé, la collectivité porteuse, la date de fin du projet, les entreprises qui reçoivent des commandes avec le département de leur siège, et l’état des lieux.`,
          },
          {
            kind: 'facts',
            facts: [
              ['Projets lauréats', String(count)],
              ['Montant financé', total],
            ],
          },
          ...(lacks.length > 0
            ? ([
                {
                  kind: 'paragraph',
                  text: 'Cette liste est incomplète : démarches-simplifiées (DS) n’a pas tout montré.',
                },
                { kind: 'list', items: lacks },
              ] as const)
            : []),
          {
            kind: 'paragraph',
            text: 'Le même tableau est joint sous deux formes : un classeur (.xlsx) et un fichier texte (.csv).',
          },
        ],
        footer: [`Message automatique${head.header ? ` – ${head.header}` : ''}.`],
      },
      head,
    ),
  }
}
