import { describe, expect, it, onTestFinished } from 'vitest'
import { connectDs } from '../../src/ds/index.ts'
import type { LaureatDossier } from '../../src/ds/port.ts'
import { start } from '../simulator/support.ts'

const ANNOTATION = 'Motifs'

async function open() {
  const small = await start()
  const ds = connectDs({ url: small.simulator.url, token: small.token })
  const read = async () => {
    const laureats: LaureatDossier[] = []
    for await (const page of ds.laureats(1)) laureats.push(...page.dossiers)
    return laureats
  }
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
  return { ...small, read, accept }
}

describe('laureats', () => {
  it('are the accepted dossiers, with the decision and the account that deposited them', async () => {
    const { read, accept, deposit } = await open()
    const number = accept()
    deposit()
    const [laureat, ...others] = await read()
    expect(others).toEqual([])
    expect(laureat).toMatchObject({
      number,
      state: 'accepte',
      depositor: 'mairie@commune.example.org',
      decidedAt: '2026-01-15T14:53:35+01:00',
    })
  })

  it('no longer hold a dossier opened again, though its decision stays dated', async () => {
    const { read, accept, world } = await open()
    world.instructeur.reopen(accept())
    expect(await read()).toEqual([])
  })

  it('come to the last one when they fill several pages', async () => {
    const { read, accept } = await open()
    const numbers = Array.from({ length: 120 }, () => accept())
    expect((await read()).map(({ number }) => number)).toEqual(numbers)
  })

  it('tell an annotation written since the deposit from one that the applicant pre-filled', async () => {
    const { read, accept, world, later, idOf } = await open()
    const prefilled = accept({ [ANNOTATION]: 'dernière relance envoyée' })
    const written = accept({ [ANNOTATION]: 'dernière relance envoyée' })
    const empty = accept()
    later()
    world.instructeur.annotate(written, 'agent@prefecture.example.org', { [ANNOTATION]: 'vu' })
    const trusted = Object.fromEntries(
      (await read()).map(({ number, writtenSinceDeposit }) => [
        number,
        writtenSinceDeposit.has(idOf(ANNOTATION)),
      ]),
    )
    expect(trusted).toEqual({ [prefilled]: false, [written]: true, [empty]: false })
  })
})
