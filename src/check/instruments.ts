import type { Day } from '../domain/facts.ts'
import type { Ds } from '../ds/port.ts'
import type { JournalReader } from '../store/port.ts'
import type { Answered } from './knock.ts'
import type { ListedWhole } from './listed.ts'

/** What the doctor looks at campaigns with. */
export interface Instruments {
  readonly ds: Ds
  /** In Paris. */
  readonly today: Day
  /** What the journal holds; null also when nobody can ask it. */
  readonly remembered: JournalReader['get']
  /** The dossiers of a démarche, listed once for all its campaigns. */
  readonly listed: (demarche: number) => Promise<ListedWhole>
  /** Asks DS for a public page, by its path. */
  readonly ask: (path: string) => Promise<Answered>
}
