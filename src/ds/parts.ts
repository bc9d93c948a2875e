import {
  AnnotateDocument,
  type AnnotateMutation,
  type AnnotationInput,
  ChangeGroupDocument,
  type ChangeGroupMutation,
  FollowDocument,
  type FollowMutation,
} from '../../graphql/generated.ts'
import { foldLabel } from '../domain/labels.ts'
import { type Operation, type OperationAnswer, operation } from './compose.ts'
import { type GraphqlError, isTimeout } from './errors.ts'
import { toTrace } from './mapping.ts'
import type { AnnotationWrite, DossierChange, Trace, WriteOutcome } from './port.ts'

/** In the order in which DS must run them: rights change with the group. */
export const PARTS = ['annotate', 'move', 'follow'] as const
export type Part = (typeof PARTS)[number]

type AnyMutation = AnnotateMutation | ChangeGroupMutation | FollowMutation

export function askedParts(change: DossierChange): Part[] {
  const asked = {
    annotate: change.annotations.length > 0,
    move: change.moveTo !== null,
    follow: change.follow !== null,
  }
  return PARTS.filter((part) => asked[part])
}

export function toOperation(part: Part, change: DossierChange): Operation<AnyMutation> {
  const { dossierId } = change
  switch (part) {
    case 'annotate':
      return operation(AnnotateDocument, {
        input: {
          dossierId,
          instructeurId: change.robotId,
          annotations: change.annotations.map(toInput),
        },
      })
    case 'move':
      return operation(ChangeGroupDocument, {
        input: { dossierId, groupeInstructeurId: change.moveTo ?? '' },
      })
    case 'follow':
      return operation(FollowDocument, {
        input: { dossierId, instructeurId: change.follow ?? '', follow: true },
      })
  }
}

function toInput({ id, type, value }: AnnotationWrite): AnnotationInput {
  return { id, value: { [type]: value } as AnnotationInput['value'] }
}

/** `lost`: DS may have done it. `not-run`: DS had no time left to begin it. */
export type PartAnswer = WriteOutcome['annotate'] | { readonly state: 'lost' }

/** The dossier as it was right after that part; the answer to annotations does not show it. */
export function readTrace({ data }: OperationAnswer<AnyMutation>): Trace | null {
  const payload = data && payloadOf(data)
  return payload && 'dossier' in payload && payload.dossier ? toTrace(payload.dossier) : null
}

export function readPart(
  part: Part,
  change: DossierChange,
  { data, errors }: OperationAnswer<AnyMutation>,
): PartAnswer {
  if (data === null) return { state: 'lost' }
  const payload = payloadOf(data)
  if (!payload) return neverBegun(part, change, errors)
  const messages = (payload.errors ?? []).map((error) => error.message)
  if ('annotations' in payload) return readAnnotations(change, payload.annotations, messages)
  if (payload.dossier || messages.some(isAlreadyThere)) return { state: 'done' }
  // `errors: null` alone is what remains of a payload when DS ran out of time after the mutation.
  return messages.length > 0 ? { state: 'refused', message: joined(messages) } : { state: 'lost' }
}

function payloadOf(data: AnyMutation) {
  if ('dossierModifierAnnotations' in data) return data.dossierModifierAnnotations
  if ('dossierBasculeSuivi' in data) return data.dossierBasculeSuivi
  return data.dossierChangerGroupeInstructeur
}

function readAnnotations(
  change: DossierChange,
  saved: readonly { id: string }[] | null,
  messages: readonly string[],
): PartAnswer {
  if (saved === null && messages.length === 0) return { state: 'lost' }
  // The messages do not say which annotation they speak of: the ids that came back do.
  const savedIds = new Set(saved?.map(({ id }) => id))
  const unsaved = change.annotations.map(({ id }) => id).filter((id) => !savedIds.has(id))
  if (unsaved.length === 0) return { state: 'done' }
  return { state: 'refused', message: joined(messages), unsaved }
}

function neverBegun(
  part: Part,
  change: DossierChange,
  errors: readonly GraphqlError[],
): PartAnswer {
  if (errors.some(isTimeout)) return { state: 'not-run' }
  const message = errors.map(refusalByCode).find((text) => text !== null)
  if (!message) return { state: 'lost' }
  const unsaved = change.annotations.map(({ id }) => id)
  return { state: 'refused', message, ...(part === 'annotate' ? { unsaved } : {}) }
}

function refusalByCode({ code, message }: GraphqlError): string | null {
  if (code === 'unauthorized') return 'Le jeton ne couvre pas la démarche de ce dossier'
  if (code === 'not_found' || message.startsWith('No object found for')) {
    return 'Dossier, groupe ou instructeur introuvable'
  }
  return null
}

const isAlreadyThere = (message: string) =>
  foldLabel(message).startsWith('le dossier est deja avec le groupe instructeur')

export const joined = (messages: readonly string[]) =>
  messages.length > 0
    ? [...new Set(messages.map(safe))].join(' ; ')
    : 'Refusé par DS sans explication'

const LONGEST_MESSAGE = 200

/** DS’s own words, as a log may hold them: short, on one line, and without an address that they may quote. */
const safe = (message: string) =>
  message
    .slice(0, LONGEST_MESSAGE)
    .replace(/\s+/g, ' ')
    .replace(/\S+@\S+/g, '…')
