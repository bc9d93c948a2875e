import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CostStage, openCostStage, readsEach } from '../../bench/ds-seconds.ts'
import { roundsOf } from '../../src/instruct/rounds.ts'
import type { Fault } from '../../src/simulator/index.ts'
import { memoryStore } from '../support/memory-store.ts'

/**
 * Rounds against a DS of any speed that cuts, crashes and loses answers, while people are at work. DS's time is that of
 * its own work: nothing is waited for.
 */
const DOSSIERS = 24
const AGENT = 'instructeur.c@marne.example.org'

type Gesture = 'follow' | 'submit' | 'instruct'

interface Story {
  /** How many times dearer than measured, then, from the tenth write on. */
  readonly factors: readonly [number, number]
  readonly faults: readonly Fault[]
  /** What a person does of which dossier, right before the request of that rank. */
  readonly gestures: readonly { request: number; dossier: number; what: Gesture }[]
}

const stories: fc.Arbitrary<Story> = fc.record({
  factors: fc.tuple(fc.constantFrom(0.1, 1, 6, 14), fc.constantFrom(0.1, 1, 6, 24)) as fc.Arbitrary<
    readonly [number, number]
  >,
  faults: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('crash' as const),
        afterAliases: fc.integer({ min: 0, max: 20 }),
        on: fc.constantFrom('mutation' as const, 'query' as const),
        times: fc.constant(1),
      }),
      fc.record({
        kind: fc.constant('timeout' as const),
        afterAliases: fc.integer({ min: 0, max: 20 }),
        on: fc.constant('mutation' as const),
        times: fc.constant(1),
      }),
    ),
    { maxLength: 2 },
  ),
  gestures: fc.array(
    fc.record({
      request: fc.integer({ min: 2, max: 12 }),
      dossier: fc.integer({ min: 0, max: DOSSIERS - 1 }),
      what: fc.constantFrom<Gesture>('follow', 'submit', 'instruct'),
    }),
    { maxLength: 4 },
  ),
})

/** One try of each dossier's job, as the workers would. */
const tryEach = async ({ services }: CostStage, numbers: readonly number[]) =>
  await Promise.allSettled(
    numbers.map((dossier) => roundsOf(services).take({ campaign: 'essai-0', dossier })),
  )

async function play({ factors, faults, gestures }: Story) {
  const stage = await openCostStage({
    dossiers: DOSSIERS,
    factor: factors[0],
    writes: 'whole',
    redisUrl: null,
    store: memoryStore(),
    around: (ds) => ({
      ...ds,
      async changes(...args) {
        act()
        return await ds.changes(...args)
      },
      async pages(pages) {
        act()
        return await ds.pages(pages)
      },
      async dossiers(numbers) {
        act()
        return await ds.dossiers(numbers)
      },
      async write(changes) {
        // A person may act before the look that precedes a document, not after it: DS has no means to show that.
        request += 1
        if (stage.simulator.log.applied.length >= 10)
          stage.simulator.costs.set({ factor: factors[1] })
        return await ds.write(changes)
      },
    }),
  })
  const { world } = stage.simulator
  const numbers = [...world.demarche(51_001).dossiers].map(({ number }) => number)
  const touched = new Set<number>()
  let request = 0
  function act() {
    request += 1
    for (const gesture of gestures.filter((one) => one.request === request)) {
      const number = numbers[gesture.dossier] ?? 0
      if (gesture.what === 'follow' && world.dossier(number).followers.length === 0) {
        world.instructeur.follow(number, AGENT)
        touched.add(number)
      }
      if (gesture.what === 'submit')
        world.usager.submit(number, { 'Financement demandé': 1_000 + request })
      if (gesture.what === 'instruct') {
        world.instructeur.instruct(number, AGENT)
        touched.add(number)
      }
    }
  }
  try {
    for (const fault of faults) stage.simulator.faults.add(fault)
    for (let tries = 0; ; tries += 1) {
      const ends = await tryEach(stage, numbers)
      stage.wait(40_000)
      const isRest = ends.every(
        (end) => end.status === 'fulfilled' && end.value.outcome === 'unchanged',
      )
      if (isRest) break
      expect(tries, 'comes to rest').toBeLessThan(12)
    }
    return { stage, numbers, touched, report: stage.report() }
  } catch (error) {
    await stage.close()
    throw error
  }
}

describe('rounds', () => {
  it('decide every dossier on its last state, write nothing twice and undo no gesture, at any speed of DS', {
    timeout: 180_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const { stage, numbers, touched, report } = await play(story)
        const { world, log } = stage.simulator
        try {
          for (const number of numbers) {
            const { followers, group } = world.dossier(number)
            expect(followers.length).toBeGreaterThan(0)
            // Whom a person has taken stays where it was, and with that person.
            if (touched.has(number)) expect(followers.map(({ email }) => email)).toContain(AGENT)
            else expect(group.label).toBe('Marne')
          }
          const moves = log.applied.filter(
            ({ type, errors }) => type === 'dossierChangerGroupeInstructeur' && errors.length === 0,
          )
          expect(new Set(moves.map(({ dossier }) => dossier)).size).toBe(moves.length)
          const doubled = numbers.filter(
            (number) =>
              log.applied.filter(
                ({ type, dossier, errors }) =>
                  type === 'dossierBasculeSuivi' && dossier === number && errors.length === 0,
              ).length > 1,
          )
          expect(doubled).toEqual([])
          // Each try reads each dossier once; what is in doubt or touched by hand, once more.
          expect(readsEach(report, DOSSIERS)).toBeLessThan(14)
        } finally {
          await stage.close()
        }
      }),
      { numRuns: 10, seed: 20_261_127, endOnFailure: true },
    )
  })
})
