import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { Failure } from '../../failures/failure.ts'
import { diskTrouble } from './disk.ts'

/**
 * The one way to PGlite, and the end of it. After an error of the disk PGlite may spin for ever at the next query,
 * and the whole process with it: nothing is asked of it any more. Its files are whole: opened again, they are
 * recovered as after a crash.
 */
export class Database {
  readonly #db: PGlite
  readonly #where: string
  #failure: Failure | undefined
  #lose: (failure: Failure) => void = () => {}
  /** Settles when this process cannot use the database any more. */
  readonly lost = new Promise<Failure>((resolve) => {
    this.#lose = resolve
  })

  private constructor(db: PGlite, where: string) {
    this.#db = db
    this.#where = where
  }

  static async open(directory: string, where: string): Promise<Database> {
    return new Database(await PGlite.create(directory), where)
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
    try {
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

  get isUsable(): boolean {
    return !this.#db.closed && this.#failure === undefined
  }

  /** Leaves a lost database as it is. */
  async close(): Promise<void> {
    if (this.isUsable) await this.#db.close()
  }
}

const PAUSE_MS = 1_000
