import type { Trace } from '../ds/port.ts'

/** What a listing shows of a dossier as long as nobody touches it. */
export type Fingerprint = string

export const fingerprint = (trace: Trace): Fingerprint =>
  [
    trace.state,
    trace.modifiedAt,
    trace.champsModifiedAt,
    trace.annotationsModifiedAt,
    trace.groupId,
    ...trace.followerIds.toSorted(),
  ].join(' ')

/** When the applicant had last submitted it then; null: not told. */
export const champsModifiedIn = (print: Fingerprint): string | null => print.split(' ')[2] ?? null
