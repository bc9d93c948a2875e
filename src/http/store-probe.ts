import { Failure } from '../failures/failure.ts'
import { keys } from '../queue/keys.ts'
import type { Journal } from '../store/port.ts'
import { inTime, STORE_MS } from './in-time.ts'

/** Several watchers, or an impatient one, make one write. */
const FRESH_MS = 5_000
const SILENT = 'store.unreachable'

/** Why nothing can be written to the store, as a code such as `store.full`; null: it takes writes. */
export type StoreProbe = () => Promise<string | null>

/** A store that is full, or that became a copy of another, can still be read: only a write tells. */
export function probeStore(journal: Journal): StoreProbe {
  let latest: { readonly at: number; readonly trouble: Promise<string | null> } | undefined
  return async () => {
    const at = performance.now()
    if (!latest || at - latest.at >= FRESH_MS) latest = { at, trouble: write(journal) }
    return await latest.trouble
  }
}

async function write(journal: Journal): Promise<string | null> {
  try {
    const written = journal.set(keys.storeProbe, new Date().toISOString()).then(() => true)
    return (await inTime(written, STORE_MS)) ? null : SILENT
  } catch (error) {
    return error instanceof Failure ? error.code : SILENT
  }
}
