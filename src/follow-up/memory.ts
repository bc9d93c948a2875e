import type { LaureatMemory } from '../queue/entries.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import type { Journal, JournalReader, Key } from '../store/port.ts'

/** A period of which the server takes no e-mail, and since which day. */
export type Unreached = NonNullable<LaureatMemory['unreached']>[number]

export async function readMemories(
  { journal }: { readonly journal: JournalReader },
  demarche: number,
): Promise<ReadonlyMap<number, LaureatMemory>> {
  const rows = await journal.list(keys.laureats(demarche))
  return new Map(rows.map(({ key, value }) => [dossierOf(key), value]))
}

/** The lauréats of a campaign whom DS lists no more. */
export const goneOf = (
  memories: ReadonlyMap<number, LaureatMemory>,
  listed: ReadonlySet<number>,
  campaign: string,
): Map<number, LaureatMemory> =>
  new Map(
    [...memories].filter(([number, { row }]) => !listed.has(number) && row?.campaign === campaign),
  )

/** Writes what changed; a memory of nothing leaves the journal. */
export async function rememberLaureat(
  journal: Journal,
  key: Key<LaureatMemory>,
  before: LaureatMemory | undefined,
  after: Omit<LaureatMemory, 'at'>,
  now: number,
): Promise<void> {
  const { at: _, ...known } = before ?? { at: '' }
  if (JSON.stringify(sorted(known)) === JSON.stringify(sorted(after))) return
  const isEmpty = Object.keys(after).length === 0
  if (isEmpty) await journal.delete(key)
  else await journal.set(key, { at: new Date(now).toISOString(), ...after })
}

const sorted = (memory: object) =>
  Object.entries(memory).sort(([one], [other]) => (one < other ? -1 : 1))
