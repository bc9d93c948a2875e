import { existsSync } from 'node:fs'
import { access, constants, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq'
import { Failure } from '../../failures/failure.ts'
import { onBackend } from '../backend.ts'
import { bringUpToDate } from '../journal-format.ts'
import type { Store } from '../port.ts'
import { trackQueues } from '../queues.ts'
import { errorLabel } from '../trouble.ts'
import { Database } from './database.ts'
import { diskTrouble, openingTrouble } from './disk.ts'
import { type Hold, hold } from './holder.ts'
import { createJournal, embeddedJournal } from './journal.ts'
import { closeToOthers } from './permissions.ts'
import { pgliteAsPool } from './pool.ts'

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
  const db = await openDatabase(dataDir).catch(async (error) => {
    await holding.release()
    throw error
  })
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
    await db.close().catch((error) => onProblem(`closing the store: ${errorLabel(error)}`))
    await closeToOthers(dataDir).catch(() => {})
    await holding.release()
  }

  return {
    queue: queues.queue,
    worker: queues.worker,
    journal: embeddedJournal(db),
    counter: null,
    describe: async () => ({
      name: await describeDatabase(db, dataDir),
      problems: leftOpen(await closeToOthers(dataDir)),
    }),
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

async function openDatabase(dataDir: string): Promise<Database> {
  const directory = join(dataDir, 'postgres')
  let db: Database | undefined
  try {
    if (!existsSync(directory)) await createDatabase(directory)
    await closeToOthers(dataDir)
    db = await Database.open(directory, dataDir)
    await runMigrations(await pgliteAsPool(db).connect())
    await db.run((sql) => sql.exec('SET search_path TO bullmq'))
    await createJournal(db)
    await bringUpToDate(embeddedJournal(db), `in ${dataDir}`)
    return db
  } catch (error) {
    await db?.close().catch(() => {})
    const { code, message } = await openingTrouble(error, dataDir)
    throw new Failure('permanent', code, message)
  }
}

// Creation takes seconds. Interrupted, it would leave a directory that never opens: it is done beside, then renamed.
async function createDatabase(directory: string): Promise<void> {
  const unfinished = `${directory}.new`
  await rm(unfinished, { recursive: true, force: true })
  const db = await PGlite.create(unfinished)
  await db.close()
  await rename(unfinished, directory)
}

const leftOpen = ([first]: readonly string[]): string[] =>
  first === undefined
    ? []
    : [
        `other users of this machine may read or write ${first}: give DATA_DIR a folder that belongs to the user who ` +
          'runs Guichet, on a disk with permissions.',
      ]

async function describeDatabase(db: Database, dataDir: string): Promise<string> {
  const { rows } = await db.run((sql) => sql.query<{ version: string }>('SELECT version()'))
  const [, postgres = '?', pglite = '?'] =
    /^PostgreSQL (\d+)\S* \(PGlite ([\d.]+)\)/.exec(rows[0]?.version ?? '') ?? []
  return `PGlite ${pglite} (PostgreSQL ${postgres}) in ${dataDir}`
}
