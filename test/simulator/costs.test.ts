import { describe, expect, test } from 'vitest'
import { Costs } from '../../src/simulator/costs/costs.ts'
import type { CostReport } from '../../src/simulator/index.ts'
import { annotate, document, follow, move, ROBOT, start } from './support.ts'

const LIGHT = 'number state'
const SOME = 'number champs(id: "Q2hhbXAtMQ==") { stringValue }'
const WHOLE = '...Whole'
const FRAGMENT =
  'fragment Whole on Dossier { number champs { ...C } annotations { ...C } } fragment C on Champ { id stringValue }'

const page = (selection: string) =>
  `query { demarche(number: 1) { dossiers(updatedSince: "1970-01-01T00:00:00Z") {
     pageInfo { hasNextPage } nodes { ${selection} } } } } ${selection === WHOLE ? FRAGMENT : ''}`

/** A DS whose time is counted, `count` dossiers deposited, and the documents that are sent to it. */
async function startCounting(count: number) {
  const context = await start()
  const { simulator, deposit, post, idOf } = context
  const numbers = Array.from({ length: count }, () => deposit().number)
  const robot = context.instructeurId(ROBOT)
  const write = (number: number, values: number) =>
    annotate(
      number,
      robot,
      ['Motifs', 'Avis', 'Libre', 'Entier', 'Décimal', 'Jour', 'Case']
        .slice(0, values)
        .map((label, index) => ({ id: idOf(label), value: VALUES[index] ?? '' })),
    )
  const all = (field: (number: number) => string) =>
    document(Object.fromEntries(numbers.map((number, index) => [`a${index}`, field(number)])))
  const byNumber = (selection: string) =>
    `query { ${numbers.map((number, index) => `a${index}: dossier(number: ${number}) { ${selection} }`).join('\n')} }
     ${selection === WHOLE ? FRAGMENT : ''}`
  simulator.costs.set({})
  /** What one document costs. */
  const costOf = async (text: string): Promise<CostReport> => {
    simulator.costs.reset()
    await post(text)
    return simulator.costs.report()
  }
  return { ...context, numbers, robot, write, all, byNumber, costOf }
}
const VALUES = [
  'textarea: "écrit"',
  'dropDownList: "Éligible"',
  'dropDownList: "x"',
  'integerNumber: 1',
  'decimalNumber: 1.5',
  'date: "2026-01-15"',
  'checkbox: true',
]

describe('what DS spends, as measured on its own code', () => {
  test.each([
    ['a light page of 100', page(LIGHT), 0.08 + 100 * 0.001],
    ['a page with a champ by its id', page(SOME), 0.1 + 100 * 0.014],
    ['a page of whole dossiers', page(WHOLE), 0.1 + 100 * 0.021],
  ])('%s', async (_, text, seconds) => {
    const { costOf } = await startCounting(100)
    expect((await costOf(text)).seconds).toBeCloseTo(seconds, 6)
  })

  test('dossiers by their numbers, whole or not', async () => {
    const { costOf, byNumber } = await startCounting(50)
    expect((await costOf(byNumber(WHOLE))).seconds).toBeCloseTo(0.06 + 50 * 0.057, 6)
    expect((await costOf(byNumber('number'))).seconds).toBeCloseTo(0.06 + 50 * 0.04, 6)
  })

  test('annotations by their number, a move, a follower', async () => {
    const { costOf, all, write, groupId, robot } = await startCounting(10)
    const seconds = async (field: (number: number) => string) => (await costOf(all(field))).seconds
    expect(await seconds((number) => write(number, 1))).toBeCloseTo(0.02 + 10 * 0.033, 6)
    expect(await seconds((number) => write(number, 7))).toBeCloseTo(0.02 + 10 * 0.072, 6)
    expect(await seconds((number) => move(number, groupId('Marne')))).toBeCloseTo(1.09, 6)
    expect(await seconds((number) => follow(number, robot))).toBeCloseTo(0.2, 6)
  })

  test('the report tells the work by its kind, the longest document, and each whole read', async () => {
    const { simulator, post, byNumber, numbers } = await startCounting(2)
    await post(page(LIGHT))
    await post(page(WHOLE))
    await post(byNumber(WHOLE))
    const report = simulator.costs.report()
    expect(report.byKind['page, whole']).toEqual({ count: 2, seconds: 0.042 })
    expect(report).toMatchObject({ documents: 3, cut: 0 })
    expect(report.longest).toBeCloseTo(0.174, 6)
    expect(report.reads).toEqual(Object.fromEntries(numbers.map((number) => [number, 2])))
    expect(simulator.costs.now()).toBeCloseTo(report.seconds * 1000, 6)
  })

  test('a DS that slows down while it runs, and one that is no longer counted', async () => {
    const { simulator, costOf } = await startCounting(100)
    simulator.costs.set({ factor: 4 })
    expect((await costOf(page(WHOLE))).seconds).toBeCloseTo(4 * 2.2, 6)
    simulator.costs.off()
    expect((await costOf(page(WHOLE))).documents).toBe(0)
  })
})

