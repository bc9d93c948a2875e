import type { Day } from '../domain/facts.ts'
import type { PeriodId } from '../domain/follow-up/periods.ts'
import { dossierOf, keys } from '../queue/keys.ts'
import type { Journal, JournalReader } from '../store/port.ts'

/** What the journal keeps of a lauréat besides the e-mails: what DS cannot tell. No personal data. */
export interface LaureatMemory {
  /** ISO instant of its last change. */
  readonly at: string
  /** The robot wrote the `reminders` annotation: what it holds is not what the applicant pre-filled. */
  readonly written?: true
  /** Fingerprints of the accounts of which an instructeur confirmed a report. */
  readonly confirmed?: readonly string[]
  /** Periods of which no e-mail leaves, or left while they were asked for; the oldest first. */
  readonly unreached?: readonly Unreached[]
}

/** A period of which the server takes no e-mail, and since which day. */
export interface Unreached {
  readonly period: PeriodId
  readonly since: Day
}

export async function readMemories(
  { journal }: { readonly journal: JournalReader },
  demarche: number,
): Promise<ReadonlyMap<number, LaureatMemory>> {
  const rows = await journal.list<LaureatMemory>(keys.laureats(demarche))
  return new Map(rows.map(({ key, value }) => [dossierOf(key), value]))
}

/** Writes what changed; a memory of nothing leaves the journal. */
export async function rememberLaureat(
  journal: Journal,
  key: string,
  before: LaureatMemory | undefined,
  after: Omit<LaureatMemory, 'at'>,
  now: number,
): Promise<void> {
  const { at: _, ...known } = before ?? { at: '' }
  if (JSON.stringify(sorted(known)) === JSON.stringify(sorted(after))) return
  const isEmpty = Object.keys(after).length === 0
  if (isEmpty) await journal.delete(key)
  else await journal.set(key, { at: new Date(now).toISOString(), ...after } satisfies LaureatMemory)
}

const sorted = (memory: object) =>
  Object.entries(memory).sort(([one], [other]) => (one < other ? -1 : 1))
