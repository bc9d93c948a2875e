import type { Job, Worker } from 'bullmq'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { SentRequest } from '../../ds/client.ts'
import { Failure } from '../../failures/failure.ts'
import type { Transport } from '../../mail/transport.ts'
import { readPackage } from '../../package.ts'

/** Seconds: an idle poll takes a fraction of one, a first listing or a follow-up minutes. */
const JOB_BUCKETS = [0.05, 0.25, 1, 5, 15, 60, 300]
const MINUTE_MS = 60_000

/**
 * What this process has done, counted where it happens. Labels are words of ours: no number of a dossier, no
 * address, nothing that grows with the work.
 */
export interface Meters {
  readonly registry: Registry
  dsRequest(request: SentRequest): void
  /** Counts the jobs of this worker. */
  watch(worker: Worker): void
  /** The same transport, whose deliveries are counted. */
  counted(transport: Transport): Transport
}

/** @param now the machine's clock, ms since the epoch */
export function createMeters(now: () => number = Date.now): Meters {
  const registry = new Registry()
  const registers = [registry]

  const dsRequests = new Counter({
    name: 'guichet_ds_requests_total',
    help: 'Requests sent to DS, by kind and by how they ended: answered, or the code of the failure',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const jobs = new Counter({
    name: 'guichet_jobs_total',
    help: 'Jobs run, polls among them, by how they ended: the outcome in the log, or failed',
    labelNames: ['job', 'outcome'],
    registers,
  })
  const jobDurations = new Histogram({
    name: 'guichet_job_duration_seconds',
    help: 'How long jobs ran, waiting in the queue not included',
    labelNames: ['job'],
    buckets: JOB_BUCKETS,
    registers,
  })
  const emails = new Counter({
    name: 'guichet_emails_total',
    help: 'E-mails by what the SMTP server made of them: accepted, rejected, deferred, declined, unknown, or the code of the failure',
    labelNames: ['outcome'],
    registers,
  })

  let answeredAt: number | null = null
  let left: { readonly requests: number; readonly minute: number } | null = null
  const minuteNow = () => Math.floor(now() / MINUTE_MS)
  new Gauge({
    name: 'guichet_ds_requests_left',
    help: 'Requests that the budget still allowed in this minute when the last one was sent; absent before it',
    registers,
    collect() {
      this.remove()
      if (left?.minute === minuteNow()) this.set(left.requests)
    },
  })
  new Gauge({
    name: 'guichet_ds_last_answer_timestamp_seconds',
    help: 'When DS last answered this process',
    registers,
    collect() {
      this.remove()
      if (answeredAt !== null) this.set(answeredAt / 1000)
    },
  })
  new Gauge({
    name: 'guichet_build_info',
    help: 'Always 1; the version is in the label',
    labelNames: ['version'],
    registers,
  }).set({ version: readPackage().version }, 1)

  return {
    registry,
    dsRequest(request) {
      dsRequests.inc({ kind: request.kind, outcome: request.outcome })
      if (request.outcome === 'answered') answeredAt = now()
      left = { requests: request.left, minute: minuteNow() }
    },
    watch(worker) {
      const { name: job } = worker
      // On the monotonic clock: that of the machine may be set meanwhile.
      const started = new WeakMap<Job, number>()
      const ended = (outcome: string, one: Job | undefined) => {
        jobs.inc({ job, outcome })
        const startedAt = one && started.get(one)
        if (startedAt !== undefined)
          jobDurations.observe({ job }, (performance.now() - startedAt) / 1000)
      }
      worker.on('active', (one) => void started.set(one, performance.now()))
      worker.on('completed', (one, { outcome }) => ended(outcome, one))
      worker.on('failed', (one) => ended('failed', one))
    },
    counted: (transport) => ({
      ...transport,
      async send(message, id) {
        try {
          const delivery = await transport.send(message, id)
          emails.inc({ outcome: delivery.state })
          return delivery
        } catch (error) {
          emails.inc({ outcome: error instanceof Failure ? error.code : 'failed' })
          throw error
        }
      },
    }),
  }
}
