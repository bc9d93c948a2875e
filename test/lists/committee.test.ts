import { expect, it } from 'vitest'
import type { Result } from '../../src/ds/port.ts'
import { Failure } from '../../src/failures/failure.ts'
import { readAgreement } from '../../src/lists/agreement.ts'
import { readCommitteeTable } from '../../src/lists/committee.ts'
import { plainSpaces } from '../support/judge.ts'
import { openOffice } from '../support/office.ts'

it('a dossier that DS cannot show is named, and the others make the table', async () => {
  let hidden = 0
  const { services, numbers } = await openOffice({ dossiersEach: 3 }, (ds) => ({
    ...ds,
    pages: async (pages) =>
      (await ds.pages(pages)).map((result) =>
        'ok' in result ? { ok: result.ok.filter(({ number }) => number !== hidden) } : result,
      ),
    dossiers: async (numbers) =>
      (await ds.dossiers(numbers)).map((result, place) =>
        numbers[place] === hidden
          ? { failure: new Failure('permanent', 'ds.dossier-unreadable', 'no') }
          : result,
      ),
  }))
  const [first = 0, ...others] = numbers
  hidden = first
  const campaigns = services.config.campaigns.map(({ id }) => id)
  const { rows, notes } = await readCommitteeTable(services, campaigns)
  const shown = rows.map(([number]) => number)
  expect(shown).not.toContain(first)
  expect(others.some((number) => shown.includes(number))).toBe(true)
  expect(notes.join()).toContain(`Dossier ${first} `)
})

it('dossiers that DS lists without showing them are counted below the comité’s table and the agreement', async () => {
  const withHidden = <Page extends object>(result: Result<Page>): Result<Page> =>
    'ok' in result ? { ok: { ...result.ok, unreadable: 2 } } : result
  const { services } = await openOffice({ dossiersEach: 1 }, (ds) => ({
    ...ds,
    async changes(listings) {
      const answer = await ds.changes(listings)
      return { ...answer, pages: answer.pages.map(withHidden) }
    },
    decisions: async (listings) => (await ds.decisions(listings)).map(withHidden),
  }))
  const campaigns = services.config.campaigns.map(({ id }) => id)
  const { notes } = await readCommitteeTable(services, campaigns)
  expect(notes.map(plainSpaces)).toContain(
    'essai-0 : DS ne peut pas montrer 2 dossiers : une proposition peut manquer.',
  )
  expect(await readAgreement(services, campaigns)).toMatchObject([{ hidden: 2 }])
})
