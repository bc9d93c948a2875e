import { describe, expect, it } from 'vitest'
import { enqueueDossiers } from '../../src/queue/add.ts'
import { openIncidents } from '../../src/queue/incidents.ts'
import { resume } from '../../src/queue/resume.ts'
import { passSubjects } from '../../src/run/sync.ts'
import { startWorkers } from '../../src/run/workers.ts'
import { type Office, onReading, openOffice } from '../support/office.ts'

const DOSSIERS = 60

describe('DS that crashes on all that it is asked', { timeout: 60_000 }, () => {
  it('makes no dossier fail: all are done once it is well again', async () => {
    let isWell = false
    const office: Office = await openOffice({ dossiersEach: DOSSIERS }, (ds) =>
      onReading(ds, () => {
        if (!isWell) office.simulator.faults.add({ kind: 'crash', afterAliases: 0 })
      }),
    )
    const { services, simulator, numbers } = office
    const ends: string[] = []
    startWorkers(services, ({ result }) => ends.push(result.outcome))
    await enqueueDossiers(services.store, 'essai-0', numbers)
    const queue = services.store.queue('instruct')
    await expect.poll(() => queue.getDelayedCount(), { timeout: 20_000 }).toBe(DOSSIERS)
    expect(await openIncidents(services.journal)).toMatchObject([
      { id: 'ds', code: 'ds.unavailable' },
    ])

    isWell = true
    simulator.faults.clear()
    await resume(services, passSubjects(['essai-0']))
    await expect.poll(() => ends.length, { timeout: 30_000 }).toBe(DOSSIERS)
    expect(new Set(ends)).toEqual(new Set(['written']))
  })
})

describe('a token that loses the right to write', { timeout: 120_000 }, () => {
  it('makes no dossier fail: they wait, one tries, and all are done once it is given back', async () => {
    const office = await openOffice({ dossiersEach: DOSSIERS })
    const { services, simulator, world } = office
    const [token] = world.tokens.values()
    if (!token) throw new Error('no token')
    world.tokens.set(token.value, { ...token, canWrite: false })
    expect(await office.pass()).toMatchObject({ dossiers: {}, failed: 0, waiting: DOSSIERS })
    expect(await openIncidents(services.journal)).toMatchObject([
      { id: 'instruct-essai-0', code: 'ds.read-only', campaigns: ['essai-0'] },
    ])
    // Some documents of the jobs that had begun together, then one dossier a pause.
    expect(simulator.log.mutations).toBeLessThan(12)

    world.tokens.set(token.value, token)
    await resume(services, passSubjects(['essai-0']))
    expect(await office.pass()).toMatchObject({
      dossiers: { written: DOSSIERS },
      failed: 0,
      waiting: 0,
    })
    expect(await openIncidents(services.journal)).toEqual([])
  })
})
