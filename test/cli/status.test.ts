import { expect, it } from 'vitest'
import { describeStatus } from '../../src/cli/status.ts'
import { reports } from '../../src/http/dashboard/campaign.ts'
import { keys } from '../../src/queue/keys.ts'
import { readStatus } from '../../src/run/status.ts'
import { crowdedConfig } from '../support/crowd.ts'
import { openOffice } from '../support/office.ts'

it('lauréats for whom nothing can be written, or whom nothing reaches, are counted in status and on the page of their campaign', async () => {
  const config = `${crowdedConfig(1).trimEnd()}\n    followUp: { reports: { demarche: 51002, path: etat-des-lieux } }\n`
  const { services } = await openOffice({ demarches: 2, dossiersEach: 0, config })
  await services.store.journal.set(keys.followUp('essai-0'), {
    at: '2021-10-20T06:30:00.000Z',
    laureats: 5,
    due: 5,
    received: 2,
    late: 1,
    unreached: 2,
    withoutAnnotations: 3,
  })
  const status = await readStatus(services.store, services.config, services.now())
  const text = describeStatus(status)
  expect(text).toContain('3 lauréats decided before the annotations of the follow-up')
  expect(text).toContain('2 lauréats whose e-mails the server does not take')
  const [campaign] = status.campaigns
  if (!campaign) throw new Error('no campaign')
  const page = String(await reports(campaign))
  expect(page).toContain('3 lauréats ont été décidés avant la publication des annotations')
  expect(page).toContain('2 lauréats ne sont pas joints')
})