describe('DS’s limit of 30 s', () => {
  test('a page that takes longer is lost whole, and costs no more than the limit', async () => {
    const { simulator, post } = await startCounting(100)
    simulator.costs.set({ factor: 15 })
    const { status, body } = await post(page(WHOLE))
    expect(status).toBe(200)
    expect(body.data).toBeNull()
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'timeout' } })
    const { cut, seconds, reads } = simulator.costs.report()
    expect(cut).toBe(1)
    expect(seconds).toBeGreaterThanOrEqual(30)
    expect(seconds).toBeLessThan(30.4)
    expect(Object.keys(reads).length).toBeLessThan(100)
  })

  test('aliases by number that take longer are lost, and not even read', async () => {
    const { simulator, post, byNumber } = await startCounting(50)
    simulator.costs.set({ factor: 15 })
    expect((await post(byNumber(WHOLE))).body.data).toBeNull()
    expect(Object.keys(simulator.costs.report().reads).length).toBeLessThan(40)
  })

  test('mutations: done until then, one done with its payload lost, the others not run', async () => {
    const { simulator, post, all, numbers, groupId } = await startCounting(10)
    simulator.costs.set({ factor: 50 })
    const { body } = await post(all((number) => move(number, groupId('Marne'))))
    const groups = numbers.map((number) => simulator.world.dossier(number).group.label)
    // a second, then 5.35 s a move
    expect(groups.filter((label) => label === 'Marne')).toHaveLength(6)
    expect(body.data).toMatchObject({
      a4: { errors: null },
      a5: { dossier: null, errors: null },
      a6: null,
      a9: null,
    })
    const codes = body.errors?.map(({ extensions }) => extensions)
    expect(codes?.[0]).toEqual({ code: 'timeout' })
    expect(codes?.slice(1).filter(Boolean)).toEqual([])
    expect(body.errors?.map(({ message }) => message)).toContain(
      'Timeout on Mutation.dossierChangerGroupeInstructeur',
    )
  })

  test('it also counts what a fault adds to the work', async () => {
    const { simulator, post, all, write, numbers } = await startCounting(5)
    simulator.costs.off()
    simulator.faults.add({ kind: 'latency', mutationMs: 10_000 })
    const pending = post(all((number) => write(number, 1)))
    const written = () =>
      numbers.filter((number) => simulator.world.dossier(number).annotations.size > 1).length
    await expect.poll(written).toBe(3)
    await simulator.close()
    await expect(pending).rejects.toThrow('fetch failed')
    expect(written()).toBe(3)
  })
})

describe('DS’s time, waited for', () => {
  /** Three documents at once, of 12 s of work each. @returns whether each did all of it in DS's 30 s */
  async function threeAtOnce(processors: number) {
    const costs = new Costs()
    costs.set({ processors, speed: 1_000_000 })
    const documents = Array.from({ length: 3 }, () => costs.open())
    await Promise.all(
      documents.map(async (document) => {
        const isOver = () => (document?.elapsedMs ?? 0) >= 30_000
        await document?.pay(
          Array.from({ length: 120 }, () => ({ kind: 'move', ms: 100 })),
          isOver,
        )
        await document?.close()
      }),
    )
    return documents.map((document) => document?.spentMs === 12_000)
  }

  test('documents at once share a processor in turns: the work of the others counts in their 30 s', async () => {
    expect(await threeAtOnce(1)).toEqual([false, false, false])
    expect(await threeAtOnce(3)).toEqual([true, true, true])
    // two of them on one, which is 24 s
    expect(await threeAtOnce(2)).toEqual([true, true, true])
  })

  test('an answer takes DS’s time divided by the speed', async () => {
    const { simulator, post, byNumber } = await startCounting(50)
    simulator.costs.set({ speed: 10 })
    const begun = performance.now()
    const { body } = await post(byNumber(WHOLE))
    expect(performance.now() - begun).toBeGreaterThanOrEqual(285)
    expect(Object.keys(body.data ?? {})).toHaveLength(50)
    expect(simulator.costs.report().cut).toBe(0)
  })
})

test('another process switches the costs on, changes them, reads and resets the counts', async () => {
  const { simulator, post, deposit } = await start()
  deposit()
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(`/simulator/${path}`, simulator.url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
  expect((await call('GET', 'costs')).body).toMatchObject({ setting: null })
  await call('POST', 'costs', { factor: 2 })
  await post(page(LIGHT))
  expect((await call('GET', 'costs')).body).toMatchObject({
    setting: { factor: 2, processors: 1, speed: null },
    report: { documents: 1, seconds: 0.162 },
  })
  expect((await call('POST', 'costs', { factor: 0 })).status).toBe(400)
  await call('DELETE', 'costs/report')
  expect((await call('GET', 'costs')).body).toMatchObject({ report: { documents: 0 } })
  await call('DELETE', 'costs')
  expect((await call('GET', 'costs')).body).toMatchObject({ setting: null })
})
