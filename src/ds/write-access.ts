import { AnnotateDocument } from '../../graphql/generated.ts'
import { foldLabel } from '../domain/labels.ts'
import { Failure } from '../failures/failure.ts'
import type { Client } from './client.ts'
import { operation } from './compose.ts'
import { ask } from './exchange.ts'

/** Numbers start at 1: nothing can be written here. */
const NO_DOSSIER = Buffer.from('Dossier-0').toString('base64')
const NO_INSTRUCTEUR = Buffer.from('Instructeur-0').toString('base64')

/** DS looks at the token's right to write before it looks for the dossier: the error tells which came first. */
export async function readWriteAccess(client: Client): Promise<'granted' | 'read-only'> {
  const { data, errors } = await ask(
    client,
    'mutation',
    operation(AnnotateDocument, {
      input: { dossierId: NO_DOSSIER, instructeurId: NO_INSTRUCTEUR, annotations: [] },
    }),
  )
  if (errors.some(({ code }) => code === 'not_found')) return 'granted'
  const messages = data?.dossierModifierAnnotations?.errors ?? []
  if (messages.some(({ message }) => foldLabel(message).includes('seulement en lecture'))) {
    return 'read-only'
  }
  throw new Failure(
    'transient',
    'ds.half-answer',
    'DS did not say whether the token may write: try again',
  )
}
