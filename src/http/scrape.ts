import type { Context, Handler } from 'hono'
import { collectDefaultMetrics, type Registry } from 'prom-client'
import { inTime, STORE_MS } from './in-time.ts'
import { createGauges } from './metrics/gauges.ts'
import type { Meters } from './metrics/meters.ts'
import type { Figures } from './overview.ts'
import type { StoreProbe } from './store-probe.ts'

/** Several scrapers, or an impatient one, read the store once. */
const FRESH_MS = 5_000

/** Of the process. Left out: the totals that are no counters, which say again what is told by kind. */
export function collectProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry })
  for (const what of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`nodejs_active_${what}_total`)
}

/** `/metrics`: what this process counted, and what the store holds. */
export function scrape(
  { registry }: Meters,
  figures: () => Promise<Figures>,
  probe: StoreProbe,
): Handler {
  collectProcessMetrics(registry)
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
