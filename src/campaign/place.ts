import { ANNOTATIONS, type AnnotationKey } from '../config/form.ts'
import type { Champ, Descriptor, Dossier } from '../ds/port.ts'
import { missingOptions } from './form/annotations.ts'
import type { CampaignInDs } from './in-ds.ts'
import type { OwnForm } from './own-forms.ts'

/** Where an annotation stands in one dossier. */
export type Place =
  /** Under the type that the dossier's own revision of the form gives it. */
  | { readonly is: 'there'; readonly descriptor: Descriptor; readonly actual: Champ }
  /** The published form has it; the dossier is on another revision, which has not, or not as it can be written. */
  | { readonly is: 'awaited' }
  /** The dossier is on the published form: a condition hides it there. */
  | { readonly is: 'hidden' }

/** @returns null when the démarche does not have it */
export function placeOf(
  { demarche, form }: Pick<CampaignInDs, 'demarche' | 'form'>,
  key: AnnotationKey,
  { revisionId, annotations }: Pick<Dossier, 'revisionId' | 'annotations'>,
  ownForm: OwnForm,
): Place | null {
  const id = form.annotations.get(key)?.id
  if (id === undefined) return null
  const descriptor = ownForm(revisionId).find((one) => one.id === id)
  const actual = annotations.find((one) => one.id === id)
  if (descriptor && actual && canHold(key, descriptor)) return { is: 'there', descriptor, actual }
  return { is: revisionId === demarche.activeRevisionId ? 'hidden' : 'awaited' }
}

/** The published form has it, and the dossier does not: for good, once it is decided. */
export function hasNoPlace(
  { form }: Pick<CampaignInDs, 'form'>,
  { annotations }: Pick<Dossier, 'annotations'>,
  key: AnnotationKey,
): boolean {
  const id = form.annotations.get(key)?.id
  return id !== undefined && !annotations.some((one) => one.id === id)
}

const canHold = (key: AnnotationKey, descriptor: Descriptor): boolean =>
  ANNOTATIONS[key].types.some((type) => type === descriptor.type) &&
  missingOptions(key, descriptor).length === 0
