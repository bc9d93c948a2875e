import { describe, expect, it } from 'vitest'
import { planChaos } from '../../chaos/plan.ts'

const size = { seed: 7, store: 'redis', dossiers: 2_000, kills: 200 } as const
const plan = planChaos(size)
const events = plan.rounds.flatMap((round) => round.events)

describe('the plan of a chaos', () => {
  it('comes from the seed alone', () => {
    expect(planChaos(size)).toEqual(plan)
    expect(planChaos({ ...size, seed: 8 })).not.toEqual(plan)
  })

  it('deposits and kills as often as it is told', () => {
    const deposits = events.filter(
      ({ kind, ...event }) => 'hand' in event && event.hand.act === 'deposit',
    )
    expect(plan.deposited.length + deposits.length).toBe(2_000)
    expect(plan.rounds).toHaveLength(200)
  })

  it('plays every fault, at every instant, with every hand', () => {
    expect(new Set(plan.rounds.map(({ trigger }) => trigger)).size).toBe(11)
    const faults = events.flatMap((event) => (event.kind === 'fault' ? event.fault.kind : []))
    expect(new Set(faults).size).toBe(14)
    const hands = events.flatMap((event) => (event.kind === 'hand' ? event.hand.act : []))
    expect(new Set(hands).size).toBe(17)
  })

  it('publishes each version of a form once, long before the end', () => {
    for (const one of [plan, planChaos({ seed: 7, store: 'embedded', dossiers: 60, kills: 10 })]) {
      const published = one.rounds.flatMap(({ at, events: done }) =>
        done.flatMap((event) =>
          event.kind === 'revision'
            ? [{ name: event.revision, brought: Date.parse(at) + event.bringAfterMs }]
            : [],
        ),
      )
      expect(published.map(({ name }) => name)).toEqual(['annotations', 'renamed'])
      const last = Date.parse(one.rounds.at(-1)?.at ?? '')
      expect(published.every(({ brought }) => brought < last)).toBe(true)
    }
  })

  it('sets the clocks of machines back and forward, by an hour and by a day', () => {
    for (const one of [plan, planChaos({ seed: 7, store: 'embedded', dossiers: 60, kills: 10 })]) {
      const steps = one.rounds.flatMap((round) =>
        round.events.flatMap((event) => (event.kind === 'clock' ? event.byMs / 3_600_000 : [])),
      )
      expect([...new Set(steps)].sort((a, b) => a - b)).toEqual([-24, -1, 1, 24])
    }
  })

  it('lets the clock go forward only, in office hours, up to the day of the judgement', () => {
    const times = plan.rounds.map(({ at }) => Date.parse(at))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Date.parse(plan.endAt)).toBeGreaterThan(times.at(-1) ?? 0)
    const hours = plan.rounds.map(({ at }) =>
      Number(
        new Date(at).toLocaleString('en', {
          timeZone: 'Europe/Paris',
          hour: 'numeric',
          hour12: false,
        }),
      ),
    )
    expect(hours.every((hour) => hour >= 8 && hour < 18)).toBe(true)
  })

  it('has one worker where the store allows one, and no Redis then', () => {
    const embedded = planChaos({ ...size, store: 'embedded' })
    expect(embedded.workers).toBe(1)
    const kinds = embedded.rounds.flatMap((round) =>
      round.events.map((event) => (event.kind === 'network' ? event.peer : event.kind)),
    )
    expect(kinds).not.toContain('redis')
  })
})
