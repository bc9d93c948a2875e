import { describe, expect, it } from 'vitest'
import { openIncidents } from '../../src/service/incidents.ts'
import { passSubjects, resume } from '../../src/service/resume.ts'
import { openOffice } from '../support/office.ts'

const DOSSIERS = 60

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
