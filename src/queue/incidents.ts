import type { FailureCode } from '../failures/catalogue.ts'
import type { Failure } from '../failures/failure.ts'
import type { Log } from '../log.ts'
import type { Journal, JournalReader } from '../store/port.ts'
import { msUntil } from './clock.ts'
import type { Incident } from './entries.ts'
import { keys } from './keys.ts'
import { pauseMs, type Stop } from './on-failure.ts'

/** What is wrong now, the oldest first. */
export async function openIncidents(journal: JournalReader): Promise<Incident[]> {
  const entries = await journal.list(keys.incidents)
  return entries.map(({ value }) => value).sort((a, b) => (a.since < b.since ? -1 : 1))
}

/** That incident alone, without looking through the others; null when it is not open. */
export const openIncident = (journal: JournalReader, id: string): Promise<Incident | null> =>
  journal.get(keys.incident(id))

/** What a job depends on. */
export interface Subject {
  readonly job: string
  readonly campaigns: readonly string[]
  readonly needs: readonly Exclude<Stop, 'own'>[]
}

export const ownIncident = ({ job, campaigns }: Pick<Subject, 'job' | 'campaigns'>): string =>
  `${job}-${campaigns.join('+')}`

const idsOf = (subject: Subject): string[] => [...subject.needs, ownIncident(subject)]

/** Of those campaigns, the ones where that job waits for something to be put right. */
export async function pausedCampaigns(
  journal: JournalReader,
  job: string,
  campaigns: readonly string[],
): Promise<ReadonlySet<string>> {
  const paused = await Promise.all(
    campaigns.map(async (campaign) => {
      const id = ownIncident({ job, campaigns: [campaign] })
      return (await journal.get(keys.incident(id))) === null ? [] : [campaign]
    }),
  )
  return new Set(paused.flat())
}

/** E-mails of a campaign that were refused for a reason that is ours; the pass itself writes to the operator of it. */
export const refusalsOf = (campaign: string) => `${REFUSALS}${campaign}`
export const isOfRefusals = (id: string) => id.startsWith(REFUSALS)
const REFUSALS = 'mail-declined-'

/** The outcome of a job that had no need of anything after all. */
export const NOTHING_ASKED = 'nothing-asked'

/** What is read of the journal serves all jobs of the process for a moment. */
const FRESH_MS = 1_000
/** Who tries has this long; then another may, as if he had died. */
const TRY_MS = 60_000
/** Those that wait ask this often what came of it. */
const TRIED_MS = 5_000
/** Those that wait do not all come back in the same instant. */
const SPREAD = 0.1

/** The incidents as the jobs of one process meet them. */
export class Incidents {
  readonly #journal: Journal
  readonly #log: Log
  readonly #seen = new Map<string, { incident: Incident | null; at: number }>()
  #line: Promise<unknown> = Promise.resolve()

  constructor(journal: Journal, log: Log) {
    this.#journal = journal
    this.#log = log
  }

  /**
   * Whether a job may run. While something that it needs is away, one job at a time may: it tries for all.
   * @returns ms to wait, 0 when it may run; and the incidents for which it tries
   */
  async enter(subject: Subject): Promise<{ waitMs: number; tries: ReadonlySet<string> }> {
    // One after the other: jobs go on in the order in which they came, and only one of them takes the turn to try.
    const entered = this.#line.then(() => this.#enter(subject))
    this.#line = entered.catch(() => {})
    return await entered
  }

