import { describe, expect, test } from 'vitest'
import type { Fault } from '../../src/simulator/index.ts'
import { annotate, document, ROBOT, start } from './support.ts'

/** Three dossiers, and a mutation of aliases a, b, c that writes « écrit » in each. */
async function startThree() {
  const context = await start()
  const dossiers = [context.deposit(), context.deposit(), context.deposit()]
  const [a, b, c] = dossiers.map(({ number }) =>
    annotate(number, context.instructeurId(ROBOT), [
      { id: context.idOf('Motifs'), value: 'textarea: "écrit"' },
    ]),
  )
  const write = () => context.post(document({ a: a ?? '', b: b ?? '', c: c ?? '' }))
  const read = () => context.post('{ demarche(number: 1) { number } }')
  /** Which of the three were written. */
  const written = () =>
    dossiers.map(({ annotations }) =>
      [...annotations.values()].some(({ value }) => value === 'écrit'),
    )
  return { ...context, dossiers, write, read, written }
}

describe('faults', () => {
  test.each<[Fault, number, RegExp]>([
    [{ kind: 'rate-limited' }, 429, /^Calme toi/],
    [{ kind: 'bad-gateway' }, 502, /^<html>/],
    [{ kind: 'maintenance' }, 503, /^\{"error":"Le site est actuellement en maintenance\./],
    [{ kind: 'crash', afterAliases: 0 }, 500, /"code":"internal_server_error"/],
  ])('%j is answered that many times, and nothing is done', async (fault, status, text) => {
    const { simulator, write, written } = await startThree()
    simulator.faults.add({ ...fault, times: 2 })
    for (const told of [await write(), await write()]) {
      expect(told.status).toBe(status)
      expect(told.text).toMatch(text)
    }
    expect(written()).toEqual([false, false, false])
    expect((await write()).status).toBe(200)
    expect(simulator.log.posts).toBe(3)
  })

  test('a fault of mutations leaves queries alone, and lasts until cleared', async () => {
    const { simulator, write, read } = await startThree()
    simulator.faults.add({ kind: 'maintenance', on: 'mutation' })
    expect([(await write()).status, (await read()).status, (await write()).status]).toEqual([
      503, 200, 503,
    ])
    simulator.faults.clear()
    expect((await write()).status).toBe(200)
  })

  test.each([
    [2, [true, true, false]],
    [100, [true, true, true]],
  ])(
    'a crash after %i aliases loses the answer, keeps them, does not run the next',
    async (afterAliases, done) => {
      const { simulator, write, written } = await startThree()
      simulator.faults.add({ kind: 'crash', afterAliases, times: 1 })
      expect((await write()).status).toBe(500)
      expect(written()).toEqual(done)
    },
  )

  test('a timeout: one alias done, one done with its payload lost, one not run', async () => {
    const { simulator, write, written } = await startThree()
    simulator.faults.add({ kind: 'timeout', afterAliases: 1, inside: true, times: 1 })
    const { status, body } = await write()
    expect(status).toBe(200)
    expect(body.data).toMatchObject({
      a: { errors: null },
      b: { annotations: null, errors: null },
      c: null,
    })
    expect(
      body.errors?.map(({ message, path, extensions }) => [message, path, extensions]),
    ).toEqual([
      [
        'Timeout on DossierModifierAnnotationsPayload.annotations',
        ['b', 'annotations'],
        { code: 'timeout' },
      ],
      ['Timeout on DossierModifierAnnotationsPayload.errors', ['b', 'errors'], undefined],
      ['Timeout on Mutation.dossierModifierAnnotations', ['c'], undefined],
    ])
    expect(written()).toEqual([true, true, false])
  })

  test('a timeout between aliases of a query loses all its data', async () => {
    const { simulator, post, dossiers } = await startThree()
    simulator.faults.add({ kind: 'timeout', afterAliases: 1, times: 1 })
    const [first, second] = dossiers
    const { body } = await post(
      `{ a: dossier(number: ${first?.number}) { number } b: dossier(number: ${second?.number}) { number } }`,
    )
    expect(body.data).toBeNull()
    expect(body.errors).toMatchObject([
      { message: 'Timeout on Query.dossier', path: ['b'], extensions: { code: 'timeout' } },
    ])
  })

  test.each([
    ['before', [false, false, false]],
    ['after', [true, true, true]],
  ] as const)('a connection cut %s the work', async (when, done) => {
    const { simulator, write, written } = await startThree()
    simulator.faults.add({ kind: 'cut', when, times: 1 })
    await expect(write()).rejects.toThrow('fetch failed')
    expect(written()).toEqual(done)
  })

  test('a null node leaves the others of its page', async () => {
    const { simulator, post, dossiers } = await startThree()
    const [first, second, third] = dossiers.map(({ number }) => number)
    simulator.faults.add({ kind: 'null-node', dossier: second ?? 0 })
    const { body } = await post(
      '{ demarche(number: 1) { dossiers(updatedSince: "1970-01-01T00:00:00Z") { nodes { number } } } }',
    )
    expect(body.data?.demarche).toEqual({
      dossiers: { nodes: [{ number: first }, null, { number: third }] },
    })
    expect(body.errors).toMatchObject([
      {
        path: ['demarche', 'dossiers', 'nodes', 1, 'groupeInstructeur'],
        extensions: { code: 'invalid_null' },
      },
    ])
  })

  test('a null dossier that is asked by its number too empties the answer of its neighbours', async () => {
    const { simulator, post, dossiers } = await startThree()
    const [first, second] = dossiers.map(({ number }) => number)
    simulator.faults.add({ kind: 'null-node', dossier: second ?? 0, byNumber: true, times: 1 })
    const both = `{ a: dossier(number: ${first}) { number } b: dossier(number: ${second}) { number } }`
    const { body } = await post(both)
    expect(body.data).toBeNull()
    expect(body.errors).toMatchObject([
      { path: ['b', 'groupeInstructeur'], extensions: { code: 'invalid_null' } },
    ])
    expect((await post(both)).body.data).toEqual({ a: { number: first }, b: { number: second } })
  })

  test('a wrong cursor is said where a list goes on, not where it ends', async () => {
    const { simulator, post } = await startThree()
    simulator.faults.add({ kind: 'wrong-cursor', cursor: 'YWJj', times: 1 })
    const list = async (first: number) =>
      (
        await post(
          `{ demarche(number: 1) { dossiers(first: ${first}) { pageInfo { endCursor } } } }`,
        )
      ).text
    expect(await list(3)).not.toContain('"YWJj"')
    expect(await list(2)).toContain('"YWJj"')
    expect(await list(2)).not.toContain('"YWJj"')
  })

  test('a broken dossier: its champs, or its mutations, make a 500 of the whole document', async () => {
    const { simulator, post, write, written, dossiers } = await startThree()
    const broken = dossiers[1]?.number ?? 0
    simulator.faults.add({ kind: 'broken-read', dossier: broken })
    const read = (selection: string) => post(`{ dossier(number: ${broken}) { ${selection} } }`)
    expect((await read('champs { id }')).status).toBe(500)
    expect((await read('number')).status).toBe(200)
    simulator.faults.add({ kind: 'broken-write', dossier: broken })
    expect((await write()).status).toBe(500)
    expect(written()).toEqual([true, false, false])
  })

  test('latency is paid by request, by dossier shown and by mutation run', async () => {
    const { simulator, write } = await startThree()
    simulator.faults.add({ kind: 'latency', requestMs: 20, mutationMs: 30, times: 1 })
    const start = performance.now()
    await write()
    expect(performance.now() - start).toBeGreaterThanOrEqual(105)
  })

  test('closing does not wait for a delayed answer', async () => {
    const { simulator, read } = await startThree()
    simulator.faults.add({ kind: 'latency', requestMs: 3_600_000 })
    const pending = expect(read()).rejects.toThrow('fetch failed')
    await expect.poll(() => simulator.log.posts).toBe(1)
    await simulator.close()
    await pending
  })
})

describe('the door for other processes', () => {
  test('faults are added, listed and cleared; the log is read; hands are lent', async () => {
    const { simulator, dossiers, read } = await startThree()
    const call = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(new URL(`/simulator/${path}`, simulator.url), {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    }
    const fault = { kind: 'maintenance', times: 1 }
    expect((await call('POST', 'faults', fault)).status).toBe(200)
    expect((await call('GET', 'faults')).body).toEqual([fault])
    expect((await read()).status).toBe(503)
    expect((await call('POST', 'faults', { kind: 'earthquake' })).status).toBe(400)
    expect((await call('GET', 'log')).body).toEqual({
      posts: 1,
      queries: 1,
      mutations: 0,
      rateLimited: 0,
      applied: [],
    })
    expect((await call('GET', 'world')).body).toContainEqual({
      number: 1,
      title: 'Essai',
      dossiers: 3,
    })
    await call('POST', 'world/move', { dossier: dossiers[0]?.number, group: 'Marne' })
    expect(dossiers[0]?.group.label).toBe('Marne')
    const change = {
      rename: { Titre: 'Intitulé' },
      annotations: [{ type: 'text', label: 'Nouvelle', shownIf: { label: 'Engagé', is: true } }],
    }
    await call('POST', 'world/publish', { demarche: 1, change, bringing: 'by hand' })
    const labels = () => dossiers[0]?.revision.champs.map(({ label }) => label)
    expect(labels()).toContain('Titre')
    await call('POST', 'world/bring', { demarche: 1 })
    expect(labels()).toContain('Intitulé')
    const draughts = { demarche: 1, change: { champs: [{ type: 'draughts', label: 'x' }] } }
    expect((await call('POST', 'world/publish', draughts)).status).toBe(400)
    await call('POST', 'world/expire', { demarche: 1, months: 24 })
    expect(simulator.world.demarche(1)).toMatchObject({ expires: true, keptMonths: 24 })
    expect((await call('GET', 'nothing')).status).toBe(404)
  })
})
