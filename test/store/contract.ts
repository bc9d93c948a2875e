import { randomUUID } from 'node:crypto'
import { DelayedError, type Job, type Queue, UnrecoverableError, type Worker } from 'bullmq'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { endFalseWaits } from '../../src/queue/waits.ts'
import type { Store } from '../../src/store/port.ts'

/** How a suite opens the store it tests: always the same one, so that what was kept can be seen. */
export interface Subject {
  open(): Promise<Store>
  /** Ends everything that `open` needed, after the last store is closed. */
  dispose(): Promise<void>
}

const newName = () => `test-${randomUUID()}`

/** What every store must do, whatever carries it. */
export function storeContract(prepare: () => Promise<Subject>) {
  let subject: Subject
  let store: Store

  beforeAll(async () => {
    subject = await prepare()
    store = await subject.open()
  }, 240_000)
  afterAll(async () => {
    await store?.close()
    await subject?.dispose()
  })

  const work = (
    queue: Queue,
    processor: (job: Job, token?: string) => Promise<unknown>,
  ): Worker => {
    const worker = store.worker(queue.name, processor, { concurrency: 4 })
    onTestFinished(async () => {
      await worker.close()
    })
    return worker
  }

  describe('journal', () => {
    it('gives null for an absent key', async () => {
      expect(await store.journal.get(newName())).toBeNull()
    })

    it.each([
      ['text', '2026-03-29T01:30:00.000Z'],
      ['number', 51_001],
      ['boolean', false],
      ['nested', { état: 'envoyé', destinataires: [{ rang: 1 }, null] }],
    ])('gives back %s as written', async (_, value) => {
      const key = newName()
      await store.journal.set(key, value)
      expect(await store.journal.get(key)).toEqual(value)
    })

    it('replaces a value', async () => {
      const key = newName()
      await store.journal.set(key, 1)
      await store.journal.set(key, 2)
      expect(await store.journal.get(key)).toBe(2)
    })

    it('forgets a deleted key, and accepts deleting it again', async () => {
      const key = newName()
      await store.journal.set(key, 1)
      await store.journal.delete(key)
      await store.journal.delete(key)
      expect(await store.journal.get(key)).toBeNull()
    })

    it('writes an absent key once, whatever the number of concurrent writers', async () => {
      const key = newName()
      const writers = Array.from({ length: 50 }, (_, i) => i)
      const won = await Promise.all(writers.map((i) => store.journal.setIfAbsent(key, i)))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await store.journal.get(key)).toBe(won.indexOf(true))
    })

    it('never replaces with setIfAbsent, even by the same value', async () => {
      const key = newName()
      await store.journal.set(key, 'first')
      expect(await store.journal.setIfAbsent(key, 'first')).toBe(false)
      expect(await store.journal.setIfAbsent(key, 'second')).toBe(false)
      expect(await store.journal.get(key)).toBe('first')
    })

    it('lists by prefix, ordered by key, taking wildcard characters as they are', async () => {
      const name = newName()
      const keys = ['b:2', 'a:10', 'a:1', 'a*', 'a?x', 'a[1]', 'a%', 'a_', 'B:1', 'é:1']
      await Promise.all(keys.map((key) => store.journal.set(`${name}:${key}`, key)))
      const listed = async (prefix: string) =>
        (await store.journal.list(`${name}:${prefix}`)).map(({ value }) => value)

      expect(await listed('')).toEqual([...keys].sort())
      expect(await listed('a:')).toEqual(['a:1', 'a:10'])
      expect(await listed('a*')).toEqual(['a*'])
      expect(await listed('a[')).toEqual(['a[1]'])
      expect(await listed('a_')).toEqual(['a_'])
      expect(await listed('absent')).toEqual([])
      expect(await store.journal.list(`${name}:b`)).toEqual([{ key: `${name}:b:2`, value: 'b:2' }])
      const paged = new Set<string>()
      for await (const page of store.journal.pages(`${name}:a:`))
        for (const { value } of page) paged.add(String(value))
      expect([...paged].sort()).toEqual(['a:1', 'a:10'])
    })

    it('lists thousands of entries without missing one', async () => {
      const name = newName()
      const keys = Array.from({ length: 2500 }, (_, i) => `${name}:${String(i).padStart(4, '0')}`)
      await Promise.all(keys.map((key, i) => store.journal.set(key, i)))
      expect((await store.journal.list(name)).map(({ key }) => key)).toEqual(keys)
    })
  })

  describe('queue', () => {
    it('gives the same queue for the same name', () => {
      const name = newName()
      expect(store.queue(name)).toBe(store.queue(name))
    })

    it('hands a job to a worker with its data', async () => {
      const queue = store.queue(newName())
      const worker = work(queue, async (job) => job.data.dossier)
      const completed = next(worker, 'completed')
      await queue.add('instruct', { dossier: 12 })
      const [job, result] = await completed
      expect(job.name).toBe('instruct')
      expect(result).toBe(12)
    })

    it('wakes an idle worker at once', async () => {
      const queue = store.queue(newName())
      const worker = work(queue, async () => {})
      await next(worker, 'drained')
      const started = performance.now()
      const completed = next(worker, 'completed')
      await queue.add('instruct', {})
      await completed
      expect(performance.now() - started).toBeLessThan(2_000)
    })

    it('tells until when a job waits, and for how long it was to wait', async () => {
      const queue = store.queue(newName())
      const before = Date.now()
      await queue.add('later', {}, { delay: 3_600_000 })
      const putOff = new Promise<void>((resolve) => {
        const worker = work(queue, async (job, token) => {
          await job.moveToDelayed(Date.now() + 60_000, token)
          resolve()
          throw new DelayedError()
        })
        void worker.waitUntilReady()
      })
      await queue.add('put-off', {})
      await putOff
      const [far, near, ...others] = await store.waits(queue.name)
      expect(others).toEqual([])
      expect(far?.ms).toBe(3_600_000)
      expect((far?.at ?? 0) - before).toBeLessThan(3_600_000 + 60_000)
      expect((far?.at ?? 0) - before).toBeGreaterThanOrEqual(3_600_000)
      expect(near?.ms).toBeGreaterThan(50_000)
      expect((near?.at ?? 0) - before).toBeGreaterThanOrEqual(60_000)
      expect((near?.at ?? 0) - before).toBeLessThan(120_000)
    })

    it.each([
      ['an hour', 3_600_000],
      ['a day', 24 * 3_600_000],
      ['a year', 365 * 24 * 3_600_000],
    ])('runs what waited for an instant of a clock that was ahead by %s', async (_what, ahead) => {
      const queue = store.queue(newName())
      const done = new Promise((resolve) => {
        work(queue, async (job) => resolve(job.name))
      })
      vi.spyOn(Date, 'now').mockReturnValue(Date.now() + ahead)
      await queue.add('look', {}, { delay: 30_000, deduplication: { id: 'look' } })
      vi.restoreAllMocks()
      expect(await endFalseWaits(store, [queue.name])).toEqual([queue.name])
      expect(await done).toBe('look')
      // Whatever waits as it should is left.
      await queue.add('look', {}, { delay: 30_000 })
      expect(await endFalseWaits(store, [queue.name])).toEqual([])
    })

    it('processes 500 jobs, each once', async () => {
      const queue = store.queue(newName())
      const seen: number[] = []
      const worker = work(queue, async (job) => {
        seen.push(job.data.i)
      })
      const all = until(worker, 'completed', () => seen.length === 500)
      await queue.addBulk(Array.from({ length: 500 }, (_, i) => ({ name: 'n', data: { i } })))
      await all
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i))
    })

    it('runs a delayed job after its delay', async () => {
      const queue = store.queue(newName())
      const worker = work(queue, async () => {})
      const completed = next(worker, 'completed')
      const addedAt = Date.now()
      await queue.add('later', {}, { delay: 400 })
      await completed
      expect(Date.now() - addedAt).toBeGreaterThanOrEqual(400)
    })

    it('retries with backoff, then succeeds', async () => {
      const queue = store.queue(newName())
      const startedAt: number[] = []
      const worker = work(queue, async () => {
        startedAt.push(Date.now())
        if (startedAt.length < 3) throw new Error('not yet')
      })
      const completed = next(worker, 'completed')
      await queue.add('n', {}, { attempts: 3, backoff: { type: 'fixed', delay: 300 } })
      const [job] = await completed
      expect(job.attemptsMade).toBe(3)
      const [first = 0, second = 0, third = 0] = startedAt
      expect(Math.min(second - first, third - second)).toBeGreaterThanOrEqual(295)
    })

    it('fails at once on an UnrecoverableError, whatever the attempts', async () => {
      const queue = store.queue(newName())
      const worker = work(queue, async () => {
        throw new UnrecoverableError('token refused')
      })
      const failed = next(worker, 'failed')
      const { id } = await queue.add('n', {}, { attempts: 5, backoff: 10 })
      await failed
      const job = await queue.getJob(String(id))
      expect(await job?.getState()).toBe('failed')
      expect(job).toMatchObject({ failedReason: 'token refused', attemptsMade: 1 })
    })

    it('lists failed jobs, runs them again, removes them', async () => {
      const queue = store.queue(newName())
      let broken = true
      const worker = work(queue, async () => {
        if (broken) throw new Error('down')
      })
      const bothFailed = count(worker, 'failed', 2)
      await queue.addBulk([
        { name: 'n', data: { dossier: 1 } },
        { name: 'n', data: { dossier: 2 } },
      ])
      await bothFailed
      const [first, second] = (await queue.getFailed()).sort((a, b) =>
        JSON.stringify(a.data).localeCompare(JSON.stringify(b.data)),
      )
      expect([first?.data, second?.data]).toEqual([{ dossier: 1 }, { dossier: 2 }])

      broken = false
      const completed = next(worker, 'completed')
      await first?.retry()
      expect((await completed)[0].data).toEqual({ dossier: 1 })

      await second?.remove()
      expect(await queue.getFailed()).toEqual([])
      expect(await queue.getJobCounts('failed', 'completed', 'waiting')).toMatchObject({
        failed: 0,
        completed: 1,
        waiting: 0,
      })
    })

    it('moves an active job to later without using up an attempt', async () => {
      const queue = store.queue(newName())
      const runAt = Date.now() + 500
      let runs = 0
      const worker = work(queue, async (job, token) => {
        runs++
        if (runs > 1) return
        await job.moveToDelayed(runAt, token)
        throw new DelayedError()
      })
      const completed = next(worker, 'completed')
      await queue.add('n', {}, { attempts: 1 })
      const [job] = await completed
      expect(Date.now()).toBeGreaterThanOrEqual(runAt)
      expect(runs).toBe(2)
      expect(job.attemptsMade).toBe(1)
    })
  })

  describe('deduplication, keeping the last request made while active', () => {
    const once = (id: string) => ({ deduplication: { id, keepLastIfActive: true } })

    it('ignores a second add while the first waits', async () => {
      const queue = store.queue(newName())
      await queue.add('n', { i: 1 }, once('d-1'))
      await queue.add('n', { i: 2 }, once('d-1'))
      await queue.add('n', { i: 3 }, once('d-2'))
      expect(await queue.getWaitingCount()).toBe(2)
      const seen: number[] = []
      const worker = work(queue, async (job) => {
        seen.push(job.data.i)
      })
      await until(worker, 'completed', () => seen.length >= 2)
      await expectNothingLeft(queue)
      expect(seen.sort()).toEqual([1, 3])
    })

    it('runs once more after the active one, however many adds came meanwhile', async () => {
      const queue = store.queue(newName())
      const seen: number[] = []
      const finish = gate()
      const begun = gate()
      let active = 0
      let mostActive = 0
      const worker = work(queue, async (job) => {
        mostActive = Math.max(mostActive, ++active)
        seen.push(job.data.i)
        begun.resolve()
        if (job.data.i === 1) await finish.promise
        active--
      })
      await queue.add('n', { i: 1 }, once('d-1'))
      await begun.promise
      for (const i of [2, 3, 4]) await queue.add('n', { i }, once('d-1'))
      const second = until(worker, 'completed', () => seen.length === 2)
      finish.resolve()
      await second
      await expectNothingLeft(queue)
      expect(seen).toEqual([1, 4])
      expect(mostActive).toBe(1)
    })

    it('never has two active for one id under a storm of adds', async () => {
      const queue = store.queue(newName())
      let active = 0
      let mostActive = 0
      let last = 0
      const worker = work(queue, async (job) => {
        mostActive = Math.max(mostActive, ++active)
        await new Promise((resolve) => setTimeout(resolve, 5))
        last = job.data.i
        active--
      })
      const lastDone = until(worker, 'completed', () => last === 100)
      for (let i = 1; i <= 100; i++) await queue.add('n', { i }, once('d-1'))
      await lastDone
      expect(mostActive).toBe(1)
    })

    it.each([
      ['success', (worker: Worker) => next(worker, 'completed')],
      ['failure', (worker: Worker) => next(worker, 'failed')],
    ])('accepts a new add after %s', async (outcome, event) => {
      const queue = store.queue(newName())
      const seen: number[] = []
      const worker = work(queue, async (job) => {
        seen.push(job.data.i)
        if (outcome === 'failure') throw new UnrecoverableError('no')
      })
      for (const i of [1, 2]) {
        const settled = event(worker)
        await queue.add('n', { i }, once('d-1'))
        await settled
      }
      expect(seen).toEqual([1, 2])
    })

    it('ignores an add while the first waits for its next attempt', async () => {
      const queue = store.queue(newName())
      const seen: number[] = []
      const worker = work(queue, async (job) => {
        seen.push(job.data.i)
        if (seen.length === 1) throw new Error('not yet')
      })
      const failedOnce = next(worker, 'failed')
      const completed = next(worker, 'completed')
      const options = { attempts: 2, backoff: { type: 'fixed', delay: 300 } }
      await queue.add('n', { i: 1 }, { ...options, ...once('d-1') })
      await failedOnce
      await queue.add('n', { i: 2 }, { ...options, ...once('d-1') })
      await completed
      await expectNothingLeft(queue)
      expect(seen).toEqual([1, 1])
    })
  })

  it('keeps waiting jobs and the journal when closed and opened again', async () => {
    const name = newName()
    await store.queue(name).addBulk([
      { name: 'n', data: { i: 1 } },
      { name: 'n', data: { i: 2 }, opts: { delay: 60_000 } },
    ])
    await store.journal.set(name, 'kept')

    await store.close()
    await store.close()
    store = await subject.open()

    expect(await store.journal.get(name)).toBe('kept')
    const queue = store.queue(name)
    expect(await queue.getJobCounts('waiting', 'delayed')).toEqual({ waiting: 1, delayed: 1 })
    const worker = work(queue, async (job) => job.data.i)
    const completed = next(worker, 'completed')
    expect((await completed)[1]).toBe(1)
  })

  it('waits for the active job when it closes, and records its success', async () => {
    const queue = store.queue(newName())
    const begun = gate()
    const finish = gate()
    store.worker(
      queue.name,
      async () => {
        begun.resolve()
        await finish.promise
      },
      { concurrency: 1 },
    )
    await queue.addBulk([
      { name: 'n', data: {} },
      { name: 'n', data: {} },
    ])
    await begun.promise
    const closed = store.close(10_000)
    finish.resolve()
    await closed
    store = await subject.open()
    expect(await store.queue(queue.name).getJobCounts('completed', 'waiting')).toEqual({
      completed: 1,
      waiting: 1,
    })
  })

  it('closes in time although a job never ends, and runs that job again after its lock', async () => {
    const name = newName()
    const begun = gate()
    store.worker(
      name,
      () => {
        begun.resolve()
        return new Promise(() => {})
      },
      { concurrency: 1 },
    )
    await store.queue(name).add('n', { dossier: 7 })
    await begun.promise
    const started = performance.now()
    await store.close(200)
    expect(performance.now() - started).toBeLessThan(3_000)

    store = await subject.open()
    const worker = work(store.queue(name), async (job) => job.data.dossier)
    expect((await next(worker, 'completed'))[1]).toBe(7)
  })
}

/** The short lock that the tests give, so that a dead worker's job is soon taken again. */
export const LOCK_MS = 1_000

function gate() {
  let resolve = () => {}
  const promise = new Promise<void>((open) => {
    resolve = open
  })
  return { promise, resolve }
}

async function expectNothingLeft(queue: Queue) {
  expect(await queue.getJobCounts('waiting', 'active', 'delayed')).toEqual({
    waiting: 0,
    active: 0,
    delayed: 0,
  })
}

function next(worker: Worker, event: 'completed'): Promise<[Job, unknown]>
function next(worker: Worker, event: 'failed' | 'drained'): Promise<unknown[]>
function next(worker: Worker, event: 'completed' | 'failed' | 'drained'): Promise<unknown[]> {
  return new Promise((resolve) => {
    worker.once(event, (...args: unknown[]) => resolve(args))
  })
}

function until(worker: Worker, event: 'completed', reached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const listener = () => {
      if (!reached()) return
      worker.off(event, listener)
      resolve()
    }
    worker.on(event, listener)
  })
}

function count(worker: Worker, event: 'failed', wanted: number): Promise<void> {
  let seen = 0
  return new Promise((resolve) => {
    worker.on(event, () => {
      if (++seen === wanted) resolve()
    })
  })
}
