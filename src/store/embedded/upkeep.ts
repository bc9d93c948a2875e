import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'

/**
 * What PostgreSQL does in processes beside, which PGlite has not: it gives the room of rows that are gone to new
 * ones, and lets go of the log written ahead. Without it both grow with every job, and so does the time that an
 * opening after a crash takes.
 */
export interface Upkeep {
  /** What the files weigh, and when they were last maintained (ISO instant). */
  files(): Promise<{ bytes: number; maintainedAt: string }>
  /** Ends it. Once more, when something was written. */
  close(): Promise<void>
}

/** Tables that jobs and the journal write all day; the others stand still. */
const BUSY = ['bullmq.job', 'bullmq.dedup', 'bullmq.dedup_next', 'bullmq.meta', 'guichet.journal']

const LOOK_EVERY_MS = 10_000
/** Some four thousand jobs: little enough for each step to take a fraction of a second. */
const LOG_BYTES = 16 * 2 ** 20
/** Less is not worth the wait of whoever closes. */
const LOG_BYTES_AT_CLOSE = 2 ** 20
const DAY_MS = 24 * 60 * 60_000
const MEASURE_EVERY_MS = 10 * 60_000

export function startUpkeep(
  db: Database,
  directory: string,
  onProblem: (problem: unknown) => void,
): Upkeep {
  // All on the monotonic clock: that of the machine may be set.
  let maintainedAt = performance.now()
  let seen = db.rounds
  let running: Promise<void> | null = null
  let measured: { at: number; bytes: number } | undefined

  const look = async () => {
    // Nothing was asked since: nothing was written. The looks themselves are no work.
    if (db.rounds === seen || !db.isUsable) return
    const isDaily = performance.now() - maintainedAt > DAY_MS
    if (isDaily || (await logBytes(db)) > LOG_BYTES) {
      await maintain(db)
      maintainedAt = performance.now()
      measured = undefined
    }
    seen = db.rounds
  }
  const timer = setInterval(() => {
    running ??= look()
      .catch(onProblem)
      .finally(() => {
        running = null
      })
  }, LOOK_EVERY_MS)
  timer.unref()

  return {
    async files() {
      if (!measured || performance.now() - measured.at > MEASURE_EVERY_MS)
        measured = { at: performance.now(), bytes: await weigh(directory) }
      return { bytes: measured.bytes, maintainedAt: await lastCheckpoint(db) }
    },
    async close() {
      clearInterval(timer)
      await running
      if (db.isUsable && (await logBytes(db)) > LOG_BYTES_AT_CLOSE) await maintain(db)
    },
  }
}

/** One step after the other: what else is asked meanwhile waits for one of them, not for all. */
async function maintain(db: Database): Promise<void> {
  // BullMQ writes there whatever happens to a job, for listeners that Guichet has not.
  await db.run((sql) => sql.exec('TRUNCATE bullmq.event'))
  for (const table of BUSY) await db.run((sql) => sql.exec(`VACUUM ${table}`))
  await db.run((sql) => sql.exec('CHECKPOINT'))
}

async function logBytes(db: Database): Promise<number> {
  const { rows } = await db.query<{ bytes: string }>(
    'SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) AS bytes FROM pg_control_checkpoint()',
    [],
  )
  return Number(rows[0]?.bytes ?? 0)
}

async function lastCheckpoint(db: Database): Promise<string> {
  const { rows } = await db.query<{ at: Date }>(
    'SELECT checkpoint_time AS at FROM pg_control_checkpoint()',
    [],
  )
  return (rows[0]?.at ?? new Date(0)).toISOString()
}

async function weigh(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true })
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(directory, name)).then(
        (file) => (file.isFile() ? file.size : 0),
        // Gone meanwhile.
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
