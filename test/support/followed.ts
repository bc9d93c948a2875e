import { onTestFinished } from 'vitest'
import { JOBS } from '../../jobs/index.ts'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import type { Services } from '../../src/campaign/services.ts'
import type { Config } from '../../src/config/load.ts'
import { connectDs } from '../../src/ds/index.ts'
import { followedCampaigns } from '../../src/follow-up/campaigns.ts'
import { createLog } from '../../src/log.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { DEMO_TOKENS, startSimulator, type World } from '../../src/simulator/index.ts'
import { openTerritory } from '../../src/territory/index.ts'
import { memoryStore } from './memory-store.ts'

/** The follow-up of one campaign over a simulated DS, with a store in memory. @param now ms since the epoch */
export async function followSimulated(
  world: World,
  config: Config,
  id: string,
  now: () => number,
  transport: Transport | null = null,
) {
  const simulator = await startSimulator({ world, clock: () => new Date(now()) })
  onTestFinished(() => simulator.close())
  const log = createLog('silent')
  const store = memoryStore()
  const { journal } = store
  const territory = openTerritory()
  const ds = connectDs({ url: simulator.url, token: DEMO_TOKENS.readWrite, log, now })
  const campaigns = new Campaigns(config, ds, journal, now, log, territory)
  const dsUrl = simulator.url
  const base = { config, ds, store, journal, log, now, transport, territory, campaigns, dsUrl }
  const services: Services = { ...base, jobs: JOBS }
  const campaign = followedCampaigns(config).find((one) => one.id === id)
  if (!campaign) throw new Error(`the configuration follows nobody in ${id}`)
  return { services, simulator, campaign }
}
