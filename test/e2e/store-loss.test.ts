import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Machine, newMachineOnDisk } from '../support/guichet.ts'

const COLLEAGUE = 'collegue@marne.example.org'

const sync = async (machine: Machine, ...options: string[]) => {
  const { exit, stdout, stderr } = await machine.guichet(['sync', '--json', ...options])
  if (exit !== 0) throw new Error(`sync ended with ${exit}: ${stderr.slice(-500)}`)
  return JSON.parse(stdout)
}

describe('the loss of the store', { timeout: 240_000 }, () => {
  it('is made good from DS by the next pass, and undoes nothing that people decided', async () => {
    const machine = await newMachineOnDisk()
    const { log, world } = machine.simulator
    const decided = [...world.demarche(51_001).dossiers].find(
      ({ state }) => state === 'en_instruction',
    )
    if (!decided) throw new Error('the demonstration has no dossier to accept')
    world.instructeur.accept(decided.number)
    const first = await sync(machine)
    const [followed, edited] = [...world.demarche(51_001).dossiers].filter(
      ({ state, followers }) => state.startsWith('en_') && followers.length > 0,
    )
    if (!followed || !edited) throw new Error('the demonstration has too few dossiers')
    const elsewhere = world.demarche(51_001).groups.find(({ id }) => id !== followed.group.id)
    if (!elsewhere) throw new Error('the demonstration has one group')
    // A person took this one over, in another group.
    world.instructeur.move(followed.number, elsewhere.label)
    for (const { email } of [...followed.followers])
      world.instructeur.unfollow(followed.number, email)
    world.instructeur.follow(followed.number, COLLEAGUE)
    const { annotations } = edited
    await sync(machine)

    await rm(join(machine.folder, 'data', 'postgres'), { recursive: true })
    log.reset()
    const again = await sync(machine)
    expect(again.failed).toBe(0)
    // The opinions are all right already: DS holds them.
    expect([again.annotations, again.dossiers.written ?? 0, log.mutations]).toEqual([0, 0, 0])
    expect(again.dossiers.unchanged).toBeGreaterThanOrEqual(first.dossiers.written - 1)
    expect(followed.group.label).toBe(elsewhere.label)
    expect(followed.followers.map(({ email }) => email)).toEqual([COLLEAGUE])
    expect(decided.state).toBe('accepte')
    expect(edited.annotations).toBe(annotations)

    const settled = await sync(machine)
    expect([log.mutations, settled.dossiers.written ?? 0]).toEqual([0, 0])
  })
})
