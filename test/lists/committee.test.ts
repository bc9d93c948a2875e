import { expect, it } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import { readCommitteeTable } from '../../src/lists/committee.ts'
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
