import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import { describe, expect, it } from 'vitest'
import type { FailureCode } from '../../src/failures/catalogue.ts'
import { Failure, type FailureKind } from '../../src/failures/failure.ts'
import { pauseMs, type Stop, settleFailure, stopOf } from '../../src/queue/on-failure.ts'

const INCIDENT_MS = 7_000

/** What the queue is told, for how long (ms) the job is put off, and what is said to be away. */
async function settle(error: unknown) {
  let pause: number | null = null
  let stopped: Stop | null = null
  const job: Pick<Job, 'moveToDelayed' | 'moveToWait' | 'opts'> = {
    opts: {},
    moveToWait: async () => 0,
    moveToDelayed: async (at: number) => {
      pause = at - Date.now()
    },
  }
  const settled = await settleFailure(job, 'lock', error, async (stop) => {
    stopped = stop
    return INCIDENT_MS
  })
  return { settled, pause, stopped }
}

describe('the failure policy', () => {
  it.each(['ds.bad-request', 'mail.unset', 'dossier.elsewhere'] as const)(
    'lets what is permanent rest at once, with its own words (%s)',
    async (code) => {
      const { settled, stopped } = await settle(new Failure('permanent', code, 'to be put right'))
      expect(settled).toBeInstanceOf(UnrecoverableError)
      expect(settled.message).toBe('to be put right')
      expect(stopped).toBeNull()
    },
  )

  it.each(['transient', 'ambiguous'] as const)('tries what is %s again', async (kind) => {
    const { settled, pause } = await settle(new Failure(kind, 'ds.server-error', 'failed inside'))
    expect(settled).not.toBeInstanceOf(UnrecoverableError)
    expect(settled).not.toBeInstanceOf(DelayedError)
    expect(pause).toBeNull()
  })

  it.each<[FailureKind, FailureCode, Stop | null]>([
    ['rate-limited', 'ds.rate-limited', null],
    ['ambiguous', 'ds.cut', 'ds'],
  ])(
    'waits until the instant that is given, and uses up no attempt (%s)',
    async (kind, code, stop) => {
      const until = Date.now() + 40_000
      const { settled, pause, stopped } = await settle(new Failure(kind, code, 'not now', until))
      expect(settled).toBeInstanceOf(DelayedError)
      expect(pause).toBeGreaterThan(38_000)
      expect(stopped).toBe(stop)
    },
  )

  it.each<[FailureCode, Stop]>([
    ['ds.maintenance', 'ds'],
    ['ds.unreachable', 'ds'],
    ['ds.token-expired', 'ds'],
    ['ds.network-refused', 'ds'],
    ['ds.demarche-hidden', 'own'],
    ['ds.demarche-not-found', 'own'],
    ['ds.demarche-too-slow', 'own'],
    ['ds.read-only', 'own'],
    ['campaign.not-ready', 'own'],
    ['mail.unreachable', 'mail'],
    ['mail.deferred', 'own'],
  ])('blames no job for %s: it waits with all that needs the same', async (code, stop) => {
    const { settled, pause, stopped } = await settle(new Failure('permanent', code, 'away'))
    expect(settled).toBeInstanceOf(DelayedError)
    expect(Math.round((pause ?? 0) / 1_000)).toBe(INCIDENT_MS / 1_000)
    expect(stopped).toBe(stop)
  })

  it('waits for the store some seconds', async () => {
    const { settled, stopped } = await settle(new Failure('transient', 'store.unreachable', 'away'))
    expect(settled).toBeInstanceOf(DelayedError)
    expect(stopped).toBeNull()
  })

  it.each([
    ['ds', [2, 4, 8, 300]],
    ['own', [2, 4, 8, 900]],
    ['mail', [2, 4, 8, 1_800]],
  ] as const)('lets them wait ever longer, up to a bound (%s)', (stop, seconds) => {
    expect([1, 2, 3, 5_000].map((tries) => pauseMs(stop, tries) / 1_000)).toEqual(seconds)
  })

  it('stores nothing of what a stranger threw', async () => {
    const { settled } = await settle(new TypeError('jean.dupont@example.org is not a function'))
    expect(settled.message).not.toContain('example.org')
    expect(settled.stack).not.toContain('example.org')
    expect(stopOf(new TypeError('no'))).toBeNull()
  })
})
