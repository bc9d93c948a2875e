import { Failure } from '../failures/failure.ts'
import type { JournalEntry } from './port.ts'

/** What becomes of an entry from one version of the journal's format to the next; null: it goes. Pure. */
export type Step = (entry: JournalEntry) => JournalEntry | null

/** In order: the first leads from version 1 to version 2. A step that is published is never changed. */
const STEPS: readonly Step[] = [
  // Version 2 says its version, on Redis too; the entries are those of version 1.
  (entry) => entry,
  // Version 3 keeps the names of the entries together on Redis.
  (entry) => entry,
]

/** The version that this release writes. */
export const JOURNAL_VERSION = STEPS.length + 1

/** A journal that says in which version of the format it is. */
export interface Versioned {
  /** 1 when nothing is said: the format of the first release. */
  version(): Promise<number>
  /** All entries, in no order, whatever the version. */
  everything(): Promise<JournalEntry[]>
  /**
   * Replaces everything in one step, or nothing.
   * @returns false, without a change, when the journal is not in version `from` (any more)
   */
  rewrite(entries: readonly JournalEntry[], from: number, to: number): Promise<boolean>
}

/** The entries of an earlier version in the version that this release writes. */
export function lift(
  entries: readonly JournalEntry[],
  from: number,
  steps: readonly Step[] = STEPS,
): JournalEntry[] {
  return steps
    .slice(from - 1)
    .reduce<JournalEntry[]>(
      (some, step) => some.flatMap((entry) => step(entry) ?? []),
      [...entries],
    )
}

/**
 * Brings the journal to the version that this release writes. Of several processes that start together one does it;
 * one of an earlier release must not be running.
 *
 * @param where for the message: « in ./data »
 * @throws Failure permanent `store.newer` when a later release wrote it.
 */
export async function bringUpToDate(
  journal: Versioned,
  where: string,
  steps: readonly Step[] = STEPS,
): Promise<void> {
  const known = steps.length + 1
  for (;;) {
    const version = await journal.version()
    if (version === known) return
    if (version > known) {
      throw new Failure(
        'permanent',
        'store.newer',
        `The store ${where} was written by a later release of Guichet (journal in version ${version}, this release ` +
          `knows ${known}): use that release, or another store.`,
      )
    }
    await journal.rewrite(lift(await journal.everything(), version, steps), version, known)
  }
}
