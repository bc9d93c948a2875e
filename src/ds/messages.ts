import { SendMessageDocument } from '../../graphql/generated.ts'
import { Failure } from '../failures/failure.ts'
import type { Client } from './client.ts'
import { answerTo, operation } from './compose.ts'
import { sendTogether } from './exchange.ts'
import { joined } from './parts.ts'
import type { Ds } from './port.ts'

/** One message a document: they are few, and nothing else may be in doubt with it. */
export const messageSender =
  (client: Client): Ds['send'] =>
  async ({ dossierId, robotId, body, correction }) => {
    const mutation = operation(SendMessageDocument, {
      input: {
        dossierId,
        instructeurId: robotId,
        body,
        ...(correction && { correction: 'incomplete' as const }),
      },
    })
    try {
      const answer = await sendTogether(client, {
        kind: 'mutation',
        about: 'dossier',
        count: 1,
        operations: [mutation],
      })
      const payload = answerTo(mutation, 0, answer).data?.dossierEnvoyerMessage
      if (payload?.message) return { state: 'sent', sentAt: payload.message.createdAt }
      const messages = (payload?.errors ?? []).map(({ message }) => message)
      return messages.length > 0
        ? { state: 'refused', message: joined(messages) }
        : { state: 'lost' }
    } catch (error) {
      if (error instanceof Failure && error.kind === 'ambiguous') return { state: 'lost' }
      throw error
    }
  }
