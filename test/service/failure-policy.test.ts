import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { settleFailure } from '../../src/service/failure-policy.ts'

/** What the queue is told, and for how long (ms) the job is put off. */
async function settle(error: unknown, attemptsStarted = 1) {
  let pause: number | null = null
  const job: Pick<Job, 'attemptsStarted' | 'moveToDelayed'> = {
    attemptsStarted,
    moveToDelayed: async (at: number) => {
      pause = at - Date.now()
    },
  }
  const settled = await settleFailure(job, 'lock', error)
  return { settled, pause }
}

describe('the failure policy', () => {
  it('lets what is permanent rest at once, with its own words', async () => {
    const { settled } = await settle(
      new Failure('permanent', 'campaign.not-ready', 'to be put right'),
    )
    expect(settled).toBeInstanceOf(UnrecoverableError)
    expect(settled.message).toBe('to be put right')
  })

  it.each(['transient', 'ambiguous'] as const)('tries what is %s again', async (kind) => {
    const { settled, pause } = await settle(new Failure(kind, 'ds.server-error', 'failed inside'))
    expect(settled).not.toBeInstanceOf(UnrecoverableError)
    expect(settled).not.toBeInstanceOf(DelayedError)
    expect(pause).toBeNull()
  })

  it('waits for the end of a rate limit, and uses up no attempt', async () => {
    const until = Date.now() + 40_000
    const { settled, pause } = await settle(
      new Failure('rate-limited', 'ds.rate-limited', '', until),
    )
    expect(settled).toBeInstanceOf(DelayedError)
    expect(pause).toBeGreaterThan(38_000)
  })

  it('waits out an outage ever longer, a minute at most, and uses up no attempt', async () => {
    const outage = new Failure('transient', 'ds.maintenance', 'away')
    const pauses = await Promise.all(
      [1, 3, 9].map(async (starts) => (await settle(outage, starts)).pause),
    )
    expect(pauses.map((pause) => Math.round((pause ?? 0) / 1000))).toEqual([2, 8, 60])
  })

  it('looks into a lost answer once DS must have ended with it', async () => {
    const { pause } = await settle(new Failure('ambiguous', 'ds.cut', 'the connection broke'))
    expect(pause).toBeGreaterThan(34_000)
  })

  it('counts a refused token as an outage: the dossiers have nothing to do with it', async () => {
    const { settled } = await settle(new Failure('permanent', 'ds.token-expired', 'expired'))
    expect(settled).toBeInstanceOf(DelayedError)
  })

  it('stores nothing of what a stranger threw', async () => {
    const { settled } = await settle(new Error('someone@example.org could not be written'))
    expect(settled.message + settled.stack).not.toContain('example.org')
  })
})
