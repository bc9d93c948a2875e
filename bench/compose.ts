import { JOBS } from '../jobs/index.ts'
import { Campaigns } from '../src/campaign/campaigns.ts'
import type { Services } from '../src/campaign/services.ts'
import { parseConfig } from '../src/config/load.ts'
import { connectDs } from '../src/ds/index.ts'
import type { Ds } from '../src/ds/port.ts'
import { createLog } from '../src/log.ts'
import { DEMO_TOKENS } from '../src/simulator/index.ts'
import type { Store } from '../src/store/port.ts'
import { openTerritory } from '../src/territory/index.ts'

/** What a process of the bench is made of. */
export interface Parts {
  /** In YAML. */
  readonly config: string
  /** Of the simulated DS. */
  readonly url: string
  readonly store: Store
  /** ms since the epoch */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<unknown>
  /** ms, by a clock that nobody sets. */
  readonly elapsed: () => number
  /** What comes between the worker and its DS. */
  readonly around?: (ds: Ds) => Ds
}

/** The worker as the CLI composes it, but for its clock. */
export function composeServices(parts: Parts): Services {
  const { url, store, now, sleep, elapsed, around = (ds) => ds } = parts
  const config = parseConfig(parts.config, 'bench')
  const log = createLog('error')
  const ds = around(
    connectDs({
      url,
      token: DEMO_TOKENS.readWrite,
      now,
      sleep,
      elapsed,
      log,
      ...(store.counter && { counter: store.counter }),
    }),
  )
  const { journal } = store
  const territory = openTerritory()
  const campaigns = new Campaigns(config, ds, journal, now, log, territory)
  const rest = { now, log, dsUrl: url, transport: null, jobs: JOBS }
  return { config, ds, store, journal, territory, campaigns, ...rest }
}
