import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readContact, readFacts } from '../../src/campaign/reading/facts.ts'
import { FIELD_KEYS, FIELD_LABELS, type FieldKey } from '../../src/config/form.ts'
import { connectDs } from '../../src/ds/index.ts'
import type { Demarche, Dossier, Ds } from '../../src/ds/port.ts'
import { Failure } from '../../src/failures/failure.ts'
import {
  DEMO_TOKENS,
  demoWorld,
  type Simulator,
  startSimulator,
} from '../../src/simulator/index.ts'
import { randomFrom } from '../support/random.ts'
import { MUTATIONS, mutate } from './mutations.ts'

/**
 * Thousands of answers that DS should not give, at each door of the port: what comes out is what was asked for, of
 * the type that is promised, or a `Failure`; the number of requests stays bounded.
 */
const SEED = 20_210_325
const ANSWERS_A_KIND = 30
/** Splitting three dossiers, the gusts of each document, and the questions that find out whether DS is there. */
const MOST_REQUESTS = 40

const fields = Object.fromEntries(
  FIELD_KEYS.map((key) => [key, [FIELD_LABELS[key] ?? key].flat()]),
) as Record<FieldKey, string[]>

let simulator: Simulator
let demarche: Demarche
let numbers: readonly number[]
let dossiers: readonly Dossier[]

beforeAll(async () => {
  simulator = await startSimulator({ world: demoWorld(() => new Date('2021-07-20T08:00:00Z')) })
  const ds = connectDs({ url: simulator.url, token: DEMO_TOKENS.readWrite })
  demarche = await ds.demarche(51_001)
  const page = await ds.changedDossiers(51_001, '2021-01-01T00:00:00Z', null)
  numbers = page.dossiers.slice(0, 3).map(({ number }) => number)
  const read = await Promise.all(numbers.map((number) => ds.dossier(number)))
  dossiers = read.filter((one) => one !== null)
})
afterAll(() => simulator.close())

const isInstant = (text: string) => Number.isFinite(Date.parse(text))
const all = (ds: Ds, read: (ds: Ds, number: number) => Promise<unknown>) =>
  Promise.allSettled(numbers.map((number) => read(ds, number)))

/** Each door with what is asked at it, and what must be true of what it gives. */
const DOORS: Readonly<Record<string, (ds: Ds) => Promise<PromiseSettledResult<unknown>[]>>> = {
  dossiers: (ds) =>
    all(ds, async (_, number) => {
      const dossier = await ds.dossier(number)
      if (dossier === null) return
      expect(dossier.number).toBe(number)
      expect(isInstant(dossier.modifiedAt) && isInstant(dossier.depositedAt)).toBe(true)
      readFacts(dossier, { fields })
      readContact(dossier, fields)
    }),
  'dated dossiers': (ds) => all(ds, (_, number) => ds.datedDossier(number)),
  'a démarche': (ds) =>
    Promise.allSettled([
      ds.demarche(51_001).then(({ number, groups }) => {
        expect(number).toBe(51_001)
        for (const { id, instructeurs } of groups)
          expect([typeof id, Array.isArray(instructeurs)]).toEqual(['string', true])
      }),
    ]),
  'a listing': (ds) =>
    Promise.allSettled([
      ds.changedDossiers(51_001, '2021-01-01T00:00:00Z', null).then((page) => {
        for (const { number, modifiedAt } of page.dossiers)
          expect([Number.isInteger(number), isInstant(modifiedAt)]).toEqual([true, true])
      }),
    ]),
  neighbours: (ds) => {
    const ids = {
      requestedGrant: demarche.champs[3]?.id ?? null,
      grantedAmount: null,
      verdict: null,
    }
    const first = async () => {
      for await (const page of ds.neighbours(51_001, '2021-01-01T00:00:00Z', ids)) return page
    }
    return Promise.allSettled([first()])
  },
  writes: (ds) =>
    Promise.allSettled(
      dossiers.map(async ({ id }) => {
        const outcome = await ds.write({
          dossierId: id,
          decidedAt: Number.POSITIVE_INFINITY,
          robotId: 'x',
          annotations: [{ id: 'x', type: 'text', value: 'x' }],
          moveTo: 'x',
          follow: 'x',
          moveOnlyAfterAnnotations: false,
        })
        if (outcome.left) expect(isInstant(outcome.left.modifiedAt)).toBe(true)
      }),
    ),
  'the right to write': (ds) => Promise.allSettled([ds.writeAccess()]),
  'the public address': (ds) => Promise.allSettled([ds.publicAddress(51_001)]),
}

describe.each(Object.keys(DOORS))('%s', (door) => {
  it.each(MUTATIONS)('%s', { timeout: 60_000 }, async (kind) => {
    const random = randomFrom(SEED + MUTATIONS.indexOf(kind))
    const ask = DOORS[door] ?? (() => Promise.resolve([]))
    const answers = new Map<string, Promise<Buffer>>()
    // The same question is asked many times: DS answers it once.
    const answerTo = (init: RequestInit | undefined) => {
      const body = String(init?.body)
      const known =
        answers.get(body) ??
        fetch(simulator.url, init ?? {}).then(async (one) => Buffer.from(await one.arrayBuffer()))
      answers.set(body, known)
      return known
    }
    const ends = await Promise.all(
      Array.from({ length: ANSWERS_A_KIND }, async () => {
        let requests = 0
        const ds = connectDs({
          url: simulator.url,
          token: DEMO_TOKENS.readWrite,
          sleep: async () => {},
          fetch: async (_, init) => {
            requests += 1
            const body = await answerTo(init)
            const told = mutate(kind, { status: 200, contentType: 'json', body }, random)
            const text = told.body.subarray(0, told.cutAfter)
            const bare = [204, 304].includes(told.status)
            return new Response(bare ? null : new Uint8Array(text), { status: told.status })
          },
        })
        const settled = await ask(ds)
        return { requests, settled }
      }),
    )
    const reasons = ends.flatMap(({ settled }) =>
      settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
    )
    expect(reasons.filter((reason) => !(reason instanceof Failure))).toEqual([])
    expect(Math.max(...ends.map(({ requests }) => requests))).toBeLessThanOrEqual(MOST_REQUESTS)
  })
})

it('they are more than five thousand, and leave no memory behind', () => {
  expect(Object.keys(DOORS).length * MUTATIONS.length * ANSWERS_A_KIND).toBeGreaterThan(5_000)
  expect(process.memoryUsage().heapUsed / 2 ** 20).toBeLessThan(600)
})
