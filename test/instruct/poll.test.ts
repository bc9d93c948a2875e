import { describe, expect, it } from 'vitest'
import { JOBS } from '../../jobs/index.ts'
import type { FailureCode } from '../../src/failures/catalogue.ts'
import { Failure } from '../../src/failures/failure.ts'
import { type Office, openOffice } from '../support/office.ts'

const failure = (code: FailureCode) => new Failure('transient', code, 'failed')

/** An office whose campaigns are known, where DS fails by that code on some démarches. */
async function officeWhere(codes: Readonly<Record<number, FailureCode>>): Promise<Office> {
  let isKnown = false
  const office = await openOffice({ demarches: 3 }, (ds) => ({
    ...ds,
    async changes(listings, forms) {
      const { pages, ...rest } = await ds.changes(listings, forms)
      const spoilt = pages.map((page, place) => {
        const code = codes[listings[place]?.demarche ?? 0]
        return isKnown && code ? { failure: failure(code) } : page
      })
      return { pages: spoilt, ...rest }
    },
  }))
  await office.pass()
  isKnown = true
  return office
}
const poll = JOBS.find(({ name }) => name === 'poll')
const pollAll = async ({ services }: Office) =>
  await poll?.handler(services, {
    campaigns: services.config.campaigns.map(({ id }) => id),
    slot: 's',
  })
const apart = async ({ services }: Office) =>
  (await services.store.queue('poll').getJobs(['waiting'])).map(
    ({ data }) => (data as { campaigns: string[] }).campaigns,
  )

describe('a common poll', { timeout: 60_000 }, () => {
  it('goes on without a démarche that takes DS too long: it is polled by itself', async () => {
    const office = await officeWhere({ 51002: 'ds.demarche-too-slow' })
    expect(await pollAll(office)).toEqual({ outcome: 'swept', campaigns: 3, apart: 1 })
    expect(await apart(office)).toEqual([['essai-1']])
  })

  it('that DS leaves without some answers waits for these alone', async () => {
    const office = await officeWhere({ 51001: 'ds.unavailable', 51002: 'ds.demarche-hidden' })
    await expect(pollAll(office)).rejects.toMatchObject({ code: 'ds.unavailable' })
    expect(await apart(office)).toEqual([['essai-1']])
  })
})
