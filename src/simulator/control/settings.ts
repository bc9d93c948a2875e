import { z } from 'zod'

const count = z.number().int().nonnegative()
const common = { times: count.exactOptional(), on: z.enum(['query', 'mutation']).exactOptional() }
/** A fault, as another process writes it. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('latency'),
    requestMs: count.exactOptional(),
    dossierMs: z.number().nonnegative().exactOptional(),
    mutationMs: z.number().nonnegative().exactOptional(),
    ...common,
  }),
  z.strictObject({ kind: z.enum(['rate-limited', 'maintenance', 'bad-gateway']), ...common }),
  z.strictObject({ kind: z.literal('cut'), when: z.enum(['before', 'after']), ...common }),
  z.strictObject({
    kind: z.literal('crash'),
    afterAliases: count,
    status: z.literal([400, 500]).exactOptional(),
    ...common,
  }),
  z.strictObject({ kind: z.enum(['validation-timeout', 'too-large']), above: count, ...common }),
  z.strictObject({
    kind: z.literal('timeout'),
    afterAliases: count,
    inside: z.boolean().exactOptional(),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('null-node'),
    dossier: count,
    byNumber: z.boolean().exactOptional(),
    ...common,
  }),
  z.strictObject({
    kind: z.enum(['broken-read', 'broken-write', 'broken-move']),
    dossier: count,
    ...common,
  }),
  z.strictObject({ kind: z.literal('wrong-cursor'), cursor: z.string(), ...common }),
])

/** What changes of DS's costs. */
export const costSchema = z.strictObject({
  factor: z.number().positive().exactOptional(),
  processors: z.number().int().positive().exactOptional(),
  speed: z.number().positive().nullable().exactOptional(),
})
