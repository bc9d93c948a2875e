import { fromId } from '../../ids.ts'
import type { Dossier } from '../../world/demarche.ts'
import type { ChampSpec } from '../../world/form.ts'
import { setAnnotation } from '../../world/hands/instructeur.ts'
import { toParis } from '../../world/time.ts'
import type { Row, Value } from '../../world/values.ts'
import { type Champ, champ } from '../champ.ts'
import { type Run, ServerCrash } from '../run.ts'
import { sanitize, validationMessage, WRITABLE } from './validation.ts'

/** `value` has one key: the annotation's type. A `datetime` comes in microseconds. */
export interface AnnotationInput {
  readonly id: string
  readonly value: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

interface Target {
  readonly spec: ChampSpec
  readonly parent: ChampSpec | null
  readonly rowId: string | undefined
  readonly value: AnnotationInput['value'][string]
}

/**
 * The items one by one: each is saved or refused alone, and a refusal does not tell which one it speaks of.
 * All ids are looked up before anything is saved.
 */
export function modifyAnnotations(run: Run, dossier: Dossier, items: readonly AnnotationInput[]) {
  const errors: string[] = []
  const targets: Target[] = []
  for (const item of items) {
    const target = findTarget(dossier, item)
    if (typeof target === 'string') errors.push(target)
    else targets.push(target)
  }

  const saved: Champ[] = []
  const values: Record<string, unknown> = {}
  for (const target of targets) {
    const { spec, rowId } = target
    if (spec.type === 'repetition') {
      saved.push(champ(spec, addRows(run, dossier, spec, Number(target.value))))
      continue
    }
    if (isStuck(dossier, spec)) {
      saved.push(champ(spec, ''))
      continue
    }
    const value = sanitize(spec, toStored(spec, target.value))
    const message = validationMessage(spec, value, run.world.clock())
    if (message) {
      errors.push(message)
      continue
    }
    write(run, dossier, target, value)
    saved.push(champ(spec, value, rowId))
    values[spec.label] = value
  }
  return { saved, values, errors }
}

/** The annotation of the dossier's own revision that an item means, or DS's refusal. */
function findTarget(dossier: Dossier, { id, value }: AnnotationInput): Target | string {
  const found = fromId(id)
  const [stableId = '', rowId] = found?.kind === 'Champ' ? found.key.split('|') : []
  const annotation = dossier.revision.annotationById.get(Number(stableId))
  if (!annotation || !WRITABLE.includes(annotation.spec.type))
    return `L‘annotation "${id}" n’existe pas`
  const [[type = '', content] = []] = Object.entries(value)
  if (annotation.spec.type !== type || content === undefined)
    return `L‘annotation "${id}" n’est pas de type attendu`
  // a child without its row, or a root with one, is an exception of DS's code
  if ((annotation.parent === null) !== (rowId === undefined)) throw new ServerCrash()
  return { ...annotation, rowId, value: content }
}

/** A date once emptied in DS's pages: the API says that it wrote it, and it stays empty (a bug of DS). */
const isStuck = (dossier: Dossier, { type, stableId }: ChampSpec) =>
  (type === 'date' || type === 'datetime') && dossier.annotations.get(stableId)?.value === ''

/** DS keeps the instant in Paris, to the second. */
const toStored = ({ type }: ChampSpec, value: Target['value']): Value =>
  type === 'datetime' ? toParis(Number(value)) : value

function write(run: Run, dossier: Dossier, { spec, parent, rowId }: Target, value: Value) {
  const updatedBy = run.token.owner
  if (!parent) {
    if (setAnnotation(run.world, dossier, spec.stableId, value, updatedBy)) run.world.touch(dossier)
    return
  }
  const before = rowsOf(dossier, parent)
  // an unknown row is accepted, and the value is lost
  const row = before.find(({ id }) => id === rowId)
  if (!row || row.values.get(spec.stableId) === value) return
  const changed = { id: row.id, values: new Map(row.values).set(spec.stableId, value) }
  const rows = before.map((one) => (one === row ? changed : one))
  setAnnotation(run.world, dossier, parent.stableId, rows, updatedBy)
  run.world.touch(dossier)
}

/** Adds rows each time it is asked, without moving the dossier's date. */
function addRows(run: Run, dossier: Dossier, spec: ChampSpec, count: number): readonly Row[] {
  const added = Array.from({ length: count }, () => ({
    id: run.world.nextRowId(),
    values: new Map(),
  }))
  const value = [...rowsOf(dossier, spec), ...added]
  setAnnotation(run.world, dossier, spec.stableId, value, run.token.owner)
  return value
}

function rowsOf(dossier: Dossier, { stableId }: ChampSpec): readonly Row[] {
  const value = dossier.annotations.get(stableId)?.value
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object') : []
}
