import { expect, it } from 'vitest'
import { instruct } from '../../jobs/instruct.ts'
import { connectDs } from '../../src/ds/index.ts'
import { Failure } from '../../src/failures/failure.ts'
import { find } from '../../src/instruct/find.ts'
import { DEMO_TOKENS } from '../../src/simulator/index.ts'
import { type Office, openOffice } from '../support/office.ts'
import { randomFrom } from '../support/random.ts'
import { BELIEVABLE, MUTATIONS, mutate } from './mutations.ts'
import { type Spoiler, startSpoiler } from './spoiler.ts'

/**
 * Jobs against a DS whose answers are spoilt on the way, by a real HTTP server. An answer that is not what the schema
 * promises changes nothing of what is written in the end, and has nothing else written meanwhile. (One that DS could
 * give is believed: those are for the readers of the port, test/hostile/port.test.ts.)
 */
const SEEDS = [1, 2, 3]
const DOSSIERS = 6
const SPOILT = 0.5
/** Answers spoilt before the weather clears. */
const SPOILT_A_SEED = 100
const ROUNDS_AT_MOST = 200

const KINDS = MUTATIONS.filter((kind) => !BELIEVABLE.has(kind))

async function openSpoiltOffice(): Promise<{ office: Office; spoiler: Spoiler }> {
  const spoiler = await startSpoiler()
  const office = await openOffice({ dossiersEach: DOSSIERS }, () =>
    connectDs({ url: spoiler.url, token: DEMO_TOKENS.readWrite, sleep: async () => {} }),
  )
  spoiler.target = office.simulator.url
  return { office, spoiler }
}

/** Applicants tell one cost, then another: there is always something to write, which only their own opinion shows. */
const COSTS = [12_000, 13_000] as const
function submitAll({ world, numbers }: Office, round: number) {
  for (const number of numbers)
    world.usager.submit(number, { 'Coût global du projet': COSTS[round % 2] ?? 0 })
}

/** A poll, then every dossier: each as its job would be, given one try. @returns what failed */
async function work({ services, numbers }: Office): Promise<unknown[]> {
  const settled = [
    ...(await Promise.allSettled([find(services, 'essai-0', 'all')])),
    ...(await Promise.allSettled(
      numbers.map((dossier) => instruct.handler(services, { campaign: 'essai-0', dossier })),
    )),
  ]
  return settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
}

/** All that was ever written, with who was chosen left out: the load changes with each failure. */
const writtenIn = ({ simulator }: Office) =>
  new Set(
    simulator.log.applied.flatMap(({ type, dossier, values }) =>
      type === 'dossierBasculeSuivi'
        ? [`${dossier} follow`]
        : Object.entries(values).map(([label, value]) => `${dossier} ${label} ${value}`),
    ),
  )
const stateOf = ({ world, numbers }: Office) =>
  numbers.map((number) => {
    const { annotations, group, followers } = world.dossier(number)
    const values = [...annotations].map(([id, { value }]) => [id, value])
    return { values, group: group.label, followers: followers.length }
  })
const moves = ({ simulator }: Office) =>
  simulator.log.applied.filter(
    ({ type, errors }) => type === 'dossierChangerGroupeInstructeur' && errors.length === 0,
  ).length

const TIMEOUT = { timeout: 120_000 }
it.each(SEEDS)(
  'spoilt answers change nothing of what is written (seed %i)',
  TIMEOUT,
  async (seed) => {
    const random = randomFrom(seed)
    const { office: calm } = await openSpoiltOffice()
    for (const round of [0, 1, 0]) {
      submitAll(calm, round)
      expect(await work(calm)).toEqual([])
    }
    const { office, spoiler } = await openSpoiltOffice()
    let spoilt = 0
    spoiler.answer = async (_, ask) => {
      const told = await ask()
      if (random.next() >= SPOILT) return told
      spoilt += 1
      return mutate(random.pick(KINDS), told, random)
    }
    for (let round = 0; spoilt < SPOILT_A_SEED; round += 1) {
      expect(round).toBeLessThan(ROUNDS_AT_MOST)
      submitAll(office, round)
      const failures = await work(office)
      expect(failures.filter((failure) => !(failure instanceof Failure))).toEqual([])
    }
    expect([...writtenIn(office)].filter((one) => !writtenIn(calm).has(one))).toEqual([])

    spoiler.answer = (_, ask) => ask()
    submitAll(office, 0)
    await work(office)
    expect(await work(office)).toEqual([])
    expect(stateOf(office)).toEqual(stateOf(calm))
    expect(moves(office)).toBe(DOSSIERS)
  },
)
