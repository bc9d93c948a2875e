import type { JobsOptions } from 'bullmq'
import type * as z from 'zod'
import type { Config } from '../config/load.ts'
import type { Subject } from './incidents.ts'

/** How a job went: a word for the log and the tables, with identifiers and counts. */
export type JobResult<Outcome extends string = string> = { readonly outcome: Outcome } & Readonly<
  Record<string, string | number | boolean>
>

/** How the jobs of one name are put in their queue. */
export interface Queueing<Payload> {
  /** That of their queue. */
  readonly name: string
  /** Identifiers only: what is stored in the queue holds no personal data. */
  readonly payload: z.ZodType<Payload>
  /** In addition to those of every job. `deduplication` tells which of them are the same work. */
  options(payload: Payload): JobsOptions
  /** One job at a time among all processes. */
  readonly oneAtATime?: true
  /** Whether a job leaves nothing to do to an earlier one that gave up; without it, none goes. */
  covers?(payload: Payload, earlier: Payload): boolean
}

/** When jobs are queued by themselves. */
export interface Hours<Payload> {
  /** Of the schedule, without « : »; absent: the job's. */
  readonly name?: string
  /** Five fields, Europe/Paris. */
  cron(schedules: Config['schedules']): string
  /** How late (ms) a slot missed while nothing ran may still be served. */
  readonly catchUpWindowMs: number
  /** Serve the current minute when it has never run: for what a new installation should not wait for. */
  readonly runAtFirstStart?: true
  /** Whether the operator is shown the schedule, or even told by e-mail when a slot was missed. */
  readonly watched?: 'shown' | 'told'
  /** What is queued for a slot (ISO instant of a minute); nothing: the configuration gives it nothing to do. */
  payloads(config: Config, slot: string): Payload[]
}

/** What the queue says of a job that it has given. */
export interface Claim {
  /** Aborted once the queue has given the job to somebody else. */
  readonly signal: AbortSignal | undefined
  /** Its place in the order of the queue: by priority, then as they came. Several may be given in another order. */
  readonly place: readonly [priority: number, number: number]
}

/** A job: its name, what it does for the operator, what it carries, when it runs, how it is done. */
export interface JobDefinition<Payload, Tools, Outcome extends string = string>
  extends Queueing<Payload> {
  /** One sentence, shown by `status`. */
  readonly summary: string
  readonly outcomes: readonly Outcome[]
  /** How many are in hand at the same time in one process; asked for again as jobs end. */
  readonly concurrency: number | ((tools: Tools) => number)
  /** Of several replicas, one at a time does these jobs. */
  readonly alone?: true
  readonly hours?: readonly Hours<Payload>[]
  /** For which campaigns it works, and without what it cannot: while that is away, it waits. */
  subject(payload: Payload): Omit<Subject, 'job'>
  /** Runs again after a crash, so it reads afresh and writes only what is missing. */
  handler(tools: Tools, payload: Payload, claim?: Claim): Promise<JobResult<Outcome>>
}

export const defineJob = <Payload, Tools, const Outcome extends string>(
  definition: JobDefinition<Payload, Tools, Outcome>,
): JobDefinition<Payload, Tools, Outcome> => definition
