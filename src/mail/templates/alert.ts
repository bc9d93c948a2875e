import type { Message } from '../message.ts'
import { dress } from './dress.ts'
import type { Letterhead } from './letter.ts'

/** What the operator is told: facts that ask for a hand. Identifiers only, as in a log. */
export interface Alert {
  readonly campaign: string
  /** « 2 adresses refusées » */
  readonly title: string
  /** One sentence each. */
  readonly lines: readonly string[]
  /** What to do. */
  readonly remedy: string
}

export function alertMessage(
  alert: Alert,
  head: Letterhead,
  to: string,
  footer = 'Message automatique de Guichet à son exploitant.',
): Message {
  const { campaign, title, lines, remedy } = alert
  return {
    recipient: to,
    to: [to],
    ...dress(
      {
        subject: `Guichet – ${title} (${campaign})`,
        preview: remedy,
        title,
        blocks: [
          { kind: 'facts', facts: [['Campagne', campaign]] },
          { kind: 'list', items: lines },
          { kind: 'heading', text: 'Que faire ?' },
          { kind: 'paragraph', text: remedy },
        ],
        footer: [footer],
      },
      head,
    ),
  }
}
