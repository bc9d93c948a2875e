import type { CorrectionReason } from '../../../../graphql/generated.ts'
import type { Dossier } from '../demarche.ts'
import type { Records } from '../records.ts'

/** DS itself writes to the applicant at each passage. */
const PLATFORM = 'contact@demarche.example.org'

/**
 * Puts a message in the dossier. One that asks for a correction brings a dossier en instruction back en construction.
 * DS sends what it is given, twice when it is asked twice.
 */
export function post(
  world: Records,
  dossier: Dossier,
  email: string,
  body: string,
  correction: CorrectionReason | null = null,
) {
  const message = { id: world.nextId(), email, body, correction, createdAt: world.tick() }
  dossier.messages = [...dossier.messages, message]
  if (correction !== null && dossier.state === 'en_instruction') dossier.state = 'en_construction'
  world.touch(dossier)
  return message
}

export const postByPlatform = (world: Records, dossier: Dossier, body: string) =>
  post(world, dossier, PLATFORM, body)
