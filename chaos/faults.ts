import type { Fault } from '../src/simulator/index.ts'
import type { Random } from '../test/support/random.ts'

const someTimes = (random: Random) => ({ times: random.integer(1, 3) })
const somewhere = (random: Random) => ({ dossier: random.integer(0, 1_000_000) })

/** Every fault of the simulated DS, as it strikes here: a new one is missed by the compiler. */
const FAULTS: { readonly [Kind in Fault['kind']]: (random: Random) => Fault & { kind: Kind } } = {
  latency: (random) => ({
    kind: 'latency',
    requestMs: random.integer(50, 800),
    mutationMs: random.integer(0, 10),
    times: random.integer(1, 6),
  }),
  'rate-limited': (random) => ({ kind: 'rate-limited', ...someTimes(random) }),
  maintenance: (random) => ({ kind: 'maintenance', ...someTimes(random) }),
  'bad-gateway': (random) => ({ kind: 'bad-gateway', ...someTimes(random) }),
  cut: (random) => ({
    kind: 'cut',
    when: random.pick(['before', 'after']),
    on: random.pick(['query', 'mutation']),
    ...someTimes(random),
  }),
  crash: (random) => ({
    kind: 'crash',
    afterAliases: random.integer(0, 40),
    status: random.pick([400, 500]),
    on: random.pick(['query', 'mutation']),
    ...someTimes(random),
  }),
  timeout: (random) => ({
    kind: 'timeout',
    afterAliases: random.integer(0, 40),
    inside: random.chance(0.5),
    on: random.pick(['query', 'mutation']),
    ...someTimes(random),
  }),
  'null-node': (random) => ({ kind: 'null-node', ...somewhere(random), ...someTimes(random) }),
  'broken-read': (random) => ({ kind: 'broken-read', ...somewhere(random), ...someTimes(random) }),
  'broken-write': (random) => ({
    kind: 'broken-write',
    ...somewhere(random),
    ...someTimes(random),
  }),
  'broken-move': (random) => ({ kind: 'broken-move', ...somewhere(random), ...someTimes(random) }),
  // Either lets what is asked of one dossier pass, or there would be nothing smaller to ask.
  'validation-timeout': (random) => ({
    kind: 'validation-timeout',
    above: random.integer(2_700, 4_000),
    times: random.integer(1, 8),
  }),
  'too-large': (random) => ({
    kind: 'too-large',
    above: random.integer(400, 700),
    times: random.integer(1, 8),
  }),
  'wrong-cursor': (random) => ({
    kind: 'wrong-cursor',
    cursor: random.pick(['damaged', 'YWJj']),
    ...someTimes(random),
  }),
}

export const FAULT_EVENTS: readonly ((random: Random) => Fault)[] = Object.values(FAULTS)
