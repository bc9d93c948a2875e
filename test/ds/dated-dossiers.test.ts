import { describe, expect, it, onTestFinished } from 'vitest'
import { connectDs } from '../../src/ds/index.ts'
import { only } from '../../src/ds/port.ts'
import { start } from '../simulator/support.ts'

const ANNOTATION = 'Motifs'

async function open() {
  const small = await start()
  const ds = connectDs({ url: small.simulator.url, token: small.token })
  onTestFinished(() => small.simulator.close())
  const accept = (prefilled = {}) => {
    const { number } = small.world.usager.deposit({
      demarche: 1,
      demandeur: { kind: 'morale', siret: '21510101500018' },
      champs: {},
      usager: 'mairie@commune.example.org',
      prefilledAnnotations: prefilled,
    })
    small.later(60)
    small.world.instructeur.accept(number)
    return number
  }
  return { ...small, ds, accept }
}

describe('a dated dossier', () => {
  it('shows the decision, the account that deposited it, and when it was last filled', async () => {
    const { ds, accept, world, later } = await open()
    const number = accept()
    expect(await ds.datedDossiers([number]).then(only)).toMatchObject({
      number,
      state: 'accepte',
      depositor: 'mairie@commune.example.org',
      decidedAt: '2026-01-15T14:53:35+01:00',
      champsChangedAt: '2026-01-15T14:52:35+01:00',
    })
    later()
    world.usager.submit(number, {})
    const { champsChangedAt, depositedAt } = (await ds.datedDossiers([number]).then(only)) ?? {}
    expect(Date.parse(champsChangedAt ?? '')).toBeGreaterThan(Date.parse(depositedAt ?? ''))
  })

  it('is null when DS knows none', async () => {
    const { ds } = await open()
    expect(await ds.datedDossiers([99_999]).then(only)).toBeNull()
  })

  it('tells an annotation written since the deposit from one that the applicant pre-filled, and when', async () => {
    const { ds, accept, world, later, idOf } = await open()
    const prefilled = accept({ [ANNOTATION]: 'dernière relance envoyée' })
    const written = accept({ [ANNOTATION]: 'dernière relance envoyée' })
    const empty = accept()
    later()
    world.instructeur.annotate(written, 'agent@prefecture.example.org', { [ANNOTATION]: 'vu' })
    const at = async (number: number) =>
      (await ds.datedDossiers([number]).then(only))?.writtenSinceDeposit.get(idOf(ANNOTATION))
    expect([await at(prefilled), await at(empty)]).toEqual([undefined, undefined])
    // DS cuts its dates to the second.
    const second = Math.floor(world.clock().getTime() / 1000) * 1000
    expect(Date.parse((await at(written)) ?? '')).toBe(second)
  })
})
