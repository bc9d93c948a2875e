import type { Context, Handler } from 'hono'
import { collectDefaultMetrics } from 'prom-client'
import { createGauges } from '../metrics/gauges.ts'
import type { Meters } from '../metrics/meters.ts'
import type { Figures } from './overview.ts'

/** Several scrapers, or an impatient one, read the store once. */
const FRESH_MS = 5_000

/** `/metrics`: what this process counted, and what the store holds. @param now ms since the epoch */
export function scrape(
  { registry }: Meters,
  figures: () => Promise<Figures>,
  now: () => number,
): Handler {
  collectDefaultMetrics({ register: registry })
  const gauges = createGauges(registry)
  let readAt = Number.NEGATIVE_INFINITY
  return async (context: Context) => {
    if (now() - readAt >= FRESH_MS) {
      readAt = now()
      gauges.set(await figures().catch(() => null))
    }
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  }
}
