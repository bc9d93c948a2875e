import { EventEmitter } from 'node:events'
import type { PgPoolClient } from 'bullmq'
import type { Database } from './database.ts'

/**
 * PGlite in the shape of node-postgres, as far as BullMQ uses it.
 *
 * PGlite is one session: every client made here shares its settings (`search_path`) and its transaction. That
 * is safe because BullMQ runs each queue operation as a single statement; only its migrations open a
 * transaction, so they must be over before anything else runs.
 */
export function pgliteAsPool(db: Database) {
  const pool = new PgliteClient(db)
  return {
    query: (text: string, params?: readonly unknown[]) => pool.query(text, params),
    connect: async (): Promise<PgPoolClient> => new PgliteClient(db),
    end: async () => {},
    // The database lives in this process: there is no connection to lose, hence no error to report.
    on: () => {},
    removeAllListeners: () => {},
    options: { keepAlive: true },
  }
}

class PgliteClient extends EventEmitter implements PgPoolClient {
  readonly #db: Database
  readonly #listening: Promise<() => Promise<void>>[] = []

  constructor(db: Database) {
    super()
    this.#db = db
  }

  async query<R>(text: string, params: readonly unknown[] = []) {
    const channel = /^LISTEN (\w+)/m.exec(text)?.[1]
    if (channel !== undefined) {
      await this.#listen(channel)
      return { rows: [], rowCount: 0 }
    }
    if (params.length === 0) {
      // A migration holds several statements, which only `exec` accepts.
      const results = await this.#db.run((db) => db.exec(text))
      const last = results.at(-1)
      return { rows: (last?.rows ?? []) as R[], rowCount: last?.rowCount ?? 0 }
    }
    const result = await this.#db.query<R>(text, params)
    return { rows: result.rows, rowCount: result.rowCount ?? 0 }
  }

  async #listen(channel: string) {
    const stop = this.#db.run((db) =>
      db.listen(channel, (payload) => {
        this.emit('notification', { channel, payload })
      }),
    )
    this.#listening.push(stop)
    await stop
  }

  release() {
    for (const stop of this.#listening.splice(0)) {
      void stop.then((unlisten) => this.#db.run(() => unlisten())).catch(() => {})
    }
  }
}
