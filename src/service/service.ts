import { startHttp } from '../http/server.ts'
import { enqueueSweep } from './enqueue.ts'
import { questionsFor } from './questions.ts'
import { startSchedules } from './schedules.ts'
import type { Services } from './services.ts'
import { startWorkers } from './workers.ts'

export const ROLES = ['schedule', 'work', 'http'] as const
export type Role = (typeof ROLES)[number]

const HOUR_MS = 60 * 60_000

/** A running service. */
export interface Running {
  /** Address of the health pages; null without the `http` role. */
  readonly url: string | null
  /** In order: schedules, then workers (at most `graceMs` for what they are doing), then HTTP. */
  stop(graceMs: number): Promise<void>
}

export async function startService(
  services: Services,
  roles: readonly Role[],
  http: { host: string; port: number },
): Promise<Running> {
  services.store.answer(questionsFor(services))
  const server = roles.includes('http') ? await startHttp(services, http) : null
  if (roles.includes('work')) startWorkers(services)
  const schedules = roles.includes('schedule') ? startSweeps(services) : null
  return {
    url: server?.url ?? null,
    async stop(graceMs) {
      await schedules?.stop()
      await services.store.close(graceMs)
      await server?.close()
    },
  }
}

function startSweeps(services: Services) {
  const { config, store, log } = services
  const sweep = (kind: 'poll' | 'reconcile') => async (slot: string) => {
    for (const { id } of config.campaigns) await enqueueSweep(store, kind, id, slot)
  }
  return startSchedules({
    schedules: [
      {
        name: 'poll',
        cron: config.schedules.poll,
        catchUpWindowMs: 24 * HOUR_MS,
        runAtFirstStart: true,
        enqueue: sweep('poll'),
      },
      {
        name: 'reconcile',
        cron: config.schedules.reconcile,
        catchUpWindowMs: 12 * HOUR_MS,
        enqueue: sweep('reconcile'),
      },
    ],
    journal: store.journal,
    // The machine's clock: schedules wait for real minutes, whatever `--now` says to the rules.
    now: Date.now,
    log,
  })
}
