import type { Fault } from '../src/simulator/index.ts'
import type { Calendar } from './calendar.ts'
import type { KindName } from './kinds.ts'

export type StoreName = 'redis' | 'embedded'

interface ChaosCampaign {
  readonly id: string
  readonly demarche: number
  readonly calendar: Calendar
  /** Whether what is asked of a dossier en instruction brings it back en construction. */
  readonly correction: boolean
}
/** The campaigns of the chaos: two démarches with the same form. */
export const CAMPAIGNS: readonly ChaosCampaign[] = [
  { id: 'trimestres', demarche: 51001, calendar: 'quarters', correction: false },
  { id: 'anniversaires', demarche: 51011, calendar: 'anniversary', correction: true },
]
export const REPORTS_DEMARCHE = 51002

/** When a worker is killed. All but the first two are instants seen on the wire. */
export type Trigger =
  | 'while-starting'
  | 'at-random'
  | 'mutation-not-sent'
  | 'mutation-unanswered'
  | 'mutation-answered'
  | 'message-not-sent'
  | 'message-unanswered'
  | 'message-answered'
  | 'mail-half-sent'
  | 'mail-unanswered'
  | 'mail-answered'

/** What a person does in DS. `of`: a place among the dossiers to which it can be done, modulo how many they are. */
export type Hand =
  | {
      readonly act: 'deposit'
      readonly kind: KindName
      readonly campaign: number
      /** By a link that ticks the box of the instructeurs. */
      readonly prefilled: boolean
    }
  | { readonly act: 'submit'; readonly of: number; readonly kind: KindName }
  | { readonly act: 'move'; readonly of: number; readonly group: string }
  | { readonly act: 'follow' | 'unfollow' | 'instruct'; readonly of: number }
  | { readonly act: 'scribble' | 'grant' | 'accept' | 'refuse'; readonly of: number }
  | { readonly act: 'hide' | 'restore' | 'report'; readonly of: number }
  | { readonly act: 'tick' | 'tick-blank' | 'untick' | 'edit'; readonly of: number }

export type Peer = 'ds' | 'smtp' | 'redis'
export const SMTP_MOODS = ['greylisting', 'closing', 'slow'] as const
/** What the mail server answers to the next messages. */
export type SmtpMood = (typeof SMTP_MOODS)[number]

/** A fault of one dossier names it by its place, as hands do. */
export type ChaosEvent = { readonly afterMs: number } & (
  | { readonly kind: 'fault'; readonly fault: Fault }
  | {
      readonly kind: 'network'
      readonly peer: Peer
      readonly worker: number
      readonly how: 'cut' | 'half-open' | 'refused'
      readonly forMs: number
    }
  | { readonly kind: 'redis'; readonly how: 'killed' | 'paused'; readonly forMs: number }
  /** A new version of a form: DS brings the dossiers to it so much later. */
  | { readonly kind: 'revision'; readonly revision: RevisionName; readonly bringAfterMs: number }
  /** The clock of a worker's machine is set, and put right later: its processes see both. */
  | {
      readonly kind: 'clock'
      readonly worker: number
      readonly byMs: number
      readonly forMs: number
    }
  | { readonly kind: 'smtp'; readonly mood: SmtpMood; readonly times: number }
  | { readonly kind: 'hand'; readonly hand: Hand }
)

/** `annotations`: those of the robot that a démarche lacked. `renamed`: a champ that the opinion reads. */
export type RevisionName = 'annotations' | 'renamed'

/** From the start of one worker to its death. */
export interface Round {
  /** DS's clock when it begins, ISO. */
  readonly at: string
  readonly victim: number
  /** How much the clock of the worker that starts differs from DS's. */
  readonly skewMs: number
  readonly trigger: Trigger
  /** It dies after so long at the latest; without an instant to wait for, then. */
  readonly lifeMs: number
  /** How long after an answer went on: the time of a thought. */
  readonly afterAnswerMs: number
  readonly events: readonly ChaosEvent[]
}

export interface Plan {
  readonly seed: number
  readonly store: StoreName
  readonly workers: number
  /** In DS before the first worker starts. */
  readonly deposited: readonly KindName[]
  /** Of these, from the first one: accepted long before. */
  readonly laureats: number
  /** Places of the dossiers that DS never lets anybody write. */
  readonly broken: readonly number[]
  readonly rounds: readonly Round[]
  /** A working day at ten: what must be so then is judged. */
  readonly endAt: string
}

