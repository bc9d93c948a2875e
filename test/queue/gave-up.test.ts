import { UnrecoverableError } from 'bullmq'
import { describe, expect, it } from 'vitest'
import { DOSSIERS } from '../../src/queue/add.ts'
import { discard, failuresInPages, latestFailures } from '../../src/queue/gave-up.ts'
import { openOffice } from '../support/office.ts'

const FAILED = 600

describe('jobs that gave up in large numbers', { timeout: 60_000 }, () => {
  it('are looked at by the latest, and all of them in pages from which they may be removed', async () => {
    const { services } = await openOffice({ dossiersEach: 0 })
    const queue = services.store.queue('instruct')
    const worker = services.store.worker(
      'instruct',
      async () => {
        throw new UnrecoverableError('no')
      },
      { concurrency: 100 },
    )
    await queue.addBulk(
      Array.from({ length: FAILED }, (_, dossier) => ({
        name: 'instruct',
        data: { campaign: 'essai-0', dossier },
      })),
    )
    await expect.poll(() => queue.getFailedCount(), { timeout: 30_000 }).toBe(FAILED)
    await worker.close()

    expect(await latestFailures(queue)).toHaveLength(500)
    const seen = new Set<number>()
    for await (const jobs of failuresInPages(queue)) {
      expect(jobs.length).toBeLessThanOrEqual(500)
      for (const { data } of jobs) seen.add(DOSSIERS.payload.parse(data).dossier)
      await discard(queue, jobs)
      // Another process may have been quicker.
      await discard(queue, jobs)
    }
    expect(seen.size).toBe(FAILED)
    expect(await queue.getFailedCount()).toBe(0)
  })
})
