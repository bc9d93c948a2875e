/** Before any change: where a listing of everything starts. */
export const EPOCH = '1970-01-01T00:00:00Z'

/**
 * How far each listing of changes looks behind its watermark: DS may commit a change some time after dating it, and
 * its servers' clocks may differ (api-facts §4.2). A dossier seen twice costs a read at most, never a second write.
 */
const OVERLAP_MS = 5 * 60_000

export const behind = (watermark: string): string =>
  new Date(Math.max(0, Date.parse(watermark) - OVERLAP_MS)).toISOString()
