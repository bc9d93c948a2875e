import { parisDay } from '../ds/report.ts'
import { startHttp } from '../http/server.ts'
import { enqueueFollowUp, enqueueLaureatList, enqueueSweep } from './enqueue.ts'
import { followedCampaigns } from './follow-up/campaigns.ts'
import { mailingsOf } from './laureat-list/send.ts'
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
    const campaigns = config.campaigns.map(({ id }) => id)
    await enqueueSweep(store, kind, campaigns, slot)
  }
  const follow = (kind: 'follow-up' | 'collect-reports') => async (slot: string) => {
    for (const { id } of followedCampaigns(config)) await enqueueFollowUp(store, kind, id, slot)
  }
  const mailLists = async (slot: string) => {
    for (const { campaigns } of mailingsOf(config))
      await enqueueLaureatList(store, campaigns, parisDay(slot).slice(0, 7))
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
      {
        name: 'collect-reports',
        cron: config.schedules.poll,
        catchUpWindowMs: 24 * HOUR_MS,
        enqueue: follow('collect-reports'),
      },
      {
        name: 'follow-up',
        cron: config.schedules.followUp,
        // Within office hours of the usual slot: nobody gets an e-mail at night because a server came back.
        catchUpWindowMs: 8 * HOUR_MS,
        enqueue: follow('follow-up'),
      },
      {
        name: 'laureat-list',
        cron: config.schedules.laureatList,
        // Late is better than never; the list says the day it speaks of.
        catchUpWindowMs: 7 * 24 * HOUR_MS,
        enqueue: mailLists,
      },
    ],
    journal: store.journal,
    // The machine's clock: schedules wait for real minutes, whatever `--now` says to the rules.
    now: Date.now,
    log,
  })
}