/** What was done to a dossier, as DS took it. */
export type Act =
  | { readonly act: 'read' | 'deposit' | 'submit' | 'state' | 'decide' | 'report' }
  | { readonly act: 'annotate'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly act: 'move'; readonly group: string; readonly refused: boolean }
  | {
      readonly act: 'follow'
      readonly instructeur: string
      readonly follows: boolean
      readonly refused: boolean
    }
  | MessageAct

/** What was done about the message to the applicant. */
type MessageAct =
  /** `text`: what stood in the annotation then. */
  | {
      readonly act: 'tick'
      readonly by: 'applicant' | 'instructeur'
      readonly ticked: boolean
      readonly text: string
    }
  | { readonly act: 'edit'; readonly text: string }
  | { readonly act: 'message'; readonly text: string; readonly refused: boolean }

/** One line of what happened in DS, in order. */
export type Entry = Act & {
  /** ms since the epoch, the machine's clock */
  readonly at: number
  readonly who: 'robot' | 'person'
  readonly dossier: number
}

export type Values = Readonly<Record<string, string | number | null>>

/** A dossier as DS has it in the end. */
export interface DossierState {
  readonly number: number
  readonly demarche: number
  /** null: a report. */
  readonly kind: KindName | null
  readonly state: string
  readonly hidden: boolean
  readonly siret: string
  readonly group: string
  readonly followers: readonly string[]
  readonly annotations: Values
  /** Rows of its private repetition. */
  readonly rows: number
  /** The address in its form. */
  readonly contact: string
  /** The address of the account that deposited it: written to when the other is refused. */
  readonly account: string
  /** `2021-01-15`; null while it is not decided. */
  readonly decidedOn: string | null
  /** Quarters whose report came in, « T1 2021 », and when (ms, the machine's clock). */
  readonly reports: readonly { readonly quarter: string; readonly at: number }[]
}

/** An e-mail that the sink took. */
export interface Mail {
  /** ms since the epoch, the machine's clock */
  readonly at: number
  readonly id: string
  readonly to: readonly string[]
  readonly subject: string
}

/** A row of the journal about an e-mail: its name, cut at the colons, and how it ended. */
export interface SendingRow {
  readonly row: readonly string[]
  readonly state: string
}

export interface FailedJob {
  readonly job: string
  readonly dossier: number | null
  readonly reason: string
}

/** DS and the queue at one instant. */
export interface View {
  readonly dossiers: readonly DossierState[]
  /** What the opinion's annotations must hold, by label, of each live dossier. */
  readonly wanted: Readonly<Record<number, Values>>
  readonly failed: readonly FailedJob[]
  /** Dossiers that wait to be brought to a version of their form: when they are, no date tells. */
  readonly awaiting: readonly number[]
  /** Entries of the timeline before it. */
  readonly entries: number
}

/** What came after all that: ticks, a kill, and the store lost. */
export interface Epilogue {
  readonly timeline: readonly Entry[]
  readonly dossiers: readonly DossierState[]
  readonly mails: readonly Mail[]
}

/** Everything that is judged. Plain data: kept with a failure. */
export interface Outcome {
  /** A working day, ISO. */
  readonly endAt: string
  readonly timeline: readonly Entry[]
  /** Once nothing was left in the queues. */
  readonly settled: View | null
  /** After one more poll, one follow-up and one full pass. */
  readonly final: View
  /** Dossiers that DS lets nobody write. */
  readonly broken: readonly number[]
  readonly mails: readonly Mail[]
  readonly sendings: readonly SendingRow[]
  readonly watermarks: readonly { readonly demarche: number; readonly at: string }[]
  readonly epilogue: Epilogue
  /** Dossiers that the journal knows. */
  readonly remembered: readonly number[]
  /** DS's clock in the end, ISO. */
  readonly dsNow: string
  /** What went wrong with the processes themselves: an exit by itself, a stop that took too long. */
  readonly trouble: readonly string[]
}

export interface Violation {
  readonly rule: string
  readonly about: string
}
