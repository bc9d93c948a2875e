import type { Dossier } from './demarche.ts'
import type { ChampSpec, ChampType, Revision } from './form.ts'

/** Types whose values stay what they are when the form turns one into another. */
const CASTS: Partial<Record<ChampType, readonly ChampType[]>> = {
  text: ['textarea', 'formatted'],
  textarea: ['text', 'formatted'],
  dropDownList: ['text', 'textarea'],
  email: ['text', 'textarea'],
  integerNumber: ['decimalNumber'],
  checkbox: ['yesNo'],
  yesNo: ['checkbox'],
}

/** Brings a dossier to another revision: what left the form is lost, and so are values of another type. No date moves. */
export function rebase(dossier: Dossier, revision: Revision) {
  const { champs, annotations } = dossier.revision
  dossier.champs = keep(dossier.champs, champs, revision.champs)
  dossier.annotations = keep(dossier.annotations, annotations, revision.annotations)
  dossier.revision = revision
}

function keep<T>(
  values: ReadonlyMap<number, T>,
  before: readonly ChampSpec[],
  after: readonly ChampSpec[],
): ReadonlyMap<number, T> {
  const typeBefore = new Map(before.map(({ stableId, type }) => [stableId, type]))
  const kept = after.filter(({ stableId, type }) => {
    const old = typeBefore.get(stableId)
    return old === undefined || old === type || CASTS[old]?.includes(type)
  })
  const ids = new Set(kept.map(({ stableId }) => stableId))
  return [...values.keys()].every((id) => ids.has(id))
    ? values
    : new Map([...values].filter(([id]) => ids.has(id)))
}
