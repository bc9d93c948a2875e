import type { Fault } from '../src/simulator/index.ts'
import type { Random } from '../test/support/random.ts'

const someTimes = (random: Random) => ({ times: random.integer(1, 3) })
const somewhere = (random: Random) => ({ dossier: random.integer(0, 1_000_000) })

/** What depends on how large documents are is tried on its own: here it would only tell that they are. */
type FaultKind = Exclude<Fault['kind'], 'validation-timeout' | 'too-large'>

/** Every other fault of the simulated DS, as it strikes here: a new one is missed by the compiler. */
const FAULTS: { readonly [Kind in FaultKind]: (random: Random) => Fault & { kind: Kind } } = {
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
  'wrong-cursor': (random) => ({
    kind: 'wrong-cursor',
    cursor: random.pick(['damaged', 'YWJj']),
    ...someTimes(random),
  }),
}

export const FAULT_EVENTS: readonly ((random: Random) => Fault)[] = Object.values(FAULTS)
