import { type CostSetting, openCostStage, readsEach } from './ds-seconds.ts'
import { onStage } from './on-stage.ts'

/** One line of a table: what was found, and the most that it may be. */
export interface Verdict {
  readonly what: string
  readonly found: number
  readonly atMost: number
}

const DOSSIERS = 300
const HOUR_MS = 3_600_000

const BOUNDS = {
  annotations: { 1: 37, 6: 222 },
  whole: { 1: 80, 6: 480 },
  full: { 1: 12.5, 6: 75 },
  cut: { 1: 0, 6: 1 },
  longest: { 1: 8.5, 6: 13 },
} as const
const WHAT = { annotations: 'annotations', whole: 'annotations, move, follower' } as const
const READS_EACH = 1.05

/** A first pass over new dossiers, the pass after it, a full pass, and one deposit an hour later. */
export const costsOf = (
  writes: CostSetting['writes'],
  factor: 1 | 6,
  redisUrl: string | null,
): Promise<Verdict[]> =>
  onStage(openCostStage({ dossiers: DOSSIERS, writes, factor, redisUrl }), async (stage) => {
    const about = `${WHAT[writes]}, factor ${factor}`
    await stage.pass()
    const first = stage.report()
    await stage.pass()
    const next = stage.report()
    const verdicts: Verdict[] = [
      {
        what: `${about}: DS seconds, the pass after it included`,
        found: first.seconds + next.seconds,
        atMost: BOUNDS[writes][factor],
      },
      {
        what: `${about}: whole reads a dossier`,
        found: readsEach(first, DOSSIERS) + readsEach(next, DOSSIERS),
        atMost: READS_EACH,
      },
      { what: `${about}: documents cut`, found: first.cut, atMost: BOUNDS.cut[factor] },
      {
        what: `${about}: the longest document, DS seconds`,
        found: first.longest,
        atMost: BOUNDS.longest[factor],
      },
    ]
    if (writes === 'annotations') return verdicts
    stage.wait(HOUR_MS)
    await stage.pass('all')
    verdicts.push({
      what: `a full pass, nothing changed, factor ${factor}: DS seconds`,
      found: stage.report().seconds,
      atMost: BOUNDS.full[factor],
    })
    if (factor === 6) return verdicts
    stage.wait(HOUR_MS)
    await stage.pass()
    stage.wait(HOUR_MS)
    stage.deposit(1)
    stage.wait(10_000)
    stage.report()
    await stage.pass()
    verdicts.push({
      what: 'one deposit an hour later, from the tick to followed: DS seconds',
      found: stage.report().seconds,
      atMost: 0.7,
    })
    return verdicts
  })

/** DS becomes four times slower once a hundred dossiers have been written. */
export const slowedDown = (redisUrl: string | null): Promise<Verdict[]> =>
  onStage(
    openCostStage({ dossiers: DOSSIERS, writes: 'whole', factor: 1, redisUrl }),
    async (stage) => {
      const { simulator } = stage
      const timer = setInterval(() => {
        if (simulator.log.applied.length >= 300) simulator.costs.set({ factor: 4 })
      }, 5)
      await stage.pass()
      clearInterval(timer)
      const { cut, ...report } = stage.report()
      const about = 'DS four times slower from the first hundred on'
      return [
        {
          what: `${about}: whole reads a dossier`,
          found: readsEach(report, DOSSIERS),
          atMost: 1.3,
        },
        { what: `${about}: documents cut`, found: cut, atMost: 2 },
      ]
    },
  )
