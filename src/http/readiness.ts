import { hasLasted } from '../queue/clock.ts'
import type { Incident } from '../queue/entries.ts'
import { openIncident } from '../queue/incidents.ts'
import type { JournalReader } from '../store/port.ts'
import { inTime, STORE_MS } from './in-time.ts'
import type { StoreProbe } from './store-probe.ts'

/** The answer of `/readyz`. */
export interface Readiness {
  /** It answers, and takes writes. */
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

/** A silence of less than this is ordinary. */
const LASTS_MS = 60_000

/** @param now the machine's clock, ms since the epoch */
export async function readReadiness(
  journal: JournalReader,
  probe: StoreProbe,
  now: number,
): Promise<Readiness> {
  const reading = openIncident(journal, 'ds').then((incident) => ({ incident }))
  const [trouble, found] = await Promise.all([probe(), inTime(reading, STORE_MS).catch(() => null)])
  if (trouble !== null || found === null)
    return { store: false, ds: false, reason: trouble ?? 'store.unreachable' }
  const { incident } = found
  return incident !== null && isGrave(incident, now)
    ? { store: true, ds: false, reason: incident.code }
    : { store: true, ds: true }
}

/** A refusal, or there for a while. */
export const isGrave = ({ code, since }: Incident, now: number): boolean =>
  REFUSALS.has(code) || hasLasted(Date.parse(since), now, LASTS_MS)
