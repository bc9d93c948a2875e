import { setTimeout as sleep } from 'node:timers/promises'
import { type Incident, openIncident } from '../service/incidents.ts'
import type { JournalReader } from '../store/port.ts'

/** The answer of `/readyz`. */
export interface Readiness {
  readonly store: boolean
  /** DS answers, and does not turn us away, as far as the jobs of any process have seen. */
  readonly ds: boolean
  /** What is wrong, as a code such as `ds.token-refused`. */
  readonly reason?: string
}

/** We are turned away: that does not pass by itself. */
const REFUSALS = new Set([
  'ds.forbidden',
  'ds.token-refused',
  'ds.token-expired',
  'ds.network-refused',
  'ds.wrong-url',
  'ds.redirected',
])

/** A silence of less than this is weather. */
const LASTS_MS = 60_000
const STORE_MS = 3_000

/** @param now the machine's clock, ms since the epoch */
export async function readReadiness(journal: JournalReader, now: number): Promise<Readiness> {
  const limit = new AbortController()
  const late = sleep(STORE_MS, undefined, { signal: limit.signal })
  try {
    const incident = await Promise.race([openIncident(journal, 'ds'), late])
    if (incident === undefined) return { store: false, ds: false, reason: 'store.unreachable' }
    return incident !== null && isGrave(incident, now)
      ? { store: true, ds: false, reason: incident.code }
      : { store: true, ds: true }
  } catch {
    return { store: false, ds: false, reason: 'store.unreachable' }
  } finally {
    // The wait that nobody waits for any more ends here.
    late.catch(() => {})
    limit.abort()
  }
}

/** A refusal, or there for a while. */
export const isGrave = ({ code, since }: Incident, now: number): boolean =>
  REFUSALS.has(code) || now - Date.parse(since) >= LASTS_MS
