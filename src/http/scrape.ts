import type { Context, Handler } from 'hono'
import { collectDefaultMetrics } from 'prom-client'
import { inTime, STORE_MS } from './in-time.ts'
import { createGauges } from './metrics/gauges.ts'
import type { Meters } from './metrics/meters.ts'
import type { Figures } from './overview.ts'
import type { StoreProbe } from './store-probe.ts'

/** Several scrapers, or an impatient one, read the store once. */
const FRESH_MS = 5_000

/** `/metrics`: what this process counted, and what the store holds. */
export function scrape(
  { registry }: Meters,
  figures: () => Promise<Figures>,
  probe: StoreProbe,
): Handler {
  collectDefaultMetrics({ register: registry })
  const gauges = createGauges(registry)
  let readAt = Number.NEGATIVE_INFINITY
  return async (context: Context) => {
    if (performance.now() - readAt >= FRESH_MS) {
      readAt = performance.now()
      const [trouble, found] = await Promise.all([
        probe(),
        inTime(figures(), STORE_MS).catch(() => null),
      ])
      gauges.set(trouble === null, found)
    }
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  }
}
