import { setTimeout as sleep } from 'node:timers/promises'
import { PASS_JOBS } from '../../jobs/index.ts'
import { enqueuePoll } from '../../jobs/poll.ts'
import { enqueueReconcile } from '../../jobs/reconcile.ts'
import type { Services } from '../campaign/services.ts'
import { onePerDemarche } from '../campaign/taking.ts'
import type { Scope } from '../instruct/changed.ts'
import { roundsOf } from '../instruct/rounds.ts'
import { awaitingForm } from '../instruct/waits.ts'
import { enqueueDossiers } from '../queue/add.ts'
import { hasLasted } from '../queue/clock.ts'
import { openIncidents, type Subject } from '../queue/incidents.ts'
import { endFalseWaits } from '../queue/waits.ts'
import { type JobReport, startWorkers } from './workers.ts'

/** What one pass did. */
export interface PassSummary {
  /** Dossiers looked at, by what became of them. */
  readonly dossiers: Readonly<Record<string, number>>
  readonly verdicts: Readonly<Record<string, number>>
  /** What DS accepted, also of jobs that gave up afterwards. */
  readonly annotations: number
  readonly moved: number
  readonly followed: number
  /** Messages sent to applicants. */
  readonly messages: number
  /** Live dossiers that no campaign takes, among those listed. */
  readonly untaken: number
  /** Dossiers that DS has not yet brought to the published form: they are looked at again by themselves. */
  readonly awaitingForm: number
  /** Jobs that gave up, of this pass or of an earlier one. */
  readonly failed: number
  /** Jobs that wait for DS to come back. */
  readonly waiting: number
}

export interface PassProgress {
  readonly done: number
  readonly queued: number
}

const LOOK_EVERY_MS = 50
/** While some of the work is put off. */
const LOOK_SELDOM_MS = 500

/**
 * Retries come back within ten seconds, a lost answer is looked into after 35; an outage of DS puts its jobs off for
 * longer each time. When nothing but jobs put off has been left for this long, the pass does not wait with them.
 */
const PATIENCE_MS = 40_000
/** An incident that has lasted for so long will not be over while somebody waits for the command. */
const INCIDENT_PATIENCE_MS = 20_000
/** Of the jobs put off, as many as tell whether some only try again. */
const DELAYED_LOOKED_AT = 100

/** Polls the campaigns, and works until nothing is left that can be done now. */
export async function runPass(
  services: Services,
  campaigns: readonly string[],
  scope: Scope,
  onProgress: (progress: PassProgress) => void = () => {},
): Promise<PassSummary> {
  const tally = new Tally()
  const before = { ...roundsOf(services).done }
  const slot = new Date(services.now()).toISOString()
  const queues = PASS_JOBS.map(({ name }) => name)
  await endFalseWaits(services.store, queues)
  await services.store.takeUp(queues)
  // Somebody waits for the command: it does not leave to their time those that DS may have brought meanwhile.
  const chosen = onePerDemarche(campaigns.map((id) => services.campaigns.configured(id)))
  for (const { id } of scope === 'changed' ? chosen : [])
    await enqueueDossiers(services.store, id, await awaitingIn(services, id))
  const enqueue = scope === 'all' ? enqueueReconcile : enqueuePoll
  await enqueue(
    services.store,
    chosen.map(({ id }) => id),
    slot,
  )
  const workers = startWorkers(services, (report) => tally.add(report), PASS_JOBS)
  let lastWork = performance.now()
  for (;;) {
    const { pending, delayed, failed } = await depth(services)
    onProgress({ done: tally.looked, queued: tally.looked + pending + delayed })
    if (pending > 0) lastWork = performance.now()
    const isOver =
      pending === 0 &&
      (delayed === 0 || performance.now() - lastWork > PATIENCE_MS || (await isStopped(services)))
    if (isOver) {
      await Promise.all(workers.map((worker) => worker.close()))
      const { done } = roundsOf(services)
      const awaiting = await Promise.all(chosen.map(({ id }) => awaitingIn(services, id)))
      return {
        ...tally.summary(),
        annotations: done.annotations - before.annotations,
        moved: done.moved - before.moved,
        followed: done.followed - before.followed,
        messages: done.messages - before.messages,
        untaken: tally.untaken,
        awaitingForm: awaiting.flat().length,
        failed,
        waiting: delayed,
      }
    }
    await sleep(delayed > 0 ? LOOK_SELDOM_MS : LOOK_EVERY_MS)
  }
}

const awaitingIn = (services: Services, campaign: string): Promise<number[]> =>
  awaitingForm(services, services.campaigns.configured(campaign).demarche)

/** What a pass over these campaigns depends on. */
export const passSubjects = (campaigns: readonly string[]): Subject[] =>
  PASS_JOBS.flatMap(({ name: job }) =>
    campaigns.map((campaign): Subject => ({ job, campaigns: [campaign], needs: ['ds'] })),
  )

/** What is put off waits for something that is away, and nothing is about to be tried again. */
async function isStopped({ store }: Services): Promise<boolean> {
  const incidents = await openIncidents(store.journal)
  const stopped = incidents.some(
    ({ id, since, tries }) =>
      // A write whose answer was lost is looked into first.
      tries > 1 && isOfPass(id) && hasLasted(Date.parse(since), Date.now(), INCIDENT_PATIENCE_MS),
  )
  if (!stopped) return false
  const delayed = await Promise.all(
    PASS_JOBS.map(({ name }) => store.queue(name).getDelayed(0, DELAYED_LOOKED_AT - 1)),
  )
  return delayed.flat().every(({ attemptsMade }) => attemptsMade === 0)
}

const isOfPass = (incident: string): boolean =>
  incident === 'ds' || PASS_JOBS.some(({ name }) => incident.startsWith(`${name}-`))

/** Jobs to be done now, those put off, those that gave up. @throws Failure `store.unreachable` */
async function depth({ store }: Services) {
  const sum = { pending: 0, delayed: 0, failed: 0 }
  for (const { name } of PASS_JOBS) {
    const counts = await store
      .queue(name)
      .getJobCounts('waiting', 'active', 'prioritized', 'delayed', 'failed')
    sum.failed += counts.failed ?? 0
    sum.delayed += counts.delayed ?? 0
    sum.pending += (counts.waiting ?? 0) + (counts.active ?? 0) + (counts.prioritized ?? 0)
  }
  return sum
}

class Tally {
  readonly #dossiers: Record<string, number> = {}
  readonly #verdicts: Record<string, number> = {}
  untaken = 0
  looked = 0

  add({ job, result }: JobReport): void {
    // What a listing has left aside.
    if (typeof result.untaken === 'number') this.untaken += result.untaken
    if (job !== 'instruct' || result.outcome === 'handed-over') return
    this.looked += 1
    count(this.#dossiers, result.outcome)
    if (result.outcome === 'untaken') this.untaken += 1
    if (typeof result.verdict === 'string') count(this.#verdicts, result.verdict)
  }

  summary(): Pick<PassSummary, 'dossiers' | 'verdicts'> {
    return { dossiers: this.#dossiers, verdicts: this.#verdicts }
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
