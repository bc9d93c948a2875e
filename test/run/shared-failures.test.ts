import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failures/failure.ts'
import type { Log } from '../../src/log.ts'
import { createLog } from '../../src/log.ts'
import { SharedFailures } from '../../src/run/shared-failures.ts'
import { runPass } from '../../src/run/sync.ts'
import { openOffice } from '../support/office.ts'

describe('a hundred jobs put off by one 429', { timeout: 60_000 }, () => {
  it('are one line in the log', async () => {
    const retryAt = Date.now() + 2_000
    const refused = new Set<string>()
    const { services } = await openOffice({ dossiersEach: 100 }, (ds) => ({
      ...ds,
      async write(changes) {
        if (changes.every(({ dossierId }) => refused.has(dossierId))) return await ds.write(changes)
        for (const { dossierId } of changes) refused.add(dossierId)
        const failed = new Failure('rate-limited', 'ds.rate-limited', 'no', retryAt)
        return { failed, changes: changes.length }
      },
    }))
    const warnings: unknown[] = []
    const log: Log = createLog('silent')
    const told = new Proxy(log, {
      get: (target, name) => {
        if (name === 'child') return () => told
        if (name === 'warn') return (about: unknown) => void warnings.push(about)
        return Reflect.get(target, name)
      },
    })
    const summary = await runPass({ ...services, log: told }, ['essai-0'], 'changed')
    expect(summary).toMatchObject({ dossiers: { written: 100 }, failed: 0 })
    expect(
      warnings.filter((one) => JSON.stringify(one).includes('"ds.rate-limited"')),
    ).toHaveLength(1)
  })
})

describe('what was said of a failure', () => {
  const refused = (retryAt: number) => new Failure('rate-limited', 'ds.rate-limited', 'no', retryAt)

  it('is not said again of the other documents of the same minute', () => {
    const shared = new SharedFailures()
    expect(shared.isNew(refused(60_000))).toBe(true)
    expect(shared.isNew(refused(60_400))).toBe(false)
    expect(shared.isNew(refused(120_000))).toBe(true)
  })

  it('is said again of another failure', () => {
    const shared = new SharedFailures()
    const away = () => new Failure('transient', 'ds.unavailable', 'away')
    const one = away()
    expect([one, one, away()].map((failure) => shared.isNew(failure))).toEqual([true, false, true])
  })
})
