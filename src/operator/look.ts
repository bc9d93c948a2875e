import type { Queue } from 'bullmq'
import type { Services } from '../campaign/services.ts'
import { parisDay } from '../domain/dates.ts'
import { mailedCampaigns } from '../follow-up/campaigns.ts'
import { hasLasted, SKEW_MS } from '../queue/clock.ts'
import type { Told } from '../queue/entries.ts'
import { readTimetable, toldWhenMissed } from '../queue/hours.ts'
import { type Incidents, openIncidents } from '../queue/incidents.ts'
import { keys } from '../queue/keys.ts'

/** The incident of a store that was away: it can be noted only once it is back. */
export const STORE_AWAY = 'store-away'

/** DS takes minutes, or hours, to bring dossiers to a form that was just published. */
const DAY_MS = 24 * 60 * 60_000

/** The latest of each queue. */
const FAILURES_LOOKED_AT = 100

/** So long (ms) between two looks, while this process ran: the store did not answer. */
const AWAY_MS = 30 * 60_000

/**
 * Notes what is wrong although no job stumbles over it: jobs that gave up, work that was not begun, e-mails that
 * cannot leave, the store.
 */
export async function lookAround(services: Services, incidents: Incidents): Promise<void> {
  const { store, config, transport, jobs } = services
  await noteFailures(services, incidents)
  // A campaign that is no longer in the configuration has no job that would end its incident.
  const known = new Set(config.campaigns.map(({ id }) => id))
  for (const { id, campaigns } of await openIncidents(store.journal))
    if (!campaigns.every((campaign) => known.has(campaign))) await incidents.close(id)
  const rows = await readTimetable(store.journal, jobs, config, Date.now())
  const told = toldWhenMissed(jobs)
  if (rows.some(({ schedule, missed }) => missed !== null && told.has(schedule)))
    await incidents.note('not-run', 'schedule.missed')
  else await incidents.close('not-run')
  if (transport === null && mailedCampaigns(config).length > 0)
    await incidents.note('mail-unset', 'mail.unset')
  else await incidents.close('mail-unset')
  const { problems } = await store.describe()
  if (problems.length > 0) await incidents.note('store', 'store.settings')
  else await incidents.close('store')
  for (const { id, demarche } of config.campaigns) {
    const late = (await store.journal.list(keys.awaitingForms(demarche)))
      .map(({ value }) => value.since)
      .filter((since) => hasLasted(Date.parse(since), services.now(), DAY_MS))
      .sort()
    const incident = `awaiting-form-${id}`
    if (late[0] === undefined) await incidents.close(incident)
    else await incidents.note(incident, 'dossier.awaiting-form', [id], late[0])
  }
  await noteAbsence(services)
}

/** One e-mail a day at most, however jobs give up and are tried again. */
async function noteFailures({ store, jobs }: Services, incidents: Incidents): Promise<void> {
  const { journal } = store
  // All but the job that looks: its own are never kept, and one of them is at work.
  const queues = jobs
    .filter(({ name }) => name !== 'tell-operator')
    .map(({ name }) => store.queue(name))
  const latest = Math.max(0, ...(await Promise.all(queues.map(lastFailure))))
  if (latest === 0) {
    // What is being tried again may give up again.
    if ((await Promise.all(queues.map(isAtRest))).every(Boolean)) await incidents.close('failed')
    return
  }
  const told = await journal.get(keys.toldIncident('failed'))
  // One still to come was written by a clock that was ahead: it would keep silent until then.
  const since = told === null ? null : Date.parse(told.since)
  const isNews = since === null || latest > since || since > Date.now() + SKEW_MS
  const today = parisDay(new Date().toISOString())
  if (!isNews || (await journal.get(keys.failuresTold)) === today) return
  // Others have given up since the last e-mail: as if it were another incident.
  if (told?.isSent) await journal.delete(keys.toldIncident('failed'))
  if (told) await incidents.close('failed')
  await incidents.note('failed', 'jobs.failed')
  await journal.set(keys.failuresTold, today)
}

/** Those that a clock that was ahead has dated come first, and hide no other. */
async function lastFailure(queue: Queue): Promise<number> {
  const dates = (await queue.getFailed(0, FAILURES_LOOKED_AT - 1)).map(
    ({ finishedOn = 0 }) => finishedOn,
  )
  return dates.find((date) => date <= Date.now() + SKEW_MS) ?? Math.min(1, dates.length)
}

async function isAtRest(queue: Queue): Promise<boolean> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed')
  return Object.values(counts).every((count) => count === 0)
}

/** When this process last looked (ms on the monotonic clock), by store: that of the machine may be set forward. */
const looks = new WeakMap<Services['store'], number>()

/** Told once it is back, by whoever lived through it; a service that was stopped has nothing to tell. */
async function noteAbsence({ store }: Services): Promise<void> {
  const { journal } = store
  const looked = looks.get(store)
  looks.set(store, performance.now())
  const now = Date.now()
  const last = await journal.get(keys.lastLook)
  await journal.set(keys.lastLook, new Date(now).toISOString())
  const gap = last === null ? 0 : now - Date.parse(last)
  if (last === null || gap < AWAY_MS || gap > process.uptime() * 1_000) return
  if (looked !== undefined && performance.now() - looked < AWAY_MS) return
  const told: Told = {
    id: STORE_AWAY,
    code: 'store.away',
    campaigns: [],
    since: last,
    about: 'open',
    mail: '',
    isSent: true,
  }
  await journal.set(keys.toldIncident(STORE_AWAY), told)
}
