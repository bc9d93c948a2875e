import { describe, expect, test } from 'vitest'
import { document, move, start } from './support.ts'

const pages = (count: number, first: string) =>
  `query ${first === '$first' ? '($first: Int)' : ''} { ${Array.from(
    { length: count },
    (_, index) =>
      `p${index}: demarche(number: 1) { dossiers(first: ${first}) { nodes { ...Whole } } }`,
  ).join('\n')} }
  fragment Whole on Dossier { number state champs { ...C } annotations { ...C } }
  fragment C on Champ { id label stringValue updatedAt __typename }`

describe('how large a document may be', () => {
  test('a document of more than 60,000 points is refused before anything runs', async () => {
    const { post, simulator, deposit } = await start()
    deposit()
    expect((await post(pages(39, '100'))).body.errors).toBeUndefined()
    const { status, body } = await post(pages(60, '100'))
    expect(status).toBe(200)
    expect(body).toEqual({
      errors: [{ message: 'Query has complexity of 90120, which exceeds max complexity of 60000' }],
    })
    expect((await post(pages(60, '$first'))).body.errors).toHaveLength(1)
    expect((await post(pages(60, '10'))).body.errors).toBeUndefined()
    expect(simulator.log.posts).toBe(4)
  })

  test('many mutations that ask for little back cost little', async () => {
    const { post, deposit, groupId } = await start()
    const moves = Array.from({ length: 50 }, (_, index) => [
      `a${index}`,
      move(deposit().number, groupId('Marne')),
    ])
    expect((await post(document(Object.fromEntries(moves)))).body.errors).toBeUndefined()
  })

  test.each([
    [
      { kind: 'validation-timeout', above: 1_000 },
      {
        message: 'Timeout on validation of query',
        locations: [],
        extensions: { code: 'validationTimeout' },
      },
    ],
    [{ kind: 'too-large', above: 200 }, { message: 'This query is too large to execute.' }],
  ] as const)('a DS with %j refuses large documents, answers small ones', async (fault, error) => {
    const { post, simulator, deposit, groupId } = await start()
    simulator.faults.add(fault)
    const numbers = Array.from({ length: 40 }, () => deposit().number)
    const moves = numbers.map((number, index) => [`a${index}`, move(number, groupId('Marne'))])
    const { status, body } = await post(document(Object.fromEntries(moves)))
    expect(status).toBe(200)
    expect(body).toEqual({ errors: [error] })
    expect(simulator.log.applied).toEqual([])
    const few = document(Object.fromEntries(moves.slice(0, 2)))
    expect((await post(few)).body.errors).toBeUndefined()
  })
})

describe('what an exception of DS leaves behind', () => {
  test('a move that fails after its effect: it is made, answered 500, and nothing after it runs', async () => {
    const { post, simulator, deposit, groupId, world } = await start()
    const [a, b, c] = [deposit().number, deposit().number, deposit().number]
    simulator.faults.add({ kind: 'broken-move', dossier: b })
    const all = document({
      a: move(a, groupId('Marne')),
      b: move(b, groupId('Marne')),
      c: move(c, groupId('Marne')),
    })
    const { status, body } = await post(all)
    expect([status, body.data]).toEqual([500, null])
    const groups = [a, b, c].map((number) => world.dossier(number).group.label)
    expect(groups).toEqual(['Marne', 'Marne', 'défaut'])
    // already there, DS has nothing to write in its journal; moved again, it fails again
    expect((await post(all)).status).toBe(200)
    world.instructeur.move(b, 'défaut')
    expect((await post(document({ b: move(b, groupId('Marne')) }))).status).toBe(500)
  })

  test('an exception may also be told as a bad request: what was done before it stays done', async () => {
    const { post, simulator, deposit, groupId, world } = await start()
    const [a, b] = [deposit().number, deposit().number]
    simulator.faults.add({ kind: 'crash', afterAliases: 1, status: 400, times: 1 })
    const { status, body } = await post(
      document({ a: move(a, groupId('Marne')), b: move(b, groupId('Marne')) }),
    )
    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'bad_request' } }], data: null })
    expect([a, b].map((number) => world.dossier(number).group.label)).toEqual(['Marne', 'défaut'])
  })
})
