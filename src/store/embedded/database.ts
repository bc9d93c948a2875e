import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { PGlite, type Results } from '@electric-sql/pglite'
import { Failure } from '../../failures/failure.ts'
import { diskTrouble, needRoom } from './disk.ts'
import { execute, prepare } from './statement.ts'

/** PostgreSQL's settings for one process with one session, whatever the release that created the files. */
const SETTINGS = [
  'standard_conforming_strings=on',
  'max_connections=5',
  // The system keeps the files in memory too; what is asked for here is taken from the start.
  'shared_buffers=8MB',
  'wal_buffers=512kB',
  'temp_buffers=1MB',
  'maintenance_work_mem=16MB',
  // Files beyond that go at the next checkpoint.
  'min_wal_size=32MB',
  'max_wal_size=32MB',
  // Plans are kept: one made while a table is empty would read it from end to end once it is full.
  'enable_seqscan=off',
  'enable_bitmapscan=off',
].flatMap((setting) => ['-c', setting])

/**
 * The one way to PGlite, and the end of it. After an error of the disk PGlite may spin for ever at the next query,
 * and the whole process with it: nothing is asked of it any more. Its files are whole: opened again, they are
 * recovered as after a crash.
 */
export class Database {
  readonly #db: PGlite
  readonly #where: string
  readonly #prepared = new Map<string, string>()
  #together: Waiting[] = []
  #failure: Failure | undefined
  #lose: (failure: Failure) => void = () => {}
  /** Settles when this process cannot use the database any more. */
  readonly lost = new Promise<Failure>((resolve) => {
    this.#lose = resolve
  })
  /** How many times it was asked something. */
  rounds = 0
  #lookedAt = Number.NEGATIVE_INFINITY
  #room: Promise<void> = Promise.resolve()

  private constructor(db: PGlite, where: string) {
    this.#db = db
    this.#where = where
  }

  static async open(directory: string, where: string): Promise<Database> {
    await needRoom(where)
    const startParams = [...PGlite.defaultStartParams, ...SETTINGS]
    return new Database(await PGlite.create(directory, { startParams }), where)
  }

  /**
   * PGlite answers without leaving the microtask queue: a busy worker would keep timers and sockets waiting for
   * ever, locks would not be renewed, questions not answered. Hence a turn of the event loop before each query.
   *
   * @throws Failure transient when the disk or the database is to blame; an error in what was asked as it is.
   */
  async run<T>(work: (db: PGlite) => Promise<T>): Promise<T> {
    await nextTurn()
    if (this.#failure) {
      // A worker tries again at once.
      await sleep(PAUSE_MS, undefined, { ref: false })
      throw this.#failure
    }
    this.rounds += 1
    try {
      await this.#needRoom()
      return await work(this.#db)
    } catch (error) {
      const trouble = diskTrouble(error, this.#where)
      if (trouble === null) throw error
      const failure = new Failure('transient', trouble.code, trouble.message)
      if (!this.#db.closed) {
        this.#failure ??= failure
        this.#lose(this.#failure)
      }
      throw failure
    }
  }

  /** All wait for the same look, one after the other: nobody overtakes whoever asked before. */
  #needRoom(): Promise<void> {
    if (performance.now() - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = performance.now()
      const look = () => needRoom(this.#where)
      this.#room = this.#room.then(look, look)
    }
    return this.#room
  }

  /** One statement; its text has `$1`, `$2`… for its parameters. The texts are few: each is kept for the session. */
  async query<R>(text: string, params: readonly unknown[]): Promise<Results<R>> {
    const call = await this.#call(text, params)
    return await this.run(async (db) => (await db.exec(call))[0] as Results<R>)
  }

  /** The same for statements that do not depend on each other: those of one turn of the event loop are one round. */
  async queryTogether<R>(text: string, params: readonly unknown[]): Promise<Results<R>> {
    const call = await this.#call(text, params)
    const results = await new Promise<Results>((resolve, reject) => {
      this.#together.push({ call, resolve, reject })
      if (this.#together.length === 1) void this.#runTogether()
    })
    return results as Results<R>
  }

  async #runTogether(): Promise<void> {
    let waiting: Waiting[] = []
    try {
      const results = await this.run((db) => {
        waiting = this.#together.splice(0)
        return db.exec(waiting.map(({ call }) => call).join(';'))
      })
      for (const [index, one] of waiting.entries()) one.resolve(results[index] as Results)
    } catch (error) {
      if (waiting.length === 0) waiting = this.#together.splice(0)
      // One that is refused takes the others back with it.
      const isTheirs = !(error instanceof Failure) && waiting.length > 1
      for (const { call, resolve, reject } of waiting) {
        if (isTheirs)
          this.run(async (db) => (await db.exec(call))[0] as Results).then(resolve, reject)
        else reject(error)
      }
    }
  }

  async #call(text: string, params: readonly unknown[]): Promise<string> {
    const known = this.#prepared.get(text)
    if (known !== undefined) return execute(known, params)
    const name = `guichet_${this.#prepared.size}`
    const call = execute(name, params)
    // Whoever comes meanwhile runs it after it was prepared: PGlite answers in the order in which it is asked.
    this.#prepared.set(text, name)
    await this.run((db) => db.exec(prepare(name, text)))
    return call
  }

  get isUsable(): boolean {
    return !this.#db.closed && this.#failure === undefined
  }

  /** Leaves a lost database as it is. */
  async close(): Promise<void> {
    if (this.isUsable) await this.#db.close()
  }
}

interface Waiting {
  readonly call: string
  readonly resolve: (results: Results) => void
  readonly reject: (error: unknown) => void
}

const PAUSE_MS = 1_000
/** Less than what fills the room to recover. */
const LOOK_EVERY_MS = 50
