import type { GraphQLResolveInfo } from 'graphql'
import type { AppliedMutation } from '../../request-log.ts'
import type { Dossier } from '../../world/demarche.ts'
import { follow, moveTo } from '../../world/hands/instructeur.ts'
import { toParis } from '../../world/time.ts'
import { type Run, ServerCrash } from '../run.ts'
import { type AnnotationInput, modifyAnnotations } from './annotations.ts'
import { loadDossier, loadGroup, loadInstructeur } from './loads.ts'
import { type MessageInput, sendMessage } from './message.ts'

interface Input<T> {
  input: T & { dossierId: string; clientMutationId?: string }
}
interface Payload {
  readonly errors: readonly { message: string }[] | null
  readonly [object: string]: unknown
}

const READ_ONLY = 'Le jeton utilisé est configuré seulement en lecture'
const NOT_A_MEMBER = 'L’instructeur n’a pas les droits d’accès à ce dossier'

const refused = (object: string, message: string): Payload => ({
  [object]: null,
  errors: [{ message }],
})

export const mutationFields = {
  dossierModifierAnnotations: mutation<{
    instructeurId: string
    annotations: readonly AnnotationInput[]
  }>('annotations', (dossier, input, run, field) => {
    const instructeur = loadInstructeur(run, field, input.instructeurId)
    if (!dossier.group.instructeurs.has(instructeur)) {
      record(run, 'dossierModifierAnnotations', dossier, {}, [NOT_A_MEMBER])
      return refused('annotations', NOT_A_MEMBER)
    }
    const { saved, values, errors } = modifyAnnotations(run, dossier, input.annotations)
    record(run, 'dossierModifierAnnotations', dossier, values, errors)
    return { annotations: saved, errors: errors.length > 0 ? errors.map(toError) : null }
  }),

  dossierChangerGroupeInstructeur: mutation<{ groupeInstructeurId: string }>(
    'dossier',
    (dossier, input, run, field) => {
      const group = loadGroup(run, field, input.groupeInstructeurId)
      const problem =
        group.demarche !== dossier.demarche.number
          ? `Le groupe instructeur '${group.label}' n’appartient pas à la même démarche que le dossier`
          : `Le dossier est déjà avec le groupe instructeur: '${group.label}'`
      const isMoved = group.demarche === dossier.demarche.number && moveTo(dossier, group)
      if (isMoved) run.world.touch(dossier)
      const errors = isMoved ? [] : [problem]
      record(run, 'dossierChangerGroupeInstructeur', dossier, { groupe: group.label }, errors)
      // the whole dossier is then written in the journal of operations, where one field may fail
      if (isMoved && run.faults.strikesDossier('broken-move', dossier.number))
        throw new ServerCrash()
      return isMoved ? { dossier, errors: null } : refused('dossier', problem)
    },
  ),

  dossierEnvoyerMessage: mutation<MessageInput>('message', (dossier, input, run, field) => {
    const instructeur = loadInstructeur(run, field, input.instructeurId)
    const isMember = dossier.group.instructeurs.has(instructeur)
    const { message, problem } = isMember
      ? sendMessage(run.world, dossier, instructeur, input)
      : { problem: NOT_A_MEMBER }
    const values = { body: input.body, correction: input.correction ?? null }
    record(run, 'dossierEnvoyerMessage', dossier, values, problem ? [problem] : [])
    if (!message) return refused('message', problem ?? '')
    return { message: { createdAt: toParis(message.createdAt) }, errors: null }
  }),

  dossierBasculeSuivi: mutation<{ instructeurId: string; follow: boolean }>(
    'dossier',
    (dossier, input, run, field) => {
      const instructeur = loadInstructeur(run, field, input.instructeurId)
      const isMember = dossier.group.instructeurs.has(instructeur)
      if (isMember && follow(dossier, instructeur, input.follow)) run.world.touch(dossier)
      const values = { instructeur: instructeur.email, suivi: input.follow }
      record(run, 'dossierBasculeSuivi', dossier, values, isMember ? [] : [NOT_A_MEMBER])
      return isMember ? { dossier, errors: null } : refused('dossier', NOT_A_MEMBER)
    },
  ),
}

/** What all mutations do first, in DS's order: the token's right, then the ids. */
function mutation<T>(
  object: string,
  apply: (dossier: Dossier, input: T, run: Run, field: string) => Payload,
) {
  return (
    _: unknown,
    { input }: Input<T>,
    run: Run,
    { fieldName }: GraphQLResolveInfo,
  ): Payload => {
    if (!run.token.canWrite) return refused(object, READ_ONLY)
    const dossier = loadDossier(run, fieldName, input.dossierId)
    if (run.faults.strikesDossier('broken-write', dossier.number)) throw new ServerCrash()
    run.mutationsRun++
    return apply(dossier, input, run, fieldName)
  }
}

const toError = (message: string) => ({ message })

function record(
  run: Run,
  type: AppliedMutation['type'],
  { number }: Dossier,
  values: AppliedMutation['values'],
  errors: readonly string[],
) {
  run.log.apply({ type, dossier: number, values, errors })
}
