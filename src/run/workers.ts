import { DelayedError, type Job, type Worker } from 'bullmq'

import type { Job as JobDefinition, Services } from '../campaign/services.ts'
import { errorLine } from '../log.ts'
import type { JobResult } from '../queue/define.ts'

import { Incidents } from '../queue/incidents.ts'
import { putOff, settleFailure } from '../queue/on-failure.ts'
import { oneAmongReplicas } from './alone.ts'
import { SharedFailures } from './shared-failures.ts'

/** What became of a job, for whoever shows progress. */
export interface JobReport {
  readonly job: string
  readonly result: JobResult
}

/** Starts one BullMQ worker per job definition, all of them by default; the store closes them. */
export function startWorkers(
  services: Services,
  report: (report: JobReport) => void = () => {},
  definitions: readonly JobDefinition[] = services.jobs,
): Worker[] {
  const incidents = new Incidents(services.store.journal, services.log)
  const shared = new SharedFailures()
  return definitions.map((definition) =>
    startWorker(services, definition, incidents, shared, report),
  )
}

function startWorker(
  services: Services,
  definition: JobDefinition,
  incidents: Incidents,
  shared: SharedFailures,
  report: (report: JobReport) => void,
): Worker {
  const log = services.log.child({ job: definition.name })

  const read = (job: Job<unknown>) => {
    const payload = definition.payload.parse(job.data)
    return { payload, subject: { job: definition.name, ...definition.subject(payload) } }
  }

  const inHand = () =>
    typeof definition.concurrency === 'number'
      ? definition.concurrency
      : definition.concurrency(services)

  async function run(
    job: Job<unknown>,
    token: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<JobResult> {
    const started = performance.now()
    let tries: ReadonlySet<string> = new Set()
    try {
      const { payload, subject } = read(job)
      const entered = await incidents.enter(subject)
      if (entered.waitMs > 0) throw await putOff(job, token, entered.waitMs)
      tries = entered.tries
      const result = await definition.handler(services, payload, {
        signal,
        place: [job.priority, Number(job.id)],
      })
      await incidents.ended(subject, result.outcome, tries)
      log.info(
        { ...identifiers(job), ...result, ms: Math.round(performance.now() - started) },
        'done',
      )
      report({ job: definition.name, result })
      return result
    } catch (error) {
      if (error instanceof DelayedError) throw error
      const settled = await settleFailure(job, token, error, (stop, failure) =>
        incidents.met(read(job).subject, stop, failure, tries),
      )
      const level = settled instanceof DelayedError && !shared.isNew(error) ? 'debug' : 'warn'
      log[level](
        { ...identifiers(job), attempt: job.attemptsMade + 1, next: settled.name, err: error },
        'not done',
      )
      throw settled
    } finally {
      worker.concurrency = inHand()
    }
  }

  const worker = services.store.worker(definition.name, run, {
    concurrency: inHand(),
    autorun: definition.alone !== true,
  })
  if (definition.alone)
    oneAmongReplicas(services.store, worker, (error) =>
      log.warn({ reason: errorLine(error) }, 'rounds'),
    )
  return worker
}

const identifiers = ({ data }: Job<unknown>): object => (typeof data === 'object' && data) || {}
