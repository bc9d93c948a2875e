import { serve } from '../bench/children.ts'
import { MARNE } from '../src/simulator/demo/people.ts'
import {
  type AppliedMutation,
  type Fault,
  type Simulator,
  startSimulator,
} from '../src/simulator/index.ts'
import type { Dossier } from '../src/simulator/world/demarche.ts'
import type { Value } from '../src/simulator/world/values.ts'
import { type Knowledge, lendHand } from './hands.ts'
import type { KindName } from './kinds.ts'
import {
  CAMPAIGNS,
  type DossierState,
  type Entry,
  type Hand,
  type RevisionName,
  type Values,
} from './model.ts'
import { contactOf, decisionDay, depositor, emptyWorld, GRANTED, ROWS, revise } from './world.ts'

/** DS in a process of its own, with the people who use it, and the list of all that happened there. */
export interface DsSetting {
  /** ISO; the clock then runs, and jumps when it is told to. */
  readonly at: string
  readonly deposited: readonly KindName[]
  readonly laureats: number
  /** Places of dossiers that cannot be written. */
  readonly broken: readonly number[]
}

let ahead = 0
const clock = () => new Date(Date.now() + ahead)

const timeline: Entry[] = []
let simulator: Simulator
let known: Knowledge
let hands = 0

async function open({ at, deposited, laureats, broken }: DsSetting): Promise<string> {
  const world = emptyWorld(clock)
  const deposit = depositor(world)
  known = {
    numbers: [],
    broken: new Set(),
    kinds: new Map(),
    reports: new Map(),
    deposit(kind, demarche, prefilled) {
      const number = deposit(kind, demarche, prefilled)
      known.numbers.push(number)
      known.kinds.set(number, kind)
      return number
    },
    note(dossier, act) {
      timeline.push({ at: Date.now(), who: 'person', dossier, ...act })
    },
  }
  const start = Date.parse(at)
  deposited.forEach((kind, place) => {
    // The lauréats' calls were long before, and decided upon day after day.
    const day = start - (place < laureats ? 200 - (place % 120) : 30) * 86_400_000
    world.clock = () => new Date(day)
    // Three months after a decision come on every day: most of the lauréats are there.
    const isFew = place % 4 === 0
    const campaign = CAMPAIGNS[isFew === place < laureats ? 0 : 1]
    const number = known.deposit(kind, campaign?.demarche ?? 0)
    if (place >= laureats) return
    const [someone = ''] = MARNE
    known.note(number, { act: 'follow', instructeur: someone, follows: true, refused: false })
    world.instructeur.instruct(number, someone)
    world.instructeur.annotate(number, someone, { [GRANTED]: 5_000 })
    world.clock = () => new Date(day + 10 * 86_400_000)
    world.instructeur.accept(number)
  })
  world.clock = clock
  ahead = start - Date.now()
  simulator = await startSimulator({ world })
  simulator.log.watch(note)
  for (const place of broken) known.broken.add(numberAt(place))
  spoil()
  return simulator.url
}

/** What DS never allows. */
function spoil(): void {
  for (const dossier of known.broken) simulator.faults.add({ kind: 'broken-write', dossier })
}

const numberAt = (place: number) => known.numbers[place % known.numbers.length] ?? 0

function note(event: { readonly read: number } | AppliedMutation) {
  const at = Date.now()
  if ('read' in event) {
    timeline.push({ at, who: 'robot', dossier: event.read, act: 'read' })
    return
  }
  const { type, dossier, values, errors } = event
  const common = { at, who: 'robot', dossier } as const
  const refused = errors.length > 0
  if (type === 'dossierModifierAnnotations') timeline.push({ ...common, act: 'annotate', values })
  else if (type === 'dossierChangerGroupeInstructeur')
    timeline.push({ ...common, act: 'move', group: String(values.groupe), refused })
  else if (type === 'dossierEnvoyerMessage')
    timeline.push({ ...common, act: 'message', text: String(values.body), refused })
  else
    timeline.push({
      ...common,
      act: 'follow',
      instructeur: String(values.instructeur),
      follows: values.suivi === true,
      refused,
    })
}

function shown(dossier: Dossier): DossierState {
  const { number, demarche, state, hidden, group, followers, revision, annotations, demandeur } =
    dossier
  const values: Record<string, Values[string]> = {}
  let rows = 0
  for (const { stableId, label, type } of revision.annotations) {
    const value: Value | undefined = annotations.get(stableId)?.value
    if (label === ROWS) rows = Array.isArray(value) ? value.length : 0
    else if (type !== 'headerSection')
      values[label] = typeof value === 'number' ? value : value === undefined ? null : String(value)
  }
  return {
    number,
    demarche: demarche.number,
    kind: known.kinds.get(number) ?? null,
    state,
    hidden,
    siret: demandeur.kind === 'physique' ? '' : demandeur.siret,
    group: group.label,
    followers: followers.map(({ email }) => email),
    annotations: values,
    rows,
    contact: contactOf(dossier),
    account: dossier.usager,
    decidedOn: state === 'accepte' ? decisionDay(dossier) : null,
    reports: known.reports.get(number) ?? [],
  }
}

serve({
  open,
  /** The clock never goes back. @returns by how many ms it is ahead of the machine's */
  advance(at: string) {
    ahead = Math.max(ahead, Date.parse(at) - Date.now())
    return ahead
  },
  fault(fault: Fault) {
    simulator.faults.add(
      'dossier' in fault ? { ...fault, dossier: numberAt(fault.dossier) } : fault,
    )
  },
  /** @returns whether it was published: nobody knows the id of a champ whose first label no worker lived to read */
  revise({ revision, bringAfterMs }: { revision: RevisionName; bringAfterMs: number }): boolean {
    if (revision === 'renamed' && simulator.log.applied.length === 0) return false
    revise(simulator.world, revision, bringAfterMs)
    return true
  },
  /** Only what DS never allows is left. */
  calm() {
    simulator.faults.clear()
    spoil()
  },
  hand(hand: Hand) {
    if (lendHand(simulator.world, known, hand)) hands += 1
  },
  timeline: () => timeline,
  look: () => ({
    dossiers: known.numbers.map((number) => shown(simulator.world.dossier(number))),
    entries: timeline.length,
    now: clock().toISOString(),
    broken: [...known.broken],
    hands,
    posts: simulator.log.posts,
  }),
})
