import { describe, expect, it, vi } from 'vitest'
import { adaptiveSize } from '../../src/ds/adaptive-size.ts'
import { gather } from '../../src/ds/gather.ts'
import type { Attempt } from '../../src/ds/splitter.ts'
import { Failure } from '../../src/failures/failure.ts'

const crash = () => new Failure('transient', 'ds.server-error', 'crash')
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const outcomes = (calls: Promise<unknown>[]) =>
  Promise.all(calls.map((call) => call.catch((error: unknown) => error)))

/** A gatherer whose documents are kept and answered by `answer`. */
function gatherer(
  size: number,
  answer: (
    items: readonly number[],
  ) => readonly Attempt<string>[] | Promise<readonly Attempt<string>[]>,
) {
  const documents: (readonly number[])[] = []
  const call = gather<number, string>({ current: () => size }, async (items) => {
    documents.push(items)
    return await answer(items)
  })
  return { documents, call }
}
const echo = (items: readonly number[]) => items.map((item) => ({ ok: `n${item}` }))

describe('gathering', () => {
  it('puts concurrent calls in one document, each with its own answer', async () => {
    const { documents, call } = gatherer(30, echo)
    expect(await outcomes(numbers(5).map(call))).toEqual(['n0', 'n1', 'n2', 'n3', 'n4'])
    expect(documents).toEqual([[0, 1, 2, 3, 4]])
  })

  it('never exceeds the size of a document nor two documents at once', async () => {
    let atOnce = 0
    let most = 0
    const { documents, call } = gatherer(3, async (items) => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise((resolve) => setImmediate(resolve))
      atOnce -= 1
      return echo(items)
    })
    expect(await outcomes(numbers(11).map(call))).toEqual(numbers(11).map((n) => `n${n}`))
    expect(documents.map((items) => items.length)).toEqual([3, 3, 3, 2])
    expect(most).toBe(2)
  })

  it('serves calls that come later', async () => {
    const { documents, call } = gatherer(30, echo)
    await call(1)
    await call(2)
    expect(documents).toEqual([[1], [2]])
  })
})

describe('a document that fails as a whole', () => {
  it('is halved until the item that spoils it is alone', async () => {
    const { documents, call } = gatherer(30, (items) => {
      if (items.includes(5)) throw crash()
      return echo(items)
    })
    const results = await outcomes(numbers(8).map(call))
    expect(results[5]).toMatchObject({ code: 'ds.server-error' })
    expect(results.filter((result) => result instanceof Failure)).toHaveLength(1)
    expect(documents).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [4, 5],
      [4],
      [5],
      [6, 7],
    ])
  })

  it('fails all its items at once when the cause is not one of them', async () => {
    const { documents, call } = gatherer(30, () => {
      throw new Failure('transient', 'ds.unavailable', 'away')
    })
    const results = await outcomes(numbers(4).map(call))
    expect(results.every((result) => result instanceof Failure)).toBe(true)
    expect(documents).toHaveLength(1)
  })

  it('is not sent again when it may have been done', async () => {
    const { documents, call } = gatherer(30, () => {
      throw new Failure('ambiguous', 'ds.server-error', 'crash')
    })
    const results = await outcomes(numbers(4).map(call))
    expect(results.every((result) => result instanceof Failure)).toBe(true)
    expect(documents).toHaveLength(1)
  })
})

describe('items that a document leaves open', () => {
  it('are sent again without those that are settled', async () => {
    const { documents, call } = gatherer(30, (items) =>
      items.includes(2)
        ? items.map((item) => (item === 2 ? { failure: crash() } : { again: crash() }))
        : echo(items),
    )
    const results = await outcomes(numbers(4).map(call))
    expect(results).toEqual(['n0', 'n1', expect.any(Failure), 'n3'])
    expect(documents).toEqual([
      [0, 1, 2, 3],
      [0, 1, 3],
    ])
  })

  it('fail in the end, when alone and still open', async () => {
    const { documents, call } = gatherer(30, (items) => items.map(() => ({ again: crash() })))
    const results = await outcomes(numbers(4).map(call))
    expect(results.every((result) => result instanceof Failure)).toBe(true)
    expect(documents).toHaveLength(7)
  })
})

describe('a document under way', () => {
  it('holds a small one back, and lets a full one leave beside it', async () => {
    let answer = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { documents, call } = gatherer(3, async (items) => {
      if (items.includes(0)) await answered
      return echo(items)
    })
    const first = call(0)
    await vi.waitFor(() => expect(documents).toEqual([[0]]))
    const full = outcomes([1, 2, 3].map(call))
    await full
    const small = call(4)
    expect(documents).toEqual([[0], [1, 2, 3]])
    answer()
    expect(await outcomes([first, small])).toEqual(['n0', 'n4'])
    expect(documents).toEqual([[0], [1, 2, 3], [4]])
  })

  it('does not hold back a small one for ever', async () => {
    const documents: (readonly number[])[] = []
    const call = gather<number, string>({ current: () => 3 }, async (items) => {
      documents.push(items)
      return items.includes(0) ? await new Promise(() => {}) : echo(items)
    })
    void call(0)
    await vi.waitFor(() => expect(documents).toEqual([[0]]))
    expect(await outcomes([call(1), call(2)])).toEqual(['n1', 'n2'])
    expect(documents).toEqual([[0], [1, 2]])
  })
})

describe('an item whose company is limited', () => {
  it('leaves at once, beside documents that take long, and one after the other', async () => {
    let answer = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    const documents: (readonly number[])[] = []
    const call = gather<number, string>(
      { current: () => 30 },
      async (items) => {
        documents.push(items)
        if (items.includes(0)) await answered
        return echo(items)
      },
      (item) => (item > 10 ? Math.floor(item / 10) : Number.POSITIVE_INFINITY),
    )
    const first = call(0)
    await vi.waitFor(() => expect(documents).toEqual([[0]]))
    const waiting = call(1)
    expect(await outcomes([11, 21, 12, 22, 23].map(call))).toEqual([
      'n11',
      'n21',
      'n12',
      'n22',
      'n23',
    ])
    expect(documents).toEqual([[0], [11], [21, 22], [12], [23]])
    answer()
    expect(await outcomes([first, waiting])).toEqual(['n0', 'n1'])
  })
})

describe('the adaptive size', () => {
  it('grows by a tenth while full documents are quick, up to its largest', () => {
    const size = adaptiveSize({ start: 50, largest: 60 })
    for (const expected of [55, 60, 60]) {
      size.answered(size.current(), 4_000)
      expect(size.current()).toBe(expected)
    }
  })

  it('stays as it is after a document that was not full, or long', () => {
    const size = adaptiveSize({ start: 50, largest: 60 })
    size.answered(49, 100)
    size.answered(50, 16_000)
    expect(size.current()).toBe(50)
  })

  it('halves when DS ran out of time, never below one', () => {
    const size = adaptiveSize({ start: 40, largest: 60 })
    for (const expected of [20, 10, 5, 2, 1, 1]) {
      size.halve()
      expect(size.current()).toBe(expected)
    }
  })
})
