import type { Dossier } from './demarche.ts'
import type { ChampSpec } from './form.ts'
import type { Value, Values } from './values.ts'

/** Whether a condition of the form shows a champ of the root. */
export const isShown = (spec: ChampSpec, { champs, annotations }: Dossier): boolean =>
  holds(spec, (id) => champs.get(id) ?? annotations.get(id)?.value)

/** Whether a condition shows a champ of a row: it looks at the other champs of that row. */
export const isShownInRow = (spec: ChampSpec, row: Values): boolean =>
  holds(spec, (id) => row.get(id))

const holds = ({ shownIf }: ChampSpec, find: (stableId: number) => Value | undefined) =>
  !shownIf || find(shownIf.stableId) === shownIf.is
