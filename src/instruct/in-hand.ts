import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { DossierChange } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { Claim, JobResult } from '../queue/define.ts'
import { BackToQueue } from '../queue/on-failure.ts'
import type { Plan } from './decide.ts'

/**
 * What may become of a dossier. `awaiting-form`: DS has not yet brought it to the published form; `hidden`: a condition of
 * the form hides a required annotation in it. Nobody reads these two's opinion, whatever else was done. `untaken`: no
 * campaign takes it. `waits`: its SIRET will tell whose it is.
 */
export const OUTCOMES = [
  'written',
  'unchanged',
  'awaiting-form',
  'hidden',
  'left-alone',
  'gone',
  'untaken',
  'waits',
  'handed-over',
] as const

export type Instructed = JobResult<(typeof OUTCOMES)[number]>

/** A job in hand: one dossier that waits for its round, or is in it. */
export interface InHand {
  readonly campaign: string
  readonly dossier: number
  readonly claim: Claim | undefined
  /** The first outcome counts. */
  settle(outcome: { readonly ok: Instructed } | { readonly failure: unknown }): void
}

/** A dossier that was decided on, and what is still to be written of it. */
export interface Decided {
  readonly job: InHand
  readonly inDs: CampaignInDs
  readonly plan: Plan
  readonly change: DossierChange
}

/** What a round knows of the line that it comes from. */
export interface Line {
  readonly isStopping: boolean
  /** How many may travel together with a dossier whose document failed, maybe because of it. */
  readonly suspects: Map<number, number>
  /** What DS accepted, whatever became of the jobs afterwards. */
  readonly done: WriteCounts
}

export interface WriteCounts {
  annotations: number
  moved: number
  followed: number
  /** To applicants. */
  messages: number
}

/** The last one first: each goes to the head of the queue. */
export function sendBack(jobs: readonly InHand[]): void {
  for (const job of jobs.toReversed()) job.settle({ failure: new BackToQueue() })
}

/** The queue has given it to another process, which reads it afresh. */
export const lostLock = () =>
  new Failure(
    'transient',
    'store.lock-lost',
    'the store no longer holds this job for this process: another one does it',
  )
