import { z } from 'zod'
import type { Costs } from './costs/costs.ts'
import type { Faults } from './faults.ts'
import type { Control } from './http.ts'
import { type Answer, json } from './request/answer.ts'
import type { RequestLog } from './request-log.ts'
import type { World } from './world/world.ts'

const count = z.number().int().nonnegative()
const common = { times: count.exactOptional(), on: z.enum(['query', 'mutation']).exactOptional() }
const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('latency'),
    requestMs: count.exactOptional(),
    dossierMs: z.number().nonnegative().exactOptional(),
    mutationMs: z.number().nonnegative().exactOptional(),
    ...common,
  }),
  z.strictObject({ kind: z.enum(['rate-limited', 'maintenance', 'bad-gateway']), ...common }),
  z.strictObject({ kind: z.literal('cut'), when: z.enum(['before', 'after']), ...common }),
  z.strictObject({ kind: z.literal('crash'), afterAliases: count, ...common }),
  z.strictObject({
    kind: z.literal('timeout'),
    afterAliases: count,
    inside: z.boolean().exactOptional(),
    ...common,
  }),
  z.strictObject({
    kind: z.enum(['null-node', 'broken-read', 'broken-write']),
    dossier: count,
    ...common,
  }),
])

const costSchema = z.strictObject({
  factor: z.number().positive().exactOptional(),
  processors: z.number().int().positive().exactOptional(),
  speed: z.number().positive().nullable().exactOptional(),
})

const dossier = z.object({ dossier: count })
const person = dossier.extend({ email: z.string() })
const answers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** What another process may have people do, by name: `POST /simulator/world/move {"dossier": 1, "group": "Marne"}`. */
const hands = (world: World): Record<string, (input: unknown) => void> => {
  const { usager, instructeur, platform } = world
  const by =
    <T>(schema: z.ZodType<T>, act: (input: T) => void) =>
    (input: unknown) =>
      act(schema.parse(input))
  return {
    submit: by(dossier.extend({ champs: answers }), (one) =>
      usager.submit(one.dossier, one.champs),
    ),
    annotate: by(person.extend({ annotations: answers }), (one) =>
      instructeur.annotate(one.dossier, one.email, one.annotations),
    ),
    move: by(dossier.extend({ group: z.string() }), (one) =>
      instructeur.move(one.dossier, one.group),
    ),
    follow: by(person, (one) => instructeur.follow(one.dossier, one.email)),
    unfollow: by(person, (one) => instructeur.unfollow(one.dossier, one.email)),
    instruct: by(person, (one) => instructeur.instruct(one.dossier, one.email)),
    accept: by(dossier, (one) => instructeur.accept(one.dossier)),
    refuse: by(dossier, (one) => instructeur.refuse(one.dossier)),
    hide: by(dossier, (one) => instructeur.hide(one.dossier)),
    'complete-demandeur': by(dossier, (one) => platform.completeDemandeur(one.dossier)),
  }
}

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
