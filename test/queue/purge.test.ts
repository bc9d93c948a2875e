import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { addDays } from '../../src/domain/dates.ts'
import { currentPeriod } from '../../src/domain/follow-up/steps.ts'
import type { Sending } from '../../src/mail/send.ts'
import { keys } from '../../src/queue/keys.ts'
import { FAILED_JOBS_KEPT_MS, KEPT_MS, purge } from '../../src/queue/purge.ts'
import { openOffice } from '../support/office.ts'

const DAY = 24 * 3_600_000

describe('what is long over', { timeout: 60_000 }, () => {
  it('is forgotten by the nightly pass: closed dossiers, not the live ones', async () => {
    const office = await openOffice()
    const { journal } = office.services.store
    await office.pass()
    const [closed = 0, live = 0] = office.numbers
    office.world.instructeur.accept(closed)
    office.wait(KEPT_MS - DAY)
    await office.pass('all')
    expect(await journal.get(keys.dossier(51_001, closed))).not.toBeNull()
    office.wait(2 * DAY)
    await office.pass('all')
    expect(await journal.get(keys.dossier(51_001, closed))).toBeNull()
    expect(await journal.get(keys.dossier(51_001, live))).not.toBeNull()
  })

  it('is forgotten of e-mails, and of démarches that no campaign names', async () => {
    const office = await openOffice()
    const { store, now } = office.services
    const { journal } = store
    const instant = (age: number) => new Date(now() - age).toISOString()
    const sent = (age: number): Sending => ({ state: 'sent', at: instant(age) })
    const old = KEPT_MS + DAY
    const rows = [
      ['mail:1:2020-T1:request:laureat-ab', sent(old)],
      ['mail:1:2021-T1:request:laureat-ab', sent(KEPT_MS - DAY)],
      ['mail-list:marne:2019-01:ab', sent(old)],
      ['mail-alert:marne:x:ab', sent(old)],
      ['mail-key', 'secret'],
      [keys.watermark(60_001), { at: instant(old) }],
      [keys.dossier(60_001, 7), { verdict: 'eligible' }],
      [keys.watermark(60_002), { at: instant(DAY) }],
      [keys.dossier(60_002, 7), { verdict: 'eligible' }],
      // Named by a campaign that has been unable to poll.
      [keys.watermark(51_001), { at: instant(old) }],
      [keys.dossier(51_001, 7), { verdict: 'eligible' }],
    ] as const
    for (const [key, value] of rows) await journal.set(key, value)
    await purge(office.services)
    const left = (await journal.list('')).map(({ key }) => key)
    expect(left).toEqual(
      [rows[1], rows[4], rows[7], rows[8], rows[9], rows[10]].map(([key]) => key).sort(),
    )
  })

  it('is forgotten of lauréats 24 months after DS has erased them, and of requests with their dossier', async () => {
    const office = await openOffice({ requests: { annotation: true } })
    const { journal } = office.services.store
    await office.pass()
    const [closed = 0] = office.numbers
    const day = (age: number) => new Date(office.services.now() - age).toISOString().slice(0, 10)
    const at = new Date(office.services.now()).toISOString()
    const [old, recent, live] = [1, 2, 3].map((number) => keys.laureat(51_001, number))
    const row = { tick: at, fate: 'sent', at, letter: 'ab' } as const
    await journal.set(keys.request(51_001, closed), row)
    if (!old || !recent || !live) throw new Error('three lauréats are needed')
    await journal.set(old, { at, goneOn: day(KEPT_MS + 2 * DAY) })
    await journal.set(recent, { at, goneOn: day(KEPT_MS - 2 * DAY) })
    await journal.set(live, { at, written: true })
    await purge(office.services)
    const laureats = (await journal.list(keys.laureats(51_001))).map(({ key }) => key)
    expect(laureats).toEqual([recent, live])
    expect(await journal.get(keys.request(51_001, closed))).toEqual(row)

    office.world.instructeur.accept(closed)
    office.wait(KEPT_MS + DAY)
    await office.pass('all')
    expect(await journal.get(keys.dossier(51_001, closed))).toBeNull()
    expect(await journal.get(keys.request(51_001, closed))).toBeNull()
  })

  it('is forgotten of jobs that gave up', async () => {
    const { services } = await openOffice()
    const queue = services.store.queue('laureat-list')
    const worker = services.store.worker(
      'laureat-list',
      async () => {
        throw new Error('gave up')
      },
      { concurrency: 1 },
    )
    const giveUp = async (campaign: string, count: number) => {
      await queue.add('laureat-list', { campaign }, { attempts: 1 })
      await expect.poll(() => queue.getFailedCount(), { timeout: 10_000 }).toBe(count)
    }
    await giveUp('earlier', 1)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + FAILED_JOBS_KEPT_MS })
    onTestFinished(() => void vi.useRealTimers())
    await giveUp('later', 2)
    await purge(services)
    expect((await queue.getFailed()).map(({ data }) => data)).toMatchObject([{ campaign: 'later' }])
    await worker.close()
  })

  it('is never an e-mail that could be asked for again', () => {
    const days = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays('2018-01-01', count))
    fc.assert(
      fc.property(
        fc.constantFrom('quarters' as const, 'anniversary' as const),
        fc.tuple(days, days, fc.option(days)),
        (calendar, [decidedOn, today, projectEnd]) => {
          const followed = { decidedOn, projectEnd, reported: new Set<string>(), unplacedOn: null }
          const period = currentPeriod(calendar, followed, today)
          if (period) expect(period.dueOn > addDays(today, -KEPT_MS / DAY / 4)).toBe(true)
        },
      ),
    )
  })
})
