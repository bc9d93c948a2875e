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
  /** How many run at the same time in one process. */
  readonly concurrency: number
  /** For which campaigns it works, and without what it cannot: while that is away, it waits. */
  subject(payload: Payload): Omit<Subject, 'job'>
  /** Runs again after a crash, so it reads afresh and writes only what is missing. */
  handler(services: Services, payload: Payload): Promise<JobResult>
}

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition
}
