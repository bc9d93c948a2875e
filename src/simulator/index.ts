import { openControl } from './control/index.ts'
import { type CostSetting, Costs } from './costs/costs.ts'
import { Faults } from './faults.ts'
import { API_PATH, listen } from './http.ts'
import { publicPage } from './pages.ts'
import { Endpoint } from './request/endpoint.ts'
import { RequestLog } from './request-log.ts'
import type { World } from './world/world.ts'

export type { CostReport, CostSetting } from './costs/costs.ts'
export { crowd, crowdedWorld } from './demo/crowd.ts'
export { DEMO_TOKENS, demoWorld, hideDemarche } from './demo/index.ts'
export { depositReport } from './demo/reports.ts'
export type { Fault } from './faults.ts'
export type { AppliedMutation } from './request-log.ts'
export { tokenValue } from './world/token.ts'
export { World } from './world/world.ts'

export interface Simulator {
  /** `http://127.0.0.1:PORT/api/v2/graphql` */
  readonly url: string
  readonly world: World
  readonly faults: Faults
  readonly log: RequestLog
  readonly costs: Costs
  close(): Promise<void>
}

/**
 * Serves a world as DS serves its own. The clock (the world's when absent) dates answers, opens windows of the rate
 * limit and ends tokens; the world's own clock dates what happens to dossiers.
 * @throws the system's error when the port is taken
 */
export async function startSimulator(options: {
  port?: number
  host?: string
  world: World
  clock?: () => Date
  /** DS's time, accounted from the start: see `Costs`. */
  costs?: Partial<CostSetting>
}): Promise<Simulator> {
  const { port = 0, host = '127.0.0.1', world, clock = () => world.clock() } = options
  const costs = new Costs()
  if (options.costs) costs.set(options.costs)
  const faults = new Faults()
  const log = new RequestLog()
  const endpoint = new Endpoint({ world, faults, log, costs }, clock)
  const control = openControl(world, faults, log, costs)
  const page = (path: string) => publicPage(world, path)
  const server = await listen({ port, host }, endpoint, control, page, clock)
  const url = `http://${host}:${server.port}${API_PATH}`
  return { url, world, faults, log, costs, close: server.close }
}
