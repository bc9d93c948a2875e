import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'bullmq'
import type { Services } from '../campaign/services.ts'
import { Failure } from '../failures/failure.ts'
import { roundsOf } from '../instruct/rounds.ts'
import { schedulesOf } from '../queue/hours.ts'
import { type Schedule, startSchedules } from '../queue/schedules.ts'
import { endFalseWaits } from '../queue/waits.ts'
import { questionsFor } from './questions.ts'
import type { Role } from './roles.ts'
import { startWorkers } from './workers.ts'

/** A running service. */
export interface Running {
  readonly workers: readonly Worker[]
  /** In order: schedules, then workers (at most `graceMs` for what they are doing), then the store. */
  stop(graceMs: number): Promise<void>
}

/** Schedules and workers; the pages of the `http` role are opened by the door that starts the service. */
export function startService(services: Services, roles: readonly Role[]): Running {
  const planned = schedulesOf(services.jobs, services.config, services.store)
  refuseDoubles([...services.jobs.map(({ name }) => name)], 'job')
  refuseDoubles(
    planned.map(({ name }) => name),
    'schedule',
  )
  services.store.answer(questionsFor(services))
  const workers = roles.includes('work') ? startWorkers(services) : []
  const schedules = roles.includes('schedule') ? start(services, planned) : null
  return {
    workers,
    async stop(graceMs) {
      await schedules?.stop()
      await Promise.race([roundsOf(services).stop(), sleep(graceMs, undefined, { ref: false })])
      await services.store.close(graceMs)
    },
  }
}

function start({ store, log, jobs }: Services, schedules: Schedule[]) {
  const eachMinute = async () => {
    const queues = await endFalseWaits(
      store,
      jobs.map(({ name }) => name),
    )
    if (queues.length > 0) log.warn({ queues }, 'a clock was ahead: jobs that waited by it go on')
  }
  // The machine's clock: schedules wait for real minutes, whatever `--now` says to the rules.
  return startSchedules({ schedules, journal: store.journal, now: Date.now, log, eachMinute })
}

/** Of two with one name, one would silently do the work of the other. */
function refuseDoubles(names: readonly string[], what: string): void {
  const doubled = names.find((name, place) => names.indexOf(name) < place)
  if (doubled === undefined) return
  const message = `The service does not start: the ${what} ${doubled} is defined twice. Correct jobs/.`
  throw new Failure('permanent', 'service.half-wired', message)
}
