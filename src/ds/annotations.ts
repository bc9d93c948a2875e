import { foldLabel } from '../domain/labels.ts'
import type { AnnotationWrite, Champ, Descriptor } from './port.ts'

/** What an annotation should hold; null: nothing is known. */
export type AnnotationValue = string | number | null

/** One annotation that is not as it should be. */
export interface AnnotationDifference {
  readonly from: AnnotationValue
  readonly to: AnnotationValue
  readonly write: AnnotationWrite
}

/**
 * Compares one annotation with what it should hold.
 *
 * DS cannot empty a number or a date (there is no null in its input). A date that is no longer known stays. A number
 * that is no longer known, or that an applicant pre-filled by a link, becomes 0, and `reasons` says that it is
 * unknown; an empty number stays empty.
 *
 * @param same when two texts differ only in what is not worth a write
 * @returns null when there is nothing to write
 */
export function compareAnnotation(
  descriptor: Descriptor,
  actual: Champ | undefined,
  desired: AnnotationValue,
  same: (desired: string, actual: string) => boolean = sameText,
): AnnotationDifference | null {
  // Not in the form of this dossier's own revision: DS would refuse it.
  if (!actual) return null
  if (descriptor.type === 'integerNumber' || descriptor.type === 'decimalNumber') {
    const from =
      actual.value.kind === 'number' && actual.value.number !== null
        ? Number(actual.value.number)
        : null
    const to = typeof desired === 'number' ? desired : from === null ? null : 0
    if (to === null || to === from) return null
    return { from, to, write: { id: descriptor.id, type: descriptor.type, value: to } }
  }
  if (descriptor.type === 'date') {
    const from = actual.value.kind === 'date' ? actual.value.date : null
    if (desired === null || desired === from) return null
    const to = String(desired)
    return { from, to, write: { id: descriptor.id, type: 'date', value: to } }
  }
  if (
    descriptor.type === 'text' ||
    descriptor.type === 'textarea' ||
    descriptor.type === 'dropDownList'
  ) {
    const text = desired === null ? '' : String(desired)
    const to = descriptor.type === 'dropDownList' ? optionLike(descriptor, text) : text
    if (same(to, actual.text)) return null
    return {
      from: actual.text === '' ? null : actual.text,
      to: to === '' ? null : to,
      write: { id: descriptor.id, type: descriptor.type, value: to },
    }
  }
  throw new Error(`no way to write an annotation of type ${descriptor.type}`)
}

/** DS and browsers may turn one kind of space into another: that alone is not worth a write. */
function sameText(desired: string, actual: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  return plain(desired) === plain(actual)
}

/** The option as the list spells it: DS accepts that text only. */
function optionLike(descriptor: Descriptor, text: string): string {
  return descriptor.options.find((option) => foldLabel(option) === foldLabel(text)) ?? text
}
