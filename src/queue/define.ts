import type * as z from 'zod'
import type { Services } from '../campaign/services.ts'
import type { Subject } from './incidents.ts'

/** How a job went: a word for the log and the tables, with identifiers and counts. */
export type JobResult = { readonly outcome: string } & Readonly<
  Record<string, string | number | boolean>
>

/** A job: its name (that of its queue), what it does for the operator, what it carries, how it is done. */
export interface JobDefinition<Payload = unknown> {
  readonly name: string
  /** One sentence, shown by `status`. */
  readonly summary: string
  /** Identifiers only: what is stored in the queue holds no personal data. */
  readonly payload: z.ZodType<Payload>
  /** How many are in hand at the same time in one process; asked for again as jobs end. */
  readonly concurrency: number | ((services: Services) => number)
  /** Of several replicas, one at a time does these jobs. */
  readonly alone?: true
  /** For which campaigns it works, and without what it cannot: while that is away, it waits. */
  subject(payload: Payload): Omit<Subject, 'job'>
  /**
   * Runs again after a crash, so it reads afresh and writes only what is missing.
   * @param signal aborted once the queue has given the job to somebody else
   */
  handler(services: Services, payload: Payload, signal?: AbortSignal): Promise<JobResult>
}

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition
}
