import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/simulator/index.ts'
import { type Office, openOffice } from '../support/office.ts'

const DOSSIERS = 6

/** What the robot left, dossier by dossier. */
const state = ({ world, numbers }: Office) =>
  numbers.map((number) => {
    const { annotations, group, followers } = world.dossier(number)
    return {
      annotations: [...annotations].map(([id, { value }]) => [id, value]),
      group: group.label,
      followers: followers.length,
    }
  })

/** Successful mutations of one kind, by dossier. */
function timesDone({ simulator }: Office, type: string): number[] {
  const times = new Map<number, number>()
  for (const done of simulator.log.applied) {
    if (done.type !== type || done.errors.length > 0) continue
    times.set(done.dossier, (times.get(done.dossier) ?? 0) + 1)
  }
  return [...times.values()]
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ...(['query', 'mutation'] as const).flatMap((on): [string, Fault][] => [
    [`429 on a ${on}`, { kind: 'rate-limited', times: 1, on }],
    [`502 on a ${on}`, { kind: 'bad-gateway', times: 1, on }],
    [`a ${on} cut before its work`, { kind: 'cut', when: 'before', times: 1, on }],
    [`a ${on} cut after its work`, { kind: 'cut', when: 'after', times: 1, on }],
    [`a ${on} that crashes at once`, { kind: 'crash', afterAliases: 0, times: 1, on }],
    [`a ${on} that crashes on the way`, { kind: 'crash', afterAliases: 4, times: 1, on }],
    [
      `a ${on} that crashes on the way as a bad request`,
      { kind: 'crash', afterAliases: 4, status: 400, times: 1, on },
    ],
    [`a ${on} out of time`, { kind: 'timeout', afterAliases: 2, times: 1, on }],
  ]),
  [
    'mutations that a loaded DS has no time to validate, however small',
    { kind: 'validation-timeout', above: 0, times: 6, on: 'mutation' },
  ],
  [
    'a mutation out of time, a payload lost',
    { kind: 'timeout', afterAliases: 4, inside: true, times: 1, on: 'mutation' },
  ],
]

// After a 429, DS's next minute is waited for.
describe('a pass', { timeout: 180_000 }, () => {
  it.each(FAULTS)('ends right, nothing done twice, after %s', async (_, fault) => {
    const calm = await openOffice({ dossiersEach: DOSSIERS })
    await calm.pass()
    const office = await openOffice({ dossiersEach: DOSSIERS })
    office.simulator.faults.add(fault)
    const summary = await office.pass()
    expect(summary).toMatchObject({ failed: 0, waiting: 0 })
    expect(state(office)).toEqual(state(calm))
    expect(timesDone(office, 'dossierChangerGroupeInstructeur')).toEqual(Array(DOSSIERS).fill(1))
    expect(state(office).map(({ followers }) => followers)).toEqual(Array(DOSSIERS).fill(1))
    office.simulator.log.reset()
    office.wait(10_000)
    await office.pass('all')
    expect(office.simulator.log.mutations).toBe(0)
  })

  it.each(['broken-read', 'broken-write'] as const)(
    'does all the others when DS crashes on one (%s), and that one once it is healed',
    async (kind) => {
      const office = await openOffice({ dossiersEach: DOSSIERS })
      const [sick = 0] = office.numbers
      // A document with it is halved until it is alone; or it is alone from the start, and tried once more than that.
      office.simulator.faults.add({ kind, dossier: sick, times: 4 })
      expect(await office.pass()).toMatchObject({ failed: 0, waiting: 0 })
      expect(state(office).map(({ group }) => group)).toEqual(Array(DOSSIERS).fill('Marne'))
      expect(timesDone(office, 'dossierChangerGroupeInstructeur')).toEqual(Array(DOSSIERS).fill(1))
    },
  )

  it('holds the watermark while DS cannot list a dossier', async () => {
    const office = await openOffice({ dossiersEach: DOSSIERS })
    const [sick = 0] = office.numbers
    office.simulator.faults.add({ kind: 'null-node', dossier: sick, times: 1 })
    expect((await office.pass()).dossiers).toEqual({ written: DOSSIERS - 1 })
    expect((await office.pass()).dossiers).toEqual({ written: 1 })
  })
})
