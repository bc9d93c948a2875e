import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq'
import { Failure } from '../../failures/failure.ts'
import { onBackend } from '../backend.ts'
import { bringUpToDate } from '../journal-format.ts'
import type { Store } from '../port.ts'
import { trackQueues } from '../queues.ts'
import { errorLabel } from '../trouble.ts'
import { createIfAbsent } from './create.ts'
import { Database } from './database.ts'
import { diskTrouble, openingTrouble } from './disk.ts'
import { type Hold, hold } from './holder.ts'
import { createJournal, embeddedJournal } from './journal.ts'
import { closeToOthers } from './permissions.ts'
import { pgliteAsPool } from './pool.ts'
import { startUpkeep } from './upkeep.ts'

/** BullMQ writes a row for each thing that happens to a job, a fifth of its work, for listeners that Guichet has not. */
const NO_EVENTS = `
  CREATE OR REPLACE FUNCTION publish_event(p_queue text, p_event text, p_data jsonb)
  RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint'`

const WAITS = `
  SELECT process_at_ms AS at, delay_ms AS ms FROM bullmq.job
  WHERE queue = $1 AND state = 'delayed' ORDER BY process_at_ms DESC LIMIT 1000`
const BOUND_LOCKS = `
  UPDATE bullmq.job SET locked_until_ms = $1::bigint
  WHERE state = 'active' AND locked_until_ms > $2::bigint`
// BullMQ’s first look at stalled jobs marks them, and the second one, if their lock is over, takes them back.
const MARK_STALLED = `
  UPDATE bullmq.job SET stalled_marked = true, locked_until_ms = 0
  WHERE queue = $1 AND state = 'active'`
const LOOK_AT_ONCE = `DELETE FROM bullmq.meta WHERE queue = $1 AND field = 'stalled-check'`

/**
 * BullMQ and the journal on PGlite, PostgreSQL inside this process, in `dataDir`. What was written survives the
 * death of the process, at any instant; PGlite does not call `fsync`, so a power cut can lose or damage it.
 */
export async function openEmbeddedStore(options: {
  dataDir: string
  command: string
  now: () => number
  lockMs: number
  onProblem: (problem: string) => void
}): Promise<Store> {
  const { dataDir, command, now, lockMs, onProblem } = options
  const holding = await holdDirectory(dataDir, command, now)
  const directory = join(dataDir, 'postgres')
  const db = await openDatabase(directory, dataDir).catch(async (error) => {
    await holding.release()
    throw error
  })
  const upkeep = startUpkeep(db, directory, (error) =>
    onProblem(`maintenance of the store: ${errorLabel(error)}`),
  )
  const pool = pgliteAsPool(db)

  const queues = trackQueues(
    {
      queue: (name) =>
        onBackend(createPostgresBackend, () => new Queue(name, { connection: pool })),
      worker: (name, processor, own) =>
        onBackend(
          createPostgresBackend,
          () => new Worker(name, processor, { ...own, connection: pool }),
        ),
      isReachable: () => db.isUsable,
    },
    lockMs,
    onProblem,
  )

  let closing: Promise<void> | undefined
  const close = async (graceMs: number) => {
    await queues.close(graceMs)
    await upkeep
      .close()
      .catch((error) => onProblem(`maintenance of the store: ${errorLabel(error)}`))
    await db.close().catch((error) => onProblem(`closing the store: ${errorLabel(error)}`))
    await closeToOthers(dataDir).catch(() => {})
    await holding.release()
  }

  return {
    queue: queues.queue,
    worker: queues.worker,
    journal: embeddedJournal(db),
    counter: null,
    hold: async () => true,
    letGo: async () => {},
    describe: async () => ({
      name: await describeDatabase(db, dataDir),
      problems: leftOpen(await closeToOthers(dataDir)),
      files: await upkeep.files(),
    }),
    async waits(name) {
      const { rows } = await db.query<{ at: number; ms: number }>(WAITS, [name])
      return rows.map(({ at, ms }) => ({ at: Number(at), ms: Number(ms) }))
    },
    async boundLocks() {
      const until = Date.now() + lockMs
      await db.query(BOUND_LOCKS, [until, until + lockMs])
    },
    async takeUp(names) {
      for (const name of names) {
        await db.query(MARK_STALLED, [name])
        await db.query(LOOK_AT_ONCE, [name])
      }
    },
    lost: db.lost,
    others: async () => [],
    answer: holding.answer,
    close: (graceMs = 10_000) => {
      closing ??= close(graceMs)
      return closing
    },
  }
}

async function holdDirectory(dataDir: string, command: string, now: () => number): Promise<Hold> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw diskTrouble(error, dataDir) ?? error
  }
  return await hold(dataDir, {
    pid: process.pid,
    command,
    since: new Date(now()).toISOString(),
  })
}

async function openDatabase(directory: string, dataDir: string): Promise<Database> {
  let db: Database | undefined
  try {
    await createIfAbsent(directory)
    await closeToOthers(dataDir)
    db = await Database.open(directory, dataDir)
    await runMigrations(await pgliteAsPool(db).connect())
    await db.run((sql) => sql.exec(`SET search_path TO bullmq; ${NO_EVENTS}`))
    await createJournal(db)
    await bringUpToDate(embeddedJournal(db), `in ${dataDir}`)
    return db
  } catch (error) {
    await db?.close().catch(() => {})
    const { code, message } = await openingTrouble(error, dataDir)
    throw new Failure('permanent', code, message)
  }
}

const leftOpen = ([first]: readonly string[]): string[] =>
  first === undefined
    ? []
    : [
        `other users of this machine may read or write ${first}: give DATA_DIR a folder that belongs to the user who ` +
          'runs Guichet, on a disk with permissions.',
      ]

async function describeDatabase(db: Database, dataDir: string): Promise<string> {
  const { rows } = await db.query<{ version: string }>('SELECT version()', [])
  const [, postgres = '?', pglite = '?'] =
    /^PostgreSQL (\d+)\S* \(PGlite ([\d.]+)\)/.exec(rows[0]?.version ?? '') ?? []
  return `PGlite ${pglite} (PostgreSQL ${postgres}), ${dataDir}`
}
