import { expect, it } from 'vitest'
import { instruct } from '../../jobs/instruct.ts'
import type { Fault } from '../../src/simulator/index.ts'
import { type Office, openOffice } from '../support/office.ts'

/** DS as it is on a bad day, by the simulator's own switches: each job is tried a few times, as the queue would. */
const DOSSIERS = 12
const TRIES = 4

async function instructAll({ services, numbers }: Office): Promise<void> {
  for (let trial = 0; trial < TRIES; trial += 1)
    await Promise.allSettled(
      numbers.map((dossier) => instruct.handler(services, { campaign: 'essai-0', dossier })),
    )
}

/** Of each dossier: whether its opinion is written, its group, how many follow it, and its moves. */
const ends = ({ simulator, world, numbers }: Office) =>
  numbers.map((number) => {
    const { annotations, group, followers } = world.dossier(number)
    const moves = simulator.log.applied.filter(
      ({ type, dossier, errors }) =>
        type === 'dossierChangerGroupeInstructeur' && dossier === number && errors.length === 0,
    )
    return [annotations.size > 5, group.label, followers.length, moves.length]
  })
const DONE = Array.from({ length: DOSSIERS }, () => [true, 'Marne', 1, 1])

it.each<[string, (place: (of: number) => number) => Fault]>([
  [
    'whose move fails each time after its effect',
    (at) => ({ kind: 'broken-move', dossier: at(5) }),
  ],
  ['whose first move fails so', (at) => ({ kind: 'broken-move', dossier: at(0), times: 1 })],
])(
  'a dossier %s: all end right, none is moved twice, neighbours included',
  { timeout: 120_000 },
  async (_, fault) => {
    const office = await openOffice({ dossiersEach: DOSSIERS })
    office.simulator.faults.add(fault((of) => office.numbers[of] ?? 0))
    await instructAll(office)
    expect(ends(office)).toEqual(DONE)
  },
)

it('a loaded DS that has no time to validate large documents is sent smaller ones', {
  timeout: 120_000,
}, async () => {
  const office = await openOffice({ dossiersEach: DOSSIERS })
  const { ds } = office.services
  // The writes of two dossiers, and the readings of some, are short enough.
  office.simulator.faults.add({ kind: 'validation-timeout', above: 1_600, on: 'mutation' })
  office.simulator.faults.add({ kind: 'validation-timeout', above: 2_600, on: 'query' })
  const read = await ds.dossiers(office.numbers)
  expect(read.filter((one) => 'ok' in one && one.ok !== null)).toHaveLength(DOSSIERS)
  await instructAll(office)
  expect(ends(office)).toEqual(DONE)
})

it('a DS fourteen times slower than measured cuts documents at 30 s: all end right, none is moved twice', {
  timeout: 120_000,
}, async () => {
  const office = await openOffice({ dossiersEach: DOSSIERS })
  office.simulator.costs.set({ factor: 14 })
  await instructAll(office)
  expect(ends(office)).toEqual(DONE)
})
