import type { Readers } from '../campaign/services.ts'
import { whoTakes } from '../campaign/taking.ts'
import type { ListedDossier } from '../ds/port.ts'

/** A dossier listed that may need work. */
export type Found = Pick<ListedDossier, 'number' | 'groupId'>

export interface ByTaker {
  /** Numbers by campaign; null: reading them tells whose they are. */
  readonly taken: ReadonlyMap<string | null, readonly number[]>
  readonly untaken: readonly number[]
}

/** Whose the dossiers of a listing are, by their groups and by what is known of their applicants. */
export async function byTaker(
  { campaigns }: Pick<Readers, 'campaigns'>,
  demarche: number,
  found: readonly Found[],
): Promise<ByTaker> {
  const sharing = campaigns.on(demarche)
  const all = found.map(({ number }) => number)
  if (found.length === 0) return { taken: new Map(), untaken: [] }
  if (sharing.every(({ takes }) => takes === undefined))
    return { taken: new Map([[null, all]]), untaken: [] }
  const opened = await campaigns.openAll(demarche)
  const others = campaigns.others.known(demarche)
  const taken = new Map<string | null, number[]>()
  const untaken: number[] = []
  for (const { number, groupId } of found) {
    const seat = others?.standing(number)?.seat ?? null
    const taker = whoTakes(sharing, opened.demarche, groupId, seat)
    if (taker?.by === 'nobody') untaken.push(number)
    else {
      const campaign = taker?.by === 'campaign' ? taker.id : null
      taken.set(campaign, [...(taken.get(campaign) ?? []), number])
    }
  }
  return { taken, untaken }
}
