import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'bullmq'
import { JOBS } from '../../jobs/index.ts'
import { parisDay } from '../campaign/reading/report.ts'
import type { Services } from '../campaign/services.ts'
import { followedCampaigns } from '../follow-up/campaigns.ts'
import type { Scope } from '../follow-up/pass.ts'
import { roundsOf } from '../instruct/rounds.ts'
import { mailingsOf } from '../lists/send.ts'
import { enqueueFollowUp, enqueueLaureatList, enqueueSweep, enqueueTelling } from '../queue/add.ts'
import { type Schedule, startSchedules } from '../queue/schedules.ts'
import { endFalseWaits } from '../queue/waits.ts'
import { questionsFor } from './questions.ts'
import type { Role } from './roles.ts'
import { checkWiring } from './wiring.ts'
import { startWorkers } from './workers.ts'

const HOUR_MS = 60 * 60_000
const QUEUES = JOBS.map(({ name }) => name)

/** A running service. */
export interface Running {
  readonly workers: readonly Worker[]
  /** In order: schedules, then workers (at most `graceMs` for what they are doing), then the store. */
  stop(graceMs: number): Promise<void>
}

/** Schedules and workers; the pages of the `http` role are opened by the door that starts the service. */
export function startService(services: Services, roles: readonly Role[]): Running {
  const planned = plannedWork(services)
  checkWiring({ jobs: JOBS, schedules: planned })
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

function start({ store, log }: Services, schedules: Schedule[]) {
  const eachMinute = async () => {
    const queues = await endFalseWaits(store, QUEUES)
    if (queues.length > 0) log.warn({ queues }, 'a clock was ahead: jobs that waited by it go on')
  }
  // The machine's clock: schedules wait for real minutes, whatever `--now` says to the rules.
  return startSchedules({ schedules, journal: store.journal, now: Date.now, log, eachMinute })
}

/** What is queued by itself, and by which job it is done. */
function plannedWork({ config, store }: Services): (Schedule & { readonly job: string })[] {
  const sweep = (kind: 'poll' | 'reconcile') => async (slot: string) => {
    const campaigns = config.campaigns.map(({ id }) => id)
    await enqueueSweep(store, kind, campaigns, slot)
  }
  const follow = (scope: Scope) => async (slot: string) => {
    for (const { id, followUp } of followedCampaigns(config)) {
      const isByHand = 'annotation' in followUp.reports
      if (!(isByHand && scope === 'collect')) await enqueueFollowUp(store, scope, id, slot)
    }
  }
  const mailLists = async (slot: string) => {
    for (const { campaigns } of mailingsOf(config))
      await enqueueLaureatList(store, campaigns, parisDay(slot).slice(0, 7))
  }
  return [
    {
      name: 'poll',
      job: 'poll',
      cron: config.schedules.poll,
      catchUpWindowMs: 24 * HOUR_MS,
      runAtFirstStart: true,
      enqueue: sweep('poll'),
    },
    {
      name: 'reconcile',
      job: 'reconcile',
      cron: config.schedules.reconcile,
      catchUpWindowMs: 12 * HOUR_MS,
      enqueue: sweep('reconcile'),
    },
    {
      name: 'collect-reports',
      job: 'follow-up',
      cron: config.schedules.poll,
      catchUpWindowMs: 24 * HOUR_MS,
      enqueue: follow('collect'),
    },
    {
      name: 'follow-up',
      job: 'follow-up',
      cron: config.schedules.followUp,
      // Within office hours of the usual slot: nobody gets an e-mail at night because a server came back.
      catchUpWindowMs: 8 * HOUR_MS,
      enqueue: follow('complete'),
    },
    {
      name: 'laureat-list',
      job: 'laureat-list',
      cron: config.schedules.laureatList,
      // Late is better than never; the list says the day it speaks of.
      catchUpWindowMs: 7 * 24 * HOUR_MS,
      enqueue: mailLists,
    },
    {
      name: 'tell-operator',
      job: 'tell-operator',
      cron: '*/5 * * * *',
      // The next one looks at everything again.
      catchUpWindowMs: 0,
      enqueue: (slot) => enqueueTelling(store, slot),
    },
  ]
}
