import type { Services } from '../campaign/services.ts'
import { missedSlot, readTimetable, type TimetableRow } from '../queue/hours.ts'
import { type FailedJob, failedJobs } from '../run/failed-jobs.ts'
import { readStatus, type Status } from '../run/status.ts'
import type { StoreProbe } from './store-probe.ts'

/** What the pages need of the product. */
export type Office = Omit<Services, 'transport'>

/** The figures of the product. */
export interface Figures {
  readonly status: Status
  readonly timetable: readonly TimetableRow[]
}

/** All that the dashboard shows, read at one moment. */
export interface Overview extends Figures {
  /** Why the store takes no writes, as a code such as `store.full`; null: it does. */
  readonly storeTrouble: string | null
  /** ms since the epoch. */
  readonly at: number
  /** The latest; `status.failed` tells how many there are. */
  readonly failed: readonly FailedJob[]
  /** Campaigns whose last poll should have been followed by another. */
  readonly overdue: ReadonlySet<string>
  /** How many settings of the store `guichet check` has something to say of. */
  readonly storeProblems: number
}

/** More failures would make a page that nobody reads; `guichet failed` shows them all. */
const FAILURES_SHOWN = 50

/** @param now the machine's clock, ms since the epoch */
export async function readFigures({ store, config, jobs }: Office, now: number): Promise<Figures> {
  const [status, timetable] = await Promise.all([
    readStatus(store, config, now),
    readTimetable(store.journal, jobs, config, now),
  ])
  return { status, timetable }
}

/** @param now the machine's clock, ms since the epoch */
export async function readOverview(
  office: Office,
  probe: StoreProbe,
  now: number,
): Promise<Overview> {
  const { store, config } = office
  const [{ status, timetable }, failed, { problems }, storeTrouble] = await Promise.all([
    readFigures(office, now),
    failedJobs(store, FAILURES_SHOWN),
    store.describe(),
    probe(),
  ])
  const overdue = status.campaigns.filter(
    ({ lastPoll }) => lastPoll && missedSlot(config.schedules.poll, lastPoll.at, now) !== null,
  )
  return {
    at: now,
    status,
    failed: failed.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, FAILURES_SHOWN),
    timetable,
    overdue: new Set(overdue.map(({ id }) => id)),
    storeTrouble,
    storeProblems: problems.length,
  }
}
