import type { Costs } from '../costs/costs.ts'
import type { Faults } from '../faults.ts'
import type { Control } from '../http.ts'
import { type Answer, json } from '../request/answer.ts'
import type { RequestLog } from '../request-log.ts'
import type { World } from '../world/world.ts'
import { hands } from './hands.ts'
import { costSchema, faultSchema } from './settings.ts'

/**
 * The door for other processes, loopback only: `faults` (GET, POST one, DELETE all), `log` (GET, DELETE),
 * `costs` (GET, POST what changes, DELETE to switch off) and `costs/report` (DELETE to count afresh), `world` (GET a summary, POST `world/<hand>`).
 */
export function openControl(world: World, faults: Faults, log: RequestLog, costs: Costs): Control {
  const hand = hands(world)
  const routes: Record<string, (body: string) => unknown> = {
    'GET faults': () => faults.list(),
    'POST faults': (body) => faults.add(faultSchema.parse(JSON.parse(body))),
    'DELETE faults': () => faults.clear(),
    'GET log': () => log,
    'DELETE log': () => log.reset(),
    'GET costs': () => ({ setting: costs.setting, now: costs.now(), report: costs.report() }),
    'POST costs': (body) => costs.set(costSchema.parse(JSON.parse(body))),
    'DELETE costs': () => costs.off(),
    'DELETE costs/report': () => costs.reset(),
    'GET world': () =>
      [...world.demarches.values()].map(({ number, title, dossiers }) => ({
        number,
        title,
        dossiers: dossiers.size,
      })),
    ...Object.fromEntries(
      Object.entries(hand).map(([name, act]) => [
        `POST world/${name}`,
        (body: string) => act(JSON.parse(body)),
      ]),
    ),
  }

  return (method, path, body): Answer => {
    const route = routes[`${method} ${path}`]
    if (!route)
      return json(404, { error: `no such door; there are ${Object.keys(routes).join(', ')}` })
    try {
      return json(200, route(body) ?? {})
    } catch (error) {
      return json(400, { error: error instanceof Error ? error.message : 'refused' })
    }
  }
}
