import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openWatermark } from '../../src/campaign/watermark.ts'
import { createLog } from '../../src/log.ts'
import { MemoryJournal } from '../mail/support.ts'

const MINUTE = 60_000
const START = Date.parse('2021-05-04T08:00:00Z')

/** One poll after the other, each of which sees what DS had committed when it began. @returns since when each lists */
async function listings(instants: readonly number[]): Promise<number[]> {
  const journal = new MemoryJournal()
  const since: number[] = []
  for (const instant of instants) {
    const now = () => START + instant
    const context = { journal, now, log: createLog('silent') }
    const watermark = await openWatermark(context, { id: 'essai', demarche: 51_001 }, false)
    since.push(Date.parse(watermark.since) - START)
    await watermark.end(START + instant)
  }
  return since
}

describe('from where polls list', () => {
  it('one that follows another at once starts where it ended: what was just written is not listed again', async () => {
    expect((await listings([0, MINUTE, 2 * MINUTE])).slice(1)).toEqual([0, MINUTE])
  })

  it('every five minutes, each looks five minutes behind the last', async () => {
    expect((await listings([0, 5 * MINUTE, 10 * MINUTE])).slice(1)).toEqual([-5 * MINUTE, 0])
  })

  it('a change that DS commits up to five minutes after its date is listed by the next that looks behind', async () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 12 * 60_000 }), { minLength: 3, maxLength: 30 })
    const late = fc.integer({ min: 0, max: 5 * MINUTE })
    await fc.assert(
      fc.asyncProperty(gaps, fc.nat(), late, async (waits, place, delay) => {
        const instants = waits.map((_, end) =>
          waits.slice(0, end + 1).reduce((sum, gap) => sum + gap, 0),
        )
        const dated = (instants[place % instants.length] ?? 0) - 1
        const committed = dated + delay
        const since = await listings(instants)
        const seen = instants.findIndex((at, one) => at >= committed && (since[one] ?? 0) <= dated)
        const mustSee = instants.findIndex((at) => at >= committed + 4 * MINUTE)
        if (mustSee !== -1) expect(seen === -1 ? Infinity : seen).toBeLessThanOrEqual(mustSee)
      }),
    )
  })
})