  async #enter(subject: Subject): Promise<{ waitMs: number; tries: ReadonlySet<string> }> {
    const ids = idsOf(subject)
    await Promise.all(ids.map((id) => this.#look(id)))
    const now = Date.now()
    const open = ids.flatMap((id) => this.#seen.get(id)?.incident ?? [])
    const waitMs = Math.max(0, ...open.map((incident) => waitOf(incident, now)))
    if (waitMs > 0) return { waitMs: spread(waitMs), tries: new Set() }
    await Promise.all(
      open.map((incident) => this.#save({ ...incident, retryAt: iso(now + TRY_MS), tried: true })),
    )
    return { waitMs: 0, tries: new Set(open.map(({ id }) => id)) }
  }

  /**
   * A job failed because something is away.
   * @param tries the incidents for which it tried
   * @returns how long (ms) it waits
   */
  async met(
    subject: Subject,
    stop: Stop,
    { code }: Failure,
    tries: ReadonlySet<string>,
  ): Promise<number> {
    const id = stop === 'own' ? ownIncident(subject) : stop
    await this.#look(id)
    const now = Date.now()
    const known = this.#seen.get(id)?.incident ?? null
    // It began before the incident was known: it has tried nothing.
    if (known && !tries.has(id)) return spread(Math.max(pauseMs(stop, 1), waitOf(known, now)))
    const count = (known?.tries ?? 0) + 1
    const pause = pauseMs(stop, count)
    await this.#save({
      id,
      code,
      campaigns: stop === 'own' ? subject.campaigns : [],
      since: known?.since ?? iso(now),
      tries: count,
      retryAt: iso(now + pause),
    })
    return spread(pause)
  }

  /**
   * A job ended well: what it has tried is there. What it has not, the next job tries.
   * @param tries the incidents for which it was to try
   */
  async ended(subject: Subject, outcome: string, tries: ReadonlySet<string>): Promise<void> {
    await Promise.all(
      idsOf(subject).map(async (id) => {
        await this.#look(id)
        const incident = this.#seen.get(id)?.incident
        if (!incident) return
        if (isProof(outcome, incident)) await this.close(id)
        else if (tries.has(id)) await this.#save(nextTry(incident, Date.now()))
      }),
    )
  }

  /** All that it needs is taken to be there. @returns whether something was not, until now */
  async over(subject: Subject): Promise<boolean> {
    const closed = await Promise.all(idsOf(subject).map((id) => this.close(id)))
    return closed.includes(true)
  }

  /** Something is wrong that stops no job. */
  async note(
    id: string,
    code: FailureCode,
    campaigns: readonly string[] = [],
    since = iso(Date.now()),
  ): Promise<void> {
    await this.#look(id)
    if (this.#seen.get(id)?.incident) return
    await this.#save({ id, code, campaigns, since, tries: 1, retryAt: since })
  }

  /** @returns whether it was open */
  async close(id: string): Promise<boolean> {
    await this.#look(id)
    const incident = this.#seen.get(id)?.incident
    if (!incident) return false
    this.#seen.set(id, { incident: null, at: performance.now() })
    await this.#journal.delete(keys.incident(id))
    this.#log.info({ incident: id, code: incident.code, since: incident.since }, 'incident over')
    return true
  }

  async #look(id: string): Promise<void> {
    const asked = performance.now()
    const seen = this.#seen.get(id)
    if (seen && asked - seen.at < FRESH_MS) return
    const incident = await this.#journal.get(keys.incident(id))
    // What this process wrote meanwhile is newer.
    const at = this.#seen.get(id)?.at
    if (at === undefined || at < asked) this.#seen.set(id, { incident, at: asked })
  }

  async #save(incident: Incident): Promise<void> {
    const { id, code } = incident
    if (!this.#seen.get(id)?.incident) this.#log.error({ incident: id, code }, 'incident')
    this.#seen.set(id, { incident, at: performance.now() })
    await this.#journal.set(keys.incident(id), incident)
  }
}

/** Whether a job that ended so did what an incident stops. */
const isProof = (outcome: string, { code }: Incident): boolean =>
  outcome !== NOTHING_ASKED && (code !== 'ds.read-only' || outcome === 'written')

/** How long (ms) until the next try, or until it is known what came of the one that is made. */
function waitOf({ id, retryAt, tried }: Incident, now: number): number {
  const longest = pauseMs(id === 'ds' || id === 'mail' ? id : 'own', Number.POSITIVE_INFINITY)
  return Math.min(msUntil(Date.parse(retryAt), now, longest), tried ? TRIED_MS : longest)
}

const nextTry = ({ tried: _, ...incident }: Incident, now: number): Incident => ({
  ...incident,
  retryAt: iso(now),
})

const iso = (instant: number): string => new Date(instant).toISOString()
const spread = (ms: number): number => Math.ceil(ms * (1 + SPREAD * Math.random()))
