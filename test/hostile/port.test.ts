import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readContact, readFacts } from '../../src/campaign/reading/facts.ts'
import { FIELD_KEYS, FIELD_LABELS, type FieldKey } from '../../src/config/form.ts'
import { connectDs } from '../../src/ds/index.ts'
import { type Demarche, type Dossier, type Ds, only, type Result } from '../../src/ds/port.ts'
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

const LISTING = { demarche: 51_001, since: '2021-01-01T00:00:00Z', after: null }

let simulator: Simulator
let demarche: Demarche
let numbers: readonly number[]
let dossiers: readonly Dossier[]

beforeAll(async () => {
  simulator = await startSimulator({ world: demoWorld(() => new Date('2021-07-20T08:00:00Z')) })
  const ds = connectDs({ url: simulator.url, token: DEMO_TOKENS.readWrite })
  demarche = only(await ds.demarches([51_001]))
  const page = only((await ds.changes([LISTING])).pages)
  numbers = page.dossiers.slice(0, 3).map(({ number }) => number)
  const read = await ds.dossiers(numbers)
  dossiers = read.flatMap((one) => ('ok' in one && one.ok ? [one.ok] : []))
})
afterAll(() => simulator.close())

const isInstant = (text: string) => Number.isFinite(Date.parse(text))
/** What each item failed of, its answer looked at. */
const reasonsOf = <T>(results: readonly Result<T>[], look: (ok: T) => void = () => {}): unknown[] =>
  results.flatMap((result) => {
    if ('failure' in result) return [result.failure]
    look(result.ok)
    return []
  })
/** What asking alone failed of. */
const reasonOf = async (work: Promise<unknown>): Promise<unknown[]> =>
  await work.then(
    () => [],
    (reason) => [reason],
  )

function lookAt(dossier: Dossier): void {
  expect(Number.isInteger(dossier.number)).toBe(true)
  expect(isInstant(dossier.modifiedAt) && isInstant(dossier.depositedAt)).toBe(true)
  readFacts(dossier, { fields })
  readContact(dossier, fields)
}

/** Each door with what is asked at it, and what must be true of what it gives. */
const DOORS: Readonly<Record<string, (ds: Ds) => Promise<unknown[]>>> = {
  dossiers: async (ds) =>
    reasonsOf(await ds.dossiers(numbers), (dossier) => {
      if (dossier) lookAt(dossier)
    }),
  'pages of dossiers': async (ds) =>
    reasonsOf(await ds.pages([{ demarche: 51_001, since: LISTING.since, first: 3 }]), (dossiers) =>
      dossiers.forEach(lookAt),
    ),
  'dated dossiers': async (ds) => reasonsOf(await ds.datedDossiers(numbers)),
  'a démarche': async (ds) =>
    reasonsOf(await ds.demarches([51_001]), ({ number, groups }) => {
      expect(number).toBe(51_001)
      for (const { id, instructeurs } of groups)
        expect([typeof id, Array.isArray(instructeurs)]).toEqual(['string', true])
    }),
  'a listing': async (ds) =>
    reasonsOf((await ds.changes([LISTING])).pages, (page) => {
      for (const { number, modifiedAt } of page.dossiers)
        expect([Number.isInteger(number), isInstant(modifiedAt)]).toEqual([true, true])
    }),
  'the others': async (ds) => {
    const ids = {
      requestedGrant: demarche.champs[3]?.id ?? null,
      grantedAmount: null,
      verdict: null,
    }
    return reasonsOf(await ds.others([{ ...LISTING, ids }]))
  },
  writes: async (ds) => {
    const document = await ds.write(
      dossiers.map(({ id }) => ({
        dossierId: id,
        robotId: 'x',
        annotations: [{ id: 'x', type: 'text', value: 'x' }],
        moveTo: 'x',
        follow: 'x',
      })),
    )
    if ('failed' in document) return [document.failed]
    return reasonsOf(
      document.results.filter((one) => one !== 'not-run'),
      ({ left }) => {
        if (left) expect(isInstant(left.modifiedAt)).toBe(true)
      },
    )
  },
  'the right to write': (ds) => reasonOf(ds.writeAccess()),
  'the publication': (ds) => reasonOf(ds.publication(51_001)),
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
        const reasons = await ask(ds)
        return { requests, reasons }
      }),
    )
    const reasons = ends.flatMap((end) => end.reasons)
    expect(reasons.filter((reason) => !(reason instanceof Failure))).toEqual([])
    expect(Math.max(...ends.map(({ requests }) => requests))).toBeLessThanOrEqual(MOST_REQUESTS)
  })
})

it('they are more than five thousand, and leave no memory behind', () => {
  expect(Object.keys(DOORS).length * MUTATIONS.length * ANSWERS_A_KIND).toBeGreaterThan(5_000)
  expect(process.memoryUsage().heapUsed / 2 ** 20).toBeLessThan(600)
})
