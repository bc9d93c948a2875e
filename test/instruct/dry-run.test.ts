import { expect, it } from 'vitest'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import { parseConfig } from '../../src/config/load.ts'
import { dryRun } from '../../src/instruct/dry-run.ts'
import { crowdedConfig } from '../support/crowd.ts'
import { openOffice } from '../support/office.ts'

it('a dry run after a changed rule tells which verdicts would change, and because of which criterion', {
  timeout: 60_000,
}, async () => {
  const office = await openOffice({ dossiersEach: 2 })
  await office.pass()
  office.wait(60_000)
  const { services, numbers } = office
  expect((await dryRun(services, ['essai-0'], 'all')).verdicts).toEqual([])

  const rules = '    rules:\n      minimum-cost: { amount: 900000 }\n'
  const changed = crowdedConfig(1).replace('    preset:', `${rules}    preset:`)
  const config = parseConfig(changed, 'test')
  const { ds, journal, now, log, territory } = services
  const campaigns = new Campaigns(config, ds, journal, now, log, territory)
  const { verdicts } = await dryRun({ ...services, config, campaigns }, ['essai-0'], 'all')
  expect(verdicts).toEqual(
    numbers.map((dossier) => ({
      dossier,
      campaign: 'essai-0',
      from: expect.stringMatching(/eligible|to_check/),
      to: 'ineligible',
      because: ['Coût minimal'],
    })),
  )
})
