import { existsSync } from 'node:fs'
import { access, constants, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import {
  createPostgresBackend,
  Queue,
  runMigrations,
  setDefaultBackendFactory,
  Worker,
} from 'bullmq'
import { Failure } from '../../failure.ts'
import type { Store } from '../port.ts'
import { trackQueues } from '../queues.ts'
import { errorLabel } from '../trouble.ts'
import { diskFailure } from './disk.ts'
import { type Hold, hold } from './holder.ts'
import { embeddedJournal, prepareJournal } from './journal.ts'
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

  // A factory given to the constructor would change the type of Queue for everybody who uses one.
  const onPostgres = <T>(make: () => T): T => {
    setDefaultBackendFactory(createPostgresBackend)
    try {
      return make()
    } finally {
      setDefaultBackendFactory()
    }
  }
  const queues = trackQueues(
    {
      queue: (name) => onPostgres(() => new Queue(name, { connection: pool })),
      worker: (name, processor, own) =>
        onPostgres(() => new Worker(name, processor, { ...own, connection: pool })),
      isReachable: () => !db.closed,
    },
    lockMs,
    onProblem,
  )

  let closing: Promise<void> | undefined
  const close = async (graceMs: number) => {
    await queues.close(graceMs)
    await db.close().catch((error) => onProblem(`closing the store: ${errorLabel(error)}`))
    await holding.release()
  }

  return {
    queue: queues.queue,
    worker: queues.worker,
    journal: embeddedJournal(db, dataDir),
    counter: null,
    describe: async () => ({ name: await describeDatabase(db, dataDir), problems: [] }),
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
    throw diskFailure(error, dataDir)
  }
  return await hold(dataDir, {
    pid: process.pid,
    command,
    since: new Date(now()).toISOString(),
  })
}

async function openDatabase(dataDir: string): Promise<PGlite> {
  const directory = join(dataDir, 'postgres')
  let db: PGlite | undefined
  try {
    if (!existsSync(directory)) await createDatabase(directory)
    db = await PGlite.create(directory)
    await runMigrations(await pgliteAsPool(db).connect())
    await db.exec('SET search_path TO bullmq')
    await prepareJournal(db, dataDir)
    return db
  } catch (error) {
    await db?.close().catch(() => {})
    const failure = diskFailure(error, dataDir)
    if (failure.kind === 'permanent') throw failure
    throw new Failure(
      'permanent',
      'store.unreadable',
      `The store in ${directory} cannot be opened (${errorLabel(error)}): restore it from a backup, or move it ` +
        'away and start again. A new store is filled from démarches-simplifiées.',
    )
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

async function describeDatabase(db: PGlite, dataDir: string): Promise<string> {
  const { rows } = await db.query<{ version: string }>('SELECT version()')
  const [, postgres = '?', pglite = '?'] =
    /^PostgreSQL (\d+)\S* \(PGlite ([\d.]+)\)/.exec(rows[0]?.version ?? '') ?? []
  return `PGlite ${pglite} (PostgreSQL ${postgres}) in ${dataDir}`
}
