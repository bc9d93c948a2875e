import { type Fact, notAsked, unreadable } from '../../domain/facts.ts'
import { folded, isLabelled, underFirst } from '../../domain/labels.ts'
import type { Champ } from '../../ds/port.ts'

/** Where a fact was looked for: nowhere on this form, in one champ, or in several of the same label. */
export type Found =
  | { readonly state: 'absent' }
  | { readonly state: 'one'; readonly champ: Champ }
  | { readonly state: 'duplicate'; readonly ids: readonly string[] }

/** @param candidates labels or champ ids; the first that the form has wins. */
export function findChamp(champs: readonly Champ[], candidates: readonly string[]): Found {
  // A section is often titled like the champ it introduces.
  const fillable = champs.filter(({ value }) => value.kind !== 'heading')
  const [champ, ...others] = underFirst(fillable, candidates, hasId)
  if (champ === undefined) return { state: 'absent' }
  if (others.length === 0) return { state: 'one', champ }
  return { state: 'duplicate', ids: [champ, ...others].map(({ id }) => id) }
}

/** Every champ under any of these labels or ids, in the order of the form: they are read together. */
export function findEvery(champs: readonly Champ[], candidates: readonly string[]): Champ[] {
  const wanted = candidates.map(folded)
  return champs.filter(
    (champ) =>
      champ.value.kind !== 'heading' &&
      (wanted.some((one) => isLabelled(folded(champ.label), one)) ||
        candidates.some((one) => hasId(champ, one))),
  )
}

/** What every champ id begins with: « Champ- » in base64. */
const CHAMP_ID = 'Q2hhbXAt'

const hasId = ({ id }: Champ, candidate: string): boolean =>
  candidate.startsWith(CHAMP_ID) && descriptorId(id) === candidate

/** Inside a row, the id of a champ is that of its descriptor followed by the row's: « Champ-12|01J… », in base64. */
function descriptorId(id: string): string {
  const [descriptor = ''] = Buffer.from(id, 'base64').toString('utf8').split('|')
  return Buffer.from(descriptor).toString('base64')
}

export function factFrom<T>(found: Found, read: (champ: Champ) => Fact<T>): Fact<T> {
  if (found.state === 'absent') return notAsked
  if (found.state === 'one') return read(found.champ)
  return unreadable(`plusieurs champs de même libellé : ${found.ids.join(', ')}`)
}
