import { latestSlot, nextSlot } from '../config/cron.ts'
import { Failure } from '../failures/failure.ts'
import type { Journal, Key } from '../store/port.ts'
import { errorLabel } from '../store/trouble.ts'
import { hasLasted, SKEW_MS, watchClock } from './clock.ts'
import type { Claim } from './entries.ts'
import { keys } from './keys.ts'

const MINUTE = 60_000
// A slot is on time when the process was merely busy.
const ON_TIME_MS = 2 * MINUTE
// A replica that claimed a slot and did not settle it in this time is dead.
const CLAIM_MS = 5 * MINUTE

export interface Schedule {
  /** Without « : ». */
  name: string
  /** Five fields, Europe/Paris; see `validateCron`. */
  cron: string
  /** How late (ms) a slot missed while nothing ran may still be served. Only the latest missed slot is. */
  catchUpWindowMs: number
  /** Serve the current minute when this schedule has never run: for what a new installation should not wait for. */
  runAtFirstStart?: boolean
  /**
   * Puts the work of this slot (ISO instant of a minute) in the queue. Must be idempotent for a slot: it is called
   * again when a process died, or the store failed, in the middle.
   */
  enqueue(slot: string): Promise<void>
}

/** The part of a pino logger that is used here. */
export interface ScheduleLog {
  info(fields: object, text: string): void
  error(fields: object, text: string): void
}

/**
 * Serves each slot of each schedule once, whatever the number of replicas. What was served is in the journal:
 * `lastRun:<name>` is the last slot, and `slot:<name>:<slot>` tells who may enqueue it.
 */
export function startSchedules(options: {
  schedules: Schedule[]
  journal: Journal
  /** Milliseconds since the epoch. */
  now: () => number
  log: ScheduleLog
  /** What is to be done each minute before the slots are looked at. */
  eachMinute?: () => Promise<void>
}): { stop(): Promise<void>; next(): { name: string; at: string }[] } {
  const { schedules, journal, now, log, eachMinute } = options
  const running = new Map<string, Promise<void>>()
  let isTold = false
  const clockStep = watchClock(now, () => performance.now())
  let timer: NodeJS.Timeout | undefined

  const tick = () => {
    timer = setTimeout(tick, MINUTE - (now() % MINUTE))
    timer.unref()
    const stepMs = clockStep()
    if (stepMs !== 0) {
      const way = stepMs < 0 ? 'back' : 'forward'
      log.error({ stepMs }, `the clock of this machine was set ${way}: the work goes on by it`)
      isTold = true
    }
    if (eachMinute && !running.has('each-minute'))
      attempt('each-minute', eachMinute(), 'not looked after the queues')
    for (const schedule of schedules) {
      if (running.has(schedule.name)) continue
      const served = serveDueSlot(schedule, journal, now, onFuture).then((slot) => {
        if (slot) log.info({ schedule: schedule.name, slot }, 'slot enqueued')
      })
      attempt(schedule.name, served, 'slot not enqueued, will be tried again')
    }
  }
  /** What fails is tried again the next minute. */
  const attempt = (name: string, work: Promise<void>, failed: string) => {
    const run = work
      .catch((error: unknown) => {
        const reason = error instanceof Failure ? error.message : errorLabel(error)
        log.error({ schedule: name, reason }, failed)
      })
      .finally(() => running.delete(name))
    running.set(name, run)
  }
  /** A step that this process saw was told then. */
  const onFuture = (lastRun: string) => {
    if (!isTold)
      log.error(
        { lastRun },
        'the last slot is still to come: a clock was ahead, or this one is behind',
      )
    isTold = true
  }
  tick()

  return {
    /** Resolves when nothing is being enqueued any more. */
    stop: async () => {
      clearTimeout(timer)
      await Promise.all(running.values())
    },
    next: () =>
      schedules.flatMap(({ name, cron }) => {
        const slot = nextSlot(cron, now())
        return slot === null ? [] : [{ name, at: iso(slot) }]
      }),
  }
}

/** @returns the slot that this process enqueued, if one was due and nobody else had it. */
async function serveDueSlot(
  schedule: Schedule,
  journal: Journal,
  now: () => number,
  onFuture: (lastRun: string) => void,
): Promise<string | null> {
  const lastRunKey = keys.lastRun(schedule.name)
  const lastRun = await journal.get(lastRunKey)
  const at = now()
  if (lastRun === null) {
    const installedAt = iso(at - (at % MINUTE))
    if (schedule.runAtFirstStart) return await serve(schedule, installedAt, journal, now)
    await journal.setIfAbsent(lastRunKey, installedAt)
    return null
  }
  const isFuture = Date.parse(lastRun) > at + SKEW_MS
  if (isFuture) onFuture(lastRun)
  const oldest = at - Math.max(schedule.catchUpWindowMs, ON_TIME_MS)
  // What the wrong clock served of the past cannot be told: only what is due at this minute is served.
  const after = isFuture ? at - MINUTE : Math.max(Date.parse(lastRun), oldest)
  const due = latestSlot(schedule.cron, after, at)
  return due === null ? null : await serve(schedule, iso(due), journal, now)
}

async function serve(
  schedule: Schedule,
  slot: string,
  journal: Journal,
  now: () => number,
): Promise<string | null> {
  const key = keys.slot(schedule.name, slot)
  if (!(await claim(key, journal, now()))) return null
  try {
    await schedule.enqueue(slot)
  } catch (error) {
    await journal.delete(key)
    throw error
  }
  await journal.set(key, { state: 'done', at: now() })
  // Before the old entries go: from here on, nobody looks at a slot up to this one.
  await journal.set(keys.lastRun(schedule.name), slot)
  const slots = keys.slots(schedule.name)
  for (const entry of await journal.list(slots)) {
    // Those of a clock that was ahead would stop the slots that they name.
    const isFuture = Date.parse(entry.key.slice(slots.length)) > now() + SKEW_MS
    if (entry.key < key || isFuture) await journal.delete(entry.key)
  }
  return slot
}

/** Two replicas that find the same dead claim may both take it: `enqueue` is idempotent. */
async function claim(key: Key<Claim>, journal: Journal, at: number): Promise<boolean> {
  const ours: Claim = { state: 'claimed', at }
  if (await journal.setIfAbsent(key, ours)) return true
  const other = await journal.get(key)
  if (other?.state !== 'claimed' || !hasLasted(other.at, at, CLAIM_MS)) return false
  await journal.set(key, ours)
  return true
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
