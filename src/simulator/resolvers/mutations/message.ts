import type { CorrectionReason } from '../../../../graphql/generated.ts'
import type { Dossier } from '../../world/demarche.ts'
import type { Instructeur } from '../../world/form.ts'
import { post } from '../../world/hands/messages.ts'
import type { Records } from '../../world/records.ts'

export interface MessageInput {
  instructeurId: string
  body: string
  correction?: CorrectionReason | null
}

const EMPTY = 'Le champ « Votre message » ne peut être vide'
const ARCHIVED =
  'Le champ « Dossier » Il n’est pas possible d’envoyer un message sur un dossier supprimé, à archiver ou en brouillon'

/** @returns the message, or why there is none; in every state but archived */
export function sendMessage(
  world: Records,
  dossier: Dossier,
  { email }: Instructeur,
  { body, correction = null }: MessageInput,
) {
  if (body.trim() === '') return { problem: EMPTY }
  if (dossier.archived) return { problem: ARCHIVED }
  return { message: post(world, dossier, email, body, correction) }
}
