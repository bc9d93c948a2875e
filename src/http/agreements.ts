import type { Readers } from '../campaign/services.ts'
import type { Agreement } from '../domain/agreement/count.ts'
import { readAgreement } from '../lists/agreement.ts'
import { errorLine } from '../log.ts'
import { inTime } from './in-time.ts'

/** DS lists all the dossiers of a démarche for it: it is read again after so long (ms), when somebody looks. */
const FRESH_MS = 6 * 60 * 60_000
/** And after so long when it could not be read. */
const TROUBLE_MS = 60_000
/** What a page waits for (ms): the reading goes on without it. */
const PAGE_MS = 3_000

/** `reading`: it takes longer than a page waits. */
export type ShownAgreement = Agreement | 'reading' | 'unreadable'

interface Reading {
  readonly result: Promise<ShownAgreement>
  until: number
}

/** The opinions of a campaign beside the decisions, for its page: kept in this process alone. */
export function agreementsFor(readers: Readers): (campaign: string) => Promise<ShownAgreement> {
  const readings = new Map<string, Reading>()
  const begin = (campaign: string): Reading => {
    const reading: Reading = { result: read(campaign), until: performance.now() + FRESH_MS }
    void reading.result.then((shown) => {
      if (shown === 'unreadable') reading.until = performance.now() + TROUBLE_MS
    })
    readings.set(campaign, reading)
    return reading
  }
  async function read(campaign: string): Promise<ShownAgreement> {
    try {
      const [agreement] = await readAgreement(readers, [campaign])
      return agreement ?? 'unreadable'
    } catch (error) {
      readers.log.warn({ campaign, reason: errorLine(error) }, 'its decisions cannot be read')
      return 'unreadable'
    }
  }
  return async (campaign) => {
    const known = readings.get(campaign)
    const reading = known && performance.now() < known.until ? known : begin(campaign)
    return (await inTime(reading.result, PAGE_MS)) ?? 'reading'
  }
}
