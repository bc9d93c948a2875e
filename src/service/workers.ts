import type { Job, Worker } from 'bullmq'
import type { JobDefinition, JobResult } from '../../jobs/define.ts'
import { JOBS } from '../../jobs/index.ts'
import { settleFailure } from './failure-policy.ts'
import type { Services } from './services.ts'

/** What became of a job, for whoever shows progress. */
export interface JobReport {
  readonly job: string
  readonly result: JobResult
}

/** Starts one BullMQ worker per job definition, all of them by default; the store closes them. */
export function startWorkers(
  services: Services,
  report: (report: JobReport) => void = () => {},
  definitions: readonly JobDefinition[] = JOBS,
): Worker[] {
  return definitions.map((definition) => startWorker(services, definition, report))
}

function startWorker(
  services: Services,
  definition: JobDefinition,
  report: (report: JobReport) => void,
): Worker {
  const log = services.log.child({ job: definition.name })
  const worker = services.store.worker(
    definition.name,
    async (job: Job, token?: string) => {
      const started = performance.now()
      try {
        const payload = definition.payload.parse(job.data)
        const result = await definition.handler(services, payload)
        log.info({ ...job.data, ...result, ms: Math.round(performance.now() - started) }, 'done')
        report({ job: definition.name, result })
        return result
      } catch (error) {
        const settled = await settleFailure(job, token, error)
        log.warn(
          { ...job.data, attempt: job.attemptsMade + 1, next: settled.name, err: error },
          'not done',
        )
        throw settled
      }
    },
    { concurrency: definition.concurrency },
  )
  worker.on('error', (error) => log.error({ err: error }, 'worker error'))
  return worker
}
