import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { foresight } from '../../src/ds/foresight.ts'

describe('the end of a document', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const lasting = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms))

  /** @returns after how long (ms) it was said to be near; null when it was not */
  async function saidAfter(end: ReturnType<typeof foresight>, items: number, ms: number) {
    const started = performance.now()
    let said: number | null = null
    const told = end.during(
      items,
      () => {
        said = performance.now() - started
      },
      lasting(ms),
    )
    await vi.advanceTimersByTimeAsync(ms)
    await told
    await vi.advanceTimersByTimeAsync(ms)
    return said
  }

  it('cannot be foreseen for the first one', async () => {
    expect(await saidAfter(foresight(), 50, 10_000)).toBeNull()
  })

  it('is near after three quarters of the time that the last one took for each of its items', async () => {
    const end = foresight()
    await saidAfter(end, 50, 10_000)
    expect(await saidAfter(end, 50, 10_000)).toBe(7_500)
    expect(await saidAfter(end, 20, 4_000)).toBe(3_000)
    expect(await saidAfter(end, 20, 8_000)).toBe(3_000)
    expect(await saidAfter(end, 20, 8_000)).toBe(6_000)
  })

  it('is near three seconds before, when it takes long', async () => {
    const end = foresight()
    await saidAfter(end, 50, 20_000)
    expect(await saidAfter(end, 50, 20_000)).toBe(17_000)
  })

  it('that comes sooner than expected has not been announced', async () => {
    const end = foresight()
    await saidAfter(end, 50, 10_000)
    expect(await saidAfter(end, 50, 5_000)).toBeNull()
  })

  it('of a document that fails teaches nothing', async () => {
    const end = foresight()
    await saidAfter(end, 10, 4_000)
    const cut = end.during(
      10,
      () => {},
      () => Promise.reject(new Error('cut')),
    )
    await expect(cut).rejects.toThrow('cut')
    expect(await saidAfter(end, 10, 4_000)).toBe(3_000)
  })
})
