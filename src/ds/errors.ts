import { z } from 'zod'
import { Failure } from '../failures/failure.ts'

export type RequestKind = 'query' | 'mutation'

/**
 * What is kept of an error of a GraphQL answer. Its message decides nothing but timeouts, and is never repeated:
 * it may echo our variables.
 */
export interface GraphqlError {
  readonly message: string
  /** Empty when the error is that of the whole document. */
  readonly path: readonly (string | number)[]
  readonly code: string | null
  readonly typeName: string | null
  readonly fieldName: string | null
  /** True when DS refused a variable. */
  readonly badVariable: boolean
}

const word = z.string().regex(/^\w+$/).nullable().catch(null)
const errorsShape = z.array(
  z.object({
    message: z.string().catch(''),
    path: z.array(z.union([z.string(), z.number()])).catch([]),
    extensions: z
      .object({
        code: word,
        typeName: word,
        fieldName: word,
        problems: z.unknown().optional(),
      })
      .catch({ code: null, typeName: null, fieldName: null }),
  }),
)

/** @returns null when it is not a list of GraphQL errors. */
export function readErrors(errors: unknown): GraphqlError[] | null {
  const parsed = errorsShape.safeParse(errors ?? [])
  if (!parsed.success) return null
  return parsed.data.map(({ message, path, extensions }) => ({
    message,
    path,
    code: extensions.code,
    typeName: extensions.typeName,
    fieldName: extensions.fieldName,
    badVariable: extensions.problems !== undefined,
  }))
}

/** After 30 s every field not yet started is null; only the first of these errors has a code. */
export const isTimeout = (error: GraphqlError) =>
  error.code === 'timeout' || error.message.startsWith('Timeout on ')

/** graphql-ruby's words for a document that it will not run, whatever it asks. */
const TOO_MUCH = /exceeds max complexity|query is too large to execute/

/** An answer without `data`: DS read the document and ran none of it. */
export function rejection(errors: readonly GraphqlError[]): Failure {
  // DS gives the validation of a document 3 s of wall clock: a loaded one does not end in time, and then it does.
  if (errors.some(isTimeout)) {
    return new Failure(
      'transient',
      'ds.busy',
      'DS had no time to validate the request, and ran none of it: it is loaded, try again with fewer dossiers',
    )
  }
  if (errors.some((error) => TOO_MUCH.test(error.message))) {
    return new Failure(
      'permanent',
      'ds.too-complex',
      'DS refused the request as too complex: ask for fewer dossiers at once',
    )
  }
  if (errors.some((error) => error.badVariable)) {
    return new Failure(
      'permanent',
      'ds.bad-request',
      'DS refused a value before running the request: an annotation value is out of the range of its type',
    )
  }
  const unknown = errors.find((error) => error.code !== null)
  if (unknown) {
    const where = [unknown.typeName, unknown.fieldName].filter(Boolean).join('.')
    return new Failure(
      'permanent',
      'ds.schema-changed',
      `DS no longer accepts our operations (${[unknown.code, where].filter(Boolean).join(' ')}): run "guichet check", then upgrade Guichet`,
    )
  }
  return new Failure('permanent', 'ds.bad-request', 'DS refused the request before running it')
}

/** Errors that leave one field null and are true in themselves: a hidden or deleted linked object, an empty non-null. */
const HARMLESS = new Set(['not_found', 'unauthorized', 'invalid_null'])

/** Whether what came with these errors can be used: no value is null for want of time or for an unknown reason. */
export const areHarmless = (errors: readonly GraphqlError[]) =>
  errors.every((error) => HARMLESS.has(error.code ?? ''))

/**
 * Why a demarche or a dossier did not come, or cannot be used.
 * @param errors those about it, with paths that start at the root field
 */
export function readFailure(
  kind: 'demarche' | 'dossier',
  number: number,
  errors: readonly GraphqlError[],
): Failure {
  const subject = `${kind} ${number}`
  if (errors.some(isTimeout)) return tooSlow(subject)
  const root = errors.find((error) => error.path.length === 1)
  if (root?.code === 'not_found') {
    return new Failure(
      'permanent',
      `ds.${kind}-not-found`,
      `DS knows no ${subject}: check its number`,
    )
  }
  if (root?.code === 'unauthorized') {
    return new Failure(
      'permanent',
      `ds.${kind}-hidden`,
      `The token does not cover ${subject}: add its démarche to the token, or use another token`,
    )
  }
  const [empty] = errors
  if (empty && areHarmless(errors)) {
    return new Failure(
      'permanent',
      `ds.${kind}-unreadable`,
      `DS cannot show ${subject}: ${fieldName(empty.path)} is empty there, tell the support of DS`,
    )
  }
  return halfAnswer(subject)
}

export const halfAnswer = (subject: string) =>
  new Failure('transient', 'ds.half-answer', `DS answered only in part about ${subject}: try again`)

export const tooSlow = (subject: string) =>
  new Failure('transient', 'ds.timeout', `DS took more than its 30 s over ${subject}: try again`)

export const dossierTooSlow = (kind: 'transient' | 'ambiguous') =>
  new Failure(
    kind,
    'ds.dossier-too-slow',
    'DS answers, but needs more than its 30 s for this dossier alone: see whether it opens in DS, tell the support of DS, then run `guichet failed retry`',
  )

/** Démarches are read, never written. */
export const demarcheTooSlow = () =>
  new Failure(
    'transient',
    'ds.demarche-too-slow',
    'DS answers, but needs more than its 30 s for this démarche alone: see whether it opens in DS, tell the support of DS',
  )

/**
 * A write that DS did not do, or may not have done, through no fault of its dossier: nothing more is sent on a
 * decision that may be out of date. Its job reads the dossier and decides again.
 * @param at ms since the epoch: not sooner; 0: at once
 */
export const readAgain = (at = 0) =>
  new Failure(
    'ambiguous',
    'ds.read-again',
    'The write was not done, or its answer was lost: the dossier is read again, then decided on again',
    at,
  )

const fieldName = (path: GraphqlError['path']) =>
  path.findLast((step) => typeof step === 'string' && /^\w+$/.test(step)) ?? 'a field'

export const lostAnswer = () =>
  new Failure(
    'ambiguous',
    'ds.lost-answer',
    'DS may have written this dossier without saying so: read it before writing again',
  )
