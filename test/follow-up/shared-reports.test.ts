import { expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { DEMO_TOKENS, demoWorld, depositReport, hideDemarche } from '../../src/simulator/index.ts'
import { followSimulated } from '../support/followed.ts'
import { DEMO_CONFIG } from '../support/guichet.ts'

const OCTOBER = Date.parse('2021-10-04T08:30:00+02:00')

it('campaigns that share a report démarche go on when DS hides the démarche of one of them', async () => {
  const world = demoWorld(() => new Date(OCTOBER))
  const [laureat] = [...world.demarche(10001).dossiers].filter(({ state }) => state === 'accepte')
  if (!laureat) throw new Error('the stories of Aube have lost their lauréat')
  depositReport(world, laureat, new Date('2021-07-20T09:00:00Z'))
  hideDemarche(world, DEMO_TOKENS.readWrite, 10001)
  const now = () => OCTOBER
  const { services, campaign } = await followSimulated(
    world,
    loadConfig(DEMO_CONFIG),
    'haute-marne',
    now,
  )
  const result = await followUp(services, campaign, 'collect')
  expect(result).toMatchObject({ laureats: 2 })
})
