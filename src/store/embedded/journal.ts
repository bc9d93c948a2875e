import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { Failure } from '../../failure.ts'
import type { StoredJournal } from '../port.ts'
import { diskFailure } from './disk.ts'

const VERSION = 1
/** Entries read at once where there may be many. */
const PAGE = 1000

/**
 * Creates the journal's tables when absent.
 *
 * @throws Failure permanent `store.newer` when a later release of Guichet wrote this store.
 */
export async function prepareJournal(db: PGlite, where: string): Promise<void> {
  await db.exec(`
    CREATE SCHEMA IF NOT EXISTS guichet;
    CREATE TABLE IF NOT EXISTS guichet.schema (version integer NOT NULL);
    INSERT INTO guichet.schema SELECT ${VERSION} WHERE NOT EXISTS (SELECT FROM guichet.schema);
    CREATE TABLE IF NOT EXISTS guichet.journal (
      key text COLLATE "C" PRIMARY KEY,
      value jsonb NOT NULL
    );
  `)
  const { rows } = await db.query<{ version: number }>('SELECT version FROM guichet.schema')
  if ((rows[0]?.version ?? 0) > VERSION) {
    throw new Failure(
      'permanent',
      'store.newer',
      `The store in ${where} was written by a later release of Guichet: use that release, or another DATA_DIR.`,
    )
  }
}

/** The journal as one table. Each method is one statement: PGlite runs them one after the other. */
export function embeddedJournal(db: PGlite, where: string): StoredJournal {
  const query = async <R>(text: string, params: string[]): Promise<R[]> => {
    // As in pool.ts: PGlite alone would never leave the microtask queue.
    await nextTurn()
    try {
      return (await db.query<R>(text, params)).rows
    } catch (error) {
      throw diskFailure(error, where)
    }
  }

  return {
    async get<T>(key: string) {
      const rows = await query<{ value: T }>('SELECT value FROM guichet.journal WHERE key = $1', [
        key,
      ])
      return rows[0]?.value ?? null
    },
    async set(key, value) {
      await query(
        `INSERT INTO guichet.journal VALUES ($1, $2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [key, JSON.stringify(value)],
      )
    },
    async setIfAbsent(key, value) {
      const written = await query(
        'INSERT INTO guichet.journal VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key',
        [key, JSON.stringify(value)],
      )
      return written.length === 1
    },
    async delete(key) {
      await query('DELETE FROM guichet.journal WHERE key = $1', [key])
    },
    async *pages<T>(prefix: string) {
      let after = ''
      for (;;) {
        const page = await query<{ key: string; value: T }>(
          `SELECT key, value FROM guichet.journal WHERE starts_with(key, $1) AND key > $2
           ORDER BY key LIMIT ${PAGE}`,
          [prefix, after],
        )
        const last = page.at(-1)
        if (!last) return
        yield page
        after = last.key
      }
    },
    list<T>(prefix: string) {
      return query<{ key: string; value: T }>(
        'SELECT key, value FROM guichet.journal WHERE starts_with(key, $1) ORDER BY key',
        [prefix],
      )
    },
  }
}
