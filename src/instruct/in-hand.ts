import type { CampaignInDs } from '../campaign/campaigns.ts'
import type { DossierChange } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import type { JobResult } from '../queue/define.ts'
import { BackToQueue } from '../queue/on-failure.ts'
import type { Plan } from './decide.ts'

/** What became of a dossier. `untaken`: no campaign takes it. `waits`: its SIRET will tell whose it is. */
export type Instructed = JobResult<
  'written' | 'unchanged' | 'left-alone' | 'gone' | 'untaken' | 'waits' | 'handed-over'
>

/** A job in hand: one dossier that waits for its round, or is in it. */
export interface InHand {
  readonly campaign: string
  readonly dossier: number
  /** Aborted once the queue has given the job to somebody else. */
  readonly signal: AbortSignal | undefined
  /** The first outcome counts. */
  settle(outcome: { readonly ok: Instructed } | { readonly failure: unknown }): void
}

/** Its outcome tells of what was done before the last decision on it. */
export const telling = (
  job: InHand,
  done: { readonly messaged: true } | { readonly moved: true },
): InHand => ({
  ...job,
  settle: (outcome) => job.settle('ok' in outcome ? { ok: { ...outcome.ok, ...done } } : outcome),
})

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
