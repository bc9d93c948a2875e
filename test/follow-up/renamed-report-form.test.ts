import { expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { readLaureatList } from '../../src/lists/monthly.ts'
import { readNews } from '../../src/operator/news.ts'
import { keys } from '../../src/queue/keys.ts'
import { demoWorld } from '../../src/simulator/index.ts'
import { followSimulated } from '../support/followed.ts'
import { DEMO_CONFIG } from '../support/guichet.ts'
import { plainSpaces } from '../support/judge.ts'

const CAMPAIGN = 'haute-marne'

test('a champ of the report form that is renamed is read by its id, told once, and no report is lost', async () => {
  const now = () => Date.parse('2021-10-15T08:00:00Z')
  const world = demoWorld(() => new Date(now()))
  const { services, campaign } = await followSimulated(
    world,
    loadConfig(DEMO_CONFIG),
    CAMPAIGN,
    now,
  )
  const { reports } = campaign.followUp
  if ('annotation' in reports) throw new Error('its reports have no form')
  const read = async () => {
    const result = await followUp(services, campaign, 'collect')
    const figures = await services.journal.get(keys.followUp(CAMPAIGN))
    const { laureats } = await readLaureatList(services, [CAMPAIGN], '2021-10')
    return { result, received: figures?.received, laureats }
  }
  const news = async () =>
    (await readNews(services.store.journal, campaign, now())).map(({ text, remedy }) =>
      plainSpaces(`${text} ${remedy}`),
    )
  const before = await read()
  expect(before.received).toBeGreaterThan(0)
  expect(before.laureats.some(({ companies }) => companies.length > 0)).toBe(true)
  expect(await news()).toEqual([])

  const rename = { 'Numéro du dossier FITN7': 'Dossier concerné', Entreprises: 'Titulaires' }
  world.platform.publishRevision(reports.demarche, { rename })
  const after = await read()
  expect(after.received).toBe(before.received)
  expect(after.laureats).toEqual(before.laureats)
  expect(after.result.annotations).toBe(0)
  expect(await news()).toEqual([
    expect.stringMatching(
      /^Le champ « Numéro du dossier FITN7 » des états des lieux s’appelle maintenant « Dossier concerné » : dites-le dans `followUp\.reports\.fields`\. .* followUp: \{ reports: \{ fields: \{ laureat: "Dossier concerné" \} \} \}\.$/,
    ),
    expect.stringContaining(
      '« Entreprises » des états des lieux s’appelle maintenant « Titulaires »',
    ),
  ])
})
