import { type Random, randomFrom } from '../test/support/random.ts'
import { FAULT_EVENTS } from './faults.ts'
import { KIND_NAMES } from './kinds.ts'
import {
  CAMPAIGNS,
  type ChaosEvent,
  type Hand,
  type Peer,
  type Plan,
  type RevisionName,
  type Round,
  SMTP_MOODS,
  type StoreName,
  type Trigger,
} from './model.ts'

export interface Size {
  readonly seed: number
  readonly store: StoreName
  /** Deposited before and during the run. */
  readonly dossiers: number
  readonly kills: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Two quarters end in between, and many three-month delays. */
const FIRST_DAY = Date.parse('2021-03-30T00:00:00+02:00')
const LAST_DAY = Date.parse('2021-07-11T00:00:00+02:00')
const CALM_ROUNDS = 2
/** A Monday. */
const END_AT = '2021-07-12T10:00:00+02:00'

/** Everything that will be done, from the seed alone. What it meets depends on the machine. */
export function planChaos({ seed, store, dossiers, kills }: Size): Plan {
  const random = randomFrom(seed)
  const workers = store === 'embedded' ? 1 : kills < 50 ? 2 : 3
  const before = Math.ceil(dossiers * 0.6)
  const laureats = Math.max(10, Math.ceil(dossiers * 0.08))
  const times = instants(random, kills)
  const rounds = times.map(({ at, isMorning }, place): Round => {
    const deposits = share(dossiers - before, kills, place)
    const trigger = triggerAt(place, isMorning)
    const lifeMs = random.integer(...livesMs(trigger))
    return {
      at: new Date(at).toISOString(),
      victim: place % workers,
      skewMs: random.integer(-90, 90) * 1_000,
      trigger,
      lifeMs,
      afterAnswerMs: random.integer(0, 25),
      events: [
        ...hands(random, place, deposits),
        ...(trigger.startsWith('message-') ? ticks(random) : []),
        ...faults(random, seed + place),
        ...revisions(place, kills),
        // The first ones find everything in order, or there would be nothing to lose.
        ...(place < CALM_ROUNDS
          ? []
          : [
              ...network(random, store, workers),
              ...redis(random, store),
              ...clock(random, place, workers),
            ]),
        ...smtp(random, isMorning),
      ],
    }
  })
  return {
    seed,
    store,
    workers,
    deposited: Array.from({ length: before }, () => random.pick(KIND_NAMES)),
    laureats,
    // Not lauréats: their opinion is what cannot be written.
    broken: Array.from({ length: Math.max(1, Math.floor(dossiers / 700)) }, (_, index) =>
      random.integer(laureats + index * 20, laureats + index * 20 + 19),
    ),
    rounds,
    endAt: new Date(END_AT).toISOString(),
  }
}

/** The days one after the other, a few rounds in each, always within office hours. */
function instants(random: Random, rounds: number) {
  const times: { at: number; isMorning: boolean }[] = []
  let at = 0
  for (let place = 0; place < rounds; place += 1) {
    const days = Math.floor((place / rounds) * ((LAST_DAY - FIRST_DAY) / DAY))
    const day = notOnWeekEnd(FIRST_DAY + days * DAY)
    const isMorning = at < day
    at = isMorning
      ? day + (8 * 60 + random.integer(33, 95)) * MINUTE
      : at + random.integer(2, 12) * MINUTE
    times.push({ at, isMorning })
  }
  return times
}

/** The Monday after it. @param day ms since the epoch, midnight in Paris */
function notOnWeekEnd(day: number): number {
  const weekday = new Date(day + DAY / 2).getUTCDay()
  return day + ({ 6: 2, 0: 1 }[weekday] ?? 0) * DAY
}

/** Of `total`, those of that place among `places`. */
const share = (total: number, places: number, place: number) =>
  Math.floor((total * (place + 1)) / places) - Math.floor((total * place) / places)

/** Every instant in turn; e-mails leave in the morning. */
const TURNS: readonly { readonly morning: Trigger; readonly later: Trigger }[] = [
  { morning: 'mutation-unanswered', later: 'mutation-unanswered' },
  { morning: 'mail-unanswered', later: 'mutation-not-sent' },
  { morning: 'mutation-not-sent', later: 'mutation-not-sent' },
  { morning: 'message-unanswered', later: 'message-unanswered' },
  { morning: 'mail-answered', later: 'mutation-answered' },
  { morning: 'mutation-answered', later: 'mutation-answered' },
  { morning: 'mail-half-sent', later: 'at-random' },
  { morning: 'message-not-sent', later: 'message-answered' },
  { morning: 'while-starting', later: 'while-starting' },
]

/** A message leaves once a poll has seen the tick, and all else is read again: its instant comes late. */
const livesMs = (trigger: Trigger): [number, number] => {
  if (trigger === 'while-starting') return [200, 1_500]
  return trigger.startsWith('message-') ? [6_000, 9_000] : [1_500, 5_000]
}

function triggerAt(place: number, isMorning: boolean): Trigger {
  const turn = TURNS[place % TURNS.length]
  return turn?.[isMorning ? 'morning' : 'later'] ?? 'at-random'
}

function hands(random: Random, place: number, deposits: number): ChaosEvent[] {
  const of = () => random.integer(0, 1_000_000)
  const deposited = Array.from(
    { length: deposits },
    (_, index): Hand => ({
      act: 'deposit',
      kind: random.pick(KIND_NAMES),
      campaign: random.chance(0.75) ? 0 : CAMPAIGNS.length - 1,
      prefilled: index === 0 && place % PREFILLED_EVERY === 0,
    }),
  )
  const done = Array.from({ length: random.integer(4, 12) }, (): Hand => {
    const act = random.pick(ACTS)
    if (act === 'submit') return { act, of: of(), kind: random.pick(KIND_NAMES) }
    if (act === 'move') return { act, of: of(), group: random.pick(GROUPS) }
    return { act, of: of() }
  })
  return [...deposited, ...done].map((hand) => ({
    kind: 'hand',
    hand,
    // Most before the worker looks, some while it works.
    afterMs: hand.act === 'deposit' || random.chance(0.6) ? 0 : random.integer(0, 5_000),
  }))
}

/** In one round of so many, the first deposit comes with the box ticked. */
const PREFILLED_EVERY = 3

/** For there to be a message at whose instant the worker dies. */
const ticks = (random: Random): ChaosEvent[] =>
  Array.from({ length: 4 }, () => ({
    kind: 'hand',
    hand: { act: 'tick', of: random.integer(0, 1_000_000) },
    afterMs: 0,
  }))

const GROUPS = ['défaut', 'Marne', 'SGAR']
/** The more often an act is named, the more often it is done. */
const ACTS = [
  ...['submit', 'submit', 'submit', 'move', 'move', 'follow', 'follow', 'unfollow'],
  ...['instruct', 'scribble', 'scribble', 'grant', 'accept', 'refuse', 'hide', 'restore', 'report'],
  ...['tick', 'tick', 'tick', 'tick-blank', 'untick', 'edit', 'edit'],
] as Exclude<Hand['act'], 'deposit'>[]

function faults(random: Random, turn: number): ChaosEvent[] {
  if (random.chance(0.25)) return []
  const make = FAULT_EVENTS[turn % FAULT_EVENTS.length]
  return make ? [{ kind: 'fault', fault: make(random), afterMs: random.integer(0, 3_000) }] : []
}

/** When, and how much later DS brings the dossiers: some rounds, or at once but for its job. */
const REVISIONS: readonly { revision: RevisionName; after: number; bringAfterMs: number }[] = [
  { revision: 'annotations', after: 0.3, bringAfterMs: 25 * DAY },
  { revision: 'renamed', after: 0.5, bringAfterMs: 2 * MINUTE },
]

const revisions = (place: number, rounds: number): ChaosEvent[] =>
  REVISIONS.filter(({ after }) => place === Math.floor(after * rounds)).map(
    ({ revision, bringAfterMs }) => ({ kind: 'revision', revision, bringAfterMs, afterMs: 0 }),
  )

function network(random: Random, store: StoreName, workers: number): ChaosEvent[] {
  if (random.chance(0.6)) return []
  const peers: Peer[] = store === 'redis' ? ['ds', 'smtp', 'redis'] : ['ds', 'ds', 'smtp']
  return [
    {
      kind: 'network',
      peer: random.pick(peers),
      worker: random.integer(0, workers - 1),
      how: random.pick(['cut', 'half-open', 'refused']),
      forMs: random.integer(300, 4_000),
      afterMs: random.integer(0, 3_000),
    },
  ]
}

function redis(random: Random, store: StoreName): ChaosEvent[] {
  if (store === 'embedded' || random.chance(0.75)) return []
  return [
    {
      kind: 'redis',
      how: random.pick(['killed', 'paused']),
      forMs: random.integer(200, 4_000),
      afterMs: random.integer(0, 3_000),
    },
  ]
}

const STEPS = [-HOUR, DAY, -DAY, HOUR]

/** Each step in turn, in every other round. What sets the clock right may come after the worker's death. */
function clock(random: Random, place: number, workers: number): ChaosEvent[] {
  if (place % 2 === 0) return []
  const byMs = STEPS[((place - 1) / 2) % STEPS.length] ?? 0
  return [
    {
      kind: 'clock',
      worker: random.integer(0, workers - 1),
      byMs,
      forMs: random.integer(1_000, 9_000),
      afterMs: random.integer(0, 3_000),
    },
  ]
}

function smtp(random: Random, isMorning: boolean): ChaosEvent[] {
  if (!isMorning || random.chance(0.6)) return []
  return [
    {
      kind: 'smtp',
      mood: random.pick(SMTP_MOODS),
      times: random.integer(1, 3),
      afterMs: random.integer(0, 2_000),
    },
  ]
}
