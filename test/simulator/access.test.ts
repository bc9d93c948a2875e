import { describe, expect, test } from 'vitest'
import { toId } from '../../src/simulator/ids.ts'
import { annotate, document, start } from './support.ts'

const DEMARCHE = 'query { demarche(number: 1) { number } }'

describe('who may ask', () => {
  test('a missing, wrong or garbled token is a 403, told before the query is read', async () => {
    const { send } = await start()
    const refusal =
      '{"errors":[{"message":"Without a token, only persisted queries are allowed","extensions":{"code":"forbidden"}}],"data":null}'
    for (const authorization of ['', 'Bearer wrong', 'bearer x', 'Basic eDp5']) {
      const told = await send('{"query":"{ nonsense"}', { Authorization: authorization })
      expect([told.status, told.text]).toEqual([403, refusal])
    }
  })

  test('the three spellings of the header are read', async () => {
    const { send, token } = await start()
    for (const authorization of [
      `Bearer ${token}`,
      `Bearer token=${token}`,
      `Token token="${token}"`,
    ]) {
      const told = await send(JSON.stringify({ query: DEMARCHE }), { Authorization: authorization })
      expect(told.text).toBe('{"data":{"demarche":{"number":1}}}')
    }
  })

  test('an expired token is a 401, but serves during its whole last day', async () => {
    const { post, tokens } = await start()
    const told = await post(DEMARCHE, {}, tokens.expired)
    expect([told.status, told.text]).toEqual([
      401,
      '{"errors":[{"message":"Token expired","extensions":{"code":"unauthorized"}}],"data":null}',
    ])
    expect((await post(DEMARCHE, {}, tokens.lastDay)).status).toBe(200)
  })

  test('a request from a network that the token does not allow is a 403', async () => {
    const { post, tokens } = await start()
    const told = await post(DEMARCHE, {}, tokens.elsewhere)
    expect(told.status).toBe(403)
    expect(told.body.errors?.[0]?.message).toBe(
      'Request issued from a forbidden network. Add 127.0.0.1/32 to your allowed adresses in your /profil',
    )
  })

  test('a read-only token is refused in the payload, before ids are looked up', async () => {
    const { post, tokens } = await start()
    const told = await post(document({ x: annotate(1, 'nobody', []) }), {}, tokens.readOnly)
    expect([told.status, told.text]).toEqual([
      200,
      '{"data":{"x":{"annotations":null,"errors":[{"message":"Le jeton utilisé est configuré seulement en lecture"}]}}}',
    ])
  })

  test.each([
    [
      'demarche(number: 2) { number }',
      'An object of type Demarche was hidden due to permissions',
      'unauthorized',
    ],
    ['demarche(number: 404) { number }', 'Demarche not found', 'not_found'],
    ['dossier(number: 404) { number }', 'Dossier not found', 'not_found'],
  ])('%s → %s', async (field, message, code) => {
    const { post } = await start()
    const told = await post(`{ ${field} }`)
    expect(told.status).toBe(200)
    expect(told.body).toEqual({
      errors: [
        {
          message,
          locations: [{ line: 1, column: 3 }],
          path: [field.split('(')[0]],
          extensions: { code },
        },
      ],
      data: null,
    })
    expect(told.text.indexOf('"errors"')).toBeLessThan(told.text.indexOf('"data"'))
  })

  test('a dossier hidden, or of a démarche not covered, is not shown', async () => {
    const { post, world, deposit } = await start()
    const [inBin, elsewhere] = [deposit(), deposit(2)]
    world.instructeur.hide(inBin.number)
    const one = await post(`{ dossier(number: ${inBin.number}) { number } }`)
    expect(one.body.errors?.[0]?.message).toBe('Dossier not found')
    const other = await post(`{ dossier(number: ${elsewhere.number}) { number } }`)
    expect(other.body.errors?.[0]?.message).toBe(
      'An object of type Dossier was hidden due to permissions',
    )
  })

  test('ids of a mutation: unknown, of another kind, of a dossier not covered', async () => {
    const { post, instructeurId, groupId, deposit } = await start()
    const elsewhere = deposit(2)
    const field = (id: string) =>
      `dossierBasculeSuivi(input: {dossierId: "${id}", instructeurId: "${instructeurId('a@example.org')}"}) { errors { message } }`
    const group = groupId('Marne')
    const told = await post(
      document({
        a: field('@@@'),
        b: field(toId('Dossier', 404)),
        c: field(group),
        d: field(toId('Dossier', elsewhere.number)),
      }),
    )
    expect(told.body.data).toEqual({ a: null, b: null, c: null, d: null })
    expect(
      told.body.errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
    ).toEqual([
      {
        message: 'DossierBasculeSuiviPayload not found',
        path: ['a'],
        extensions: { code: 'not_found' },
      },
      {
        message: 'DossierBasculeSuiviPayload not found',
        path: ['b'],
        extensions: { code: 'not_found' },
      },
      {
        message: `No object found for \`dossierId: "${group}"\``,
        path: ['c'],
        extensions: undefined,
      },
      {
        message: 'An object of type Dossier was hidden due to permissions',
        path: ['d'],
        extensions: { code: 'unauthorized' },
      },
    ])
  })
})
