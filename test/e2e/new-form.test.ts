import { expect, it } from 'vitest'
import { doubledWrites, startReplica } from '../replicas/support.ts'
import { DEMO_CONFIG, newMachine } from '../support/guichet.ts'
import { annotationsOf, liveDossiers } from './support.ts'

const MARNE = 51_001

it('a démarche given its annotations while DS has not brought its dossiers to them: a kill in the middle, then a pass, then a full one, end right', {
  timeout: 240_000,
}, async () => {
  const machine = await newMachine()
  const { platform } = machine.simulator.world
  const { annotations } = machine.simulator.world.demarche(MARNE).activeRevision
  platform.publishRevision(MARNE, (form) => ({ ...form, annotations: [] }), 'at once')
  platform.publishRevision(MARNE, (form) => ({ ...form, annotations }), 'by hand')
  const own = () => liveDossiers(machine).filter(({ demarche }) => demarche.number === MARNE)

  const { simulator } = machine
  simulator.faults.add({ kind: 'latency', mutationMs: 500 })
  const killed = startReplica(machine, ['sync', '--campaign', 'marne-volet-1'], {
    ...machine.env,
    GUICHET_CONFIG: DEMO_CONFIG,
  })
  await expect.poll(() => simulator.log.applied.length, { timeout: 60_000 }).toBeGreaterThan(0)
  killed.child.kill('SIGKILL')
  await killed.exited
  simulator.faults.clear()

  const waits = await machine.guichet(['sync', '--json'])
  expect([waits.exit, JSON.parse(waits.stdout)]).toMatchObject([
    0,
    { failed: 0, waiting: 0, awaitingForm: own().length },
  ])
  platform.bringDossiers(MARNE)
  for (const command of [['sync'], ['sync', '--full']]) {
    const pass = await machine.guichet([...command, '--json'])
    expect([pass.exit, JSON.parse(pass.stdout)]).toMatchObject([0, { failed: 0, awaitingForm: 0 }])
  }
  for (const { number } of own())
    expect(annotationsOf(machine, number)['Avis automatique']).toBeDefined()
  expect(doubledWrites(machine)).toEqual([])
  expect((await machine.guichet(['failed'])).stdout).toContain('No job gave up.')
})
