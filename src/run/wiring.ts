import { Failure } from '../failures/failure.ts'

/** What the service is made of, by name. */
export interface Wiring {
  readonly jobs: readonly { readonly name: string; readonly handler: unknown }[]
  readonly schedules: readonly { readonly name: string; readonly job: string }[]
}

/**
 * Refuses a service that would silently leave some work undone.
 * @throws Failure `service.half-wired` that names every fault
 */
export function checkWiring({ jobs, schedules }: Wiring): void {
  const names = new Set(jobs.map(({ name }) => name))
  const faults = [
    ...doubled(jobs).map((name) => `the job ${name} is defined twice`),
    ...jobs
      .filter(({ handler }) => typeof handler !== 'function')
      .map(({ name }) => `the job ${name} has no handler`),
    ...doubled(schedules).map((name) => `the schedule ${name} is defined twice`),
    ...schedules
      .filter(({ job }) => !names.has(job))
      .map(({ name, job }) => `the schedule ${name} queues the job ${job}, which does not exist`),
  ]
  if (faults.length === 0) return
  throw new Failure(
    'permanent',
    'service.half-wired',
    `The service is not complete, and does not start: ${faults.join('; ')}. Correct jobs/ and src/run/service.ts.`,
  )
}

function doubled(things: readonly { readonly name: string }[]): string[] {
  const names = things.map(({ name }) => name)
  return names.filter((name, place) => names.indexOf(name) < place)
}
