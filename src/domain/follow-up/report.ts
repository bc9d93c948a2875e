import type { Decimal } from 'decimal.js'
import type { Day, Fact, Provider } from '../facts.ts'

/** A lauréat, as far as its reports are concerned. */
export interface Laureat {
  readonly dossier: number
  readonly siren: string | null
  /** The day of the decision, in Paris. */
  readonly decidedOn: Day
  /** E-mail addresses that its dossier knows: of the account, of the contact. Personal data. */
  readonly addresses: readonly string[]
  /** Whether a person once confirmed a report of that account for this lauréat. */
  readonly isConfirmed: (account: string) => boolean
  /** Reports that the `reminders` annotation already calls received. */
  readonly received: ReadonlySet<number>
}

/** A progress report, as its dossier says it. Amounts in euros. Texts on one line, shortened. */
export interface Report {
  readonly dossier: number
  readonly depositedOn: Day
  /** The day of the last change of what it says. */
  readonly changedOn: Day
  /** null: deposited by a natural person. */
  readonly siren: string | null
  /** E-mail of the account that deposited it. Personal data. */
  readonly account: string
  /** An instructeur accepted its dossier: whoever deposited it, a person answers for it. */
  readonly isAccepted: boolean
  /** Number of the lauréat's dossier, as typed. */
  readonly laureat: Fact<number>
  /** The quarter, as typed. */
  readonly period: Fact<string>
  readonly progress: Fact<string>
  readonly consumed: Fact<Decimal>
  readonly projectEnd: Fact<Day>
  readonly companies: Fact<readonly Provider[]>
}
