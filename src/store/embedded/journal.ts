import { JOURNAL_VERSION, type Versioned } from '../journal-format.ts'
import type { JournalEntry, StoredJournal, ValueOf } from '../port.ts'
import type { Database } from './database.ts'

/** Entries read at once where there may be many. */
const PAGE = 1000

/** Creates the journal's tables when absent: empty, in the first version. */
export async function createJournal(db: Database): Promise<void> {
  const text = `
    CREATE SCHEMA IF NOT EXISTS guichet;
    CREATE TABLE IF NOT EXISTS guichet.schema (version integer NOT NULL);
    INSERT INTO guichet.schema SELECT 1 WHERE NOT EXISTS (SELECT FROM guichet.schema);
    CREATE TABLE IF NOT EXISTS guichet.journal (
      key text COLLATE "C" PRIMARY KEY,
      value jsonb NOT NULL
    );
  `
  await db.run((sql) => sql.exec(text))
}

/** The journal as one table. Each method is one statement; those asked together are one round. */
export function embeddedJournal(db: Database): StoredJournal & Versioned {
  const query = async <R>(text: string, params: string[]): Promise<R[]> =>
    (await db.queryTogether<R>(text, params)).rows

  const rewrite: Versioned['rewrite'] = (entries, from, to) =>
    db.run((sql) =>
      sql.transaction(async (tx) => {
        const found = await tx.query('UPDATE guichet.schema SET version = $2 WHERE version = $1', [
          from,
          to,
        ])
        if (found.affectedRows === 0) return false
        await tx.query('DELETE FROM guichet.journal')
        await tx.query(
          `INSERT INTO guichet.journal
           SELECT key, value::jsonb FROM unnest($1::text[], $2::text[]) AS entry (key, value)`,
          [entries.map(({ key }) => key), entries.map(({ value }) => JSON.stringify(value))],
        )
        return true
      }),
    )

  return {
    async version() {
      const [row] = await query<{ version: number }>('SELECT version FROM guichet.schema', [])
      return row?.version ?? 1
    },
    everything: () => query<JournalEntry>('SELECT key, value FROM guichet.journal', []),
    rewrite,
    async replaceAll(entries) {
      await rewrite(entries, JOURNAL_VERSION, JOURNAL_VERSION)
    },
    async get<K extends string>(key: K) {
      const rows = await query<{ value: ValueOf<K> }>(
        'SELECT value FROM guichet.journal WHERE key = $1',
        [key],
      )
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
    async *pages<R extends string>(range: R) {
      let after = ''
      for (;;) {
        const page = await query<JournalEntry<ValueOf<R>>>(
          `SELECT key, value FROM guichet.journal WHERE starts_with(key, $1) AND key > $2
           ORDER BY key LIMIT ${PAGE}`,
          [range, after],
        )
        const last = page.at(-1)
        if (!last) return
        yield page
        after = last.key
      }
    },
    list<R extends string>(range: R) {
      return query<JournalEntry<ValueOf<R>>>(
        'SELECT key, value FROM guichet.journal WHERE starts_with(key, $1) ORDER BY key',
        [range],
      )
    },
  }
}
