import { describe, expect, it } from 'vitest'
import { Costs } from '../../src/ds/costs.ts'
import { dossiersReader } from '../../src/ds/dossiers.ts'
import { only } from '../../src/ds/port.ts'
import { failureOf, fakeDs, html, json, type Posted, testClient } from './support.ts'

const ds = fakeDs()

const wholeDossier = (number: unknown) => ({
  id: `D${number}`,
  number,
  state: 'en_construction',
  archived: false,
  dateDepot: '2021-05-03T10:00:00+02:00',
  dateExpiration: null,
  dateDerniereModification: '2021-05-04T10:00:00+02:00',
  dateDerniereModificationChamps: '2021-05-03T10:00:00+02:00',
  dateDerniereModificationAnnotations: '2021-05-03T10:00:00+02:00',
  demarche: { number: 51001, revision: { id: 'r' } },
  groupeInstructeur: { id: 'g' },
  instructeurs: [],
  demandeur: { __typename: 'PersonneMoraleIncomplete', id: 'd', siret: '1' },
  champs: [],
  annotations: [],
})
/** Alias → dossier number, in the order of the document. */
const asked = ({ variables }: Posted) =>
  Object.entries(variables).map(([name, number]) => ({
    alias: name.replace('_number', ''),
    number,
  }))
const everyDossier = (posted: Posted) =>
  Object.fromEntries(asked(posted).map(({ alias, number }) => [alias, wholeDossier(number)]))
const aliasOf = (posted: Posted, number: number) =>
  asked(posted).find((one) => one.number === number)?.alias
const gone = (path: unknown[], code: string | null, message = 'x') => ({
  message,
  path,
  ...(code ? { extensions: { code } } : {}),
})
const newReader = () => dossiersReader(testClient(), new Costs())
const readAll = async (numbers: number[], read = newReader()) =>
  (await read(numbers)).map((result) =>
    'ok' in result ? (result.ok?.number ?? null) : (result.failure as { code: string }).code,
  )

describe('reading dossiers together', () => {
  it('takes one request for a list', async () => {
    const posts = ds.answers((posted) => json({ data: everyDossier(posted) }))
    expect(await readAll([1, 2, 3])).toEqual([1, 2, 3])
    expect(posts).toHaveLength(1)
  })

  it.each([
    ['unknown to DS', 'not_found', null],
    ['of a démarche that the token does not cover', 'unauthorized', 'ds.dossier-hidden'],
  ])(
    'one %s empties the answer of all: the others are asked again without it',
    async (_, code, fate) => {
      const posts = ds.answers((posted) => {
        const alias = aliasOf(posted, 2)
        return alias
          ? json({ errors: [gone([alias], code)], data: null })
          : json({ data: everyDossier(posted) })
      })
      expect(await readAll([1, 2, 3])).toEqual([1, fate, 3])
      expect(posts).toHaveLength(2)
    },
  )

  it('tells which dossier DS cannot show because of an empty non-null field', async () => {
    ds.answers((posted) => {
      const alias = aliasOf(posted, 2)
      return alias
        ? json({ errors: [gone([alias, 'groupeInstructeur'], 'invalid_null')], data: null })
        : json({ data: everyDossier(posted) })
    })
    const failure = await failureOf(newReader()([2]).then(only))
    expect(failure).toMatchObject({ code: 'ds.dossier-unreadable', kind: 'permanent' })
    expect(failure.message).toContain('groupeInstructeur')
  })

  it('bears with a linked dossier of another démarche', async () => {
    ds.answers((posted) =>
      json({
        errors: [gone(['d0', 'champs', 3, 'dossier'], 'unauthorized')],
        data: everyDossier(posted),
      }),
    )
    expect(await readAll([1, 2])).toEqual([1, 2])
  })

  it('does not take a champ lost to the 30 s for an empty one', async () => {
    ds.answers((posted) => {
      const alias = aliasOf(posted, 2)
      return json({
        errors: alias
          ? [gone([alias, 'champs', 3, 'decimal'], null, 'Timeout on DecimalNumberChamp.value')]
          : [],
        data: everyDossier(posted),
      })
    })
    expect(await readAll([1, 2])).toEqual([1, 'ds.dossier-too-slow'])
  })

  it('nor a champ lost to an error of unknown meaning', async () => {
    ds.answers((posted) =>
      json({ errors: [gone(['d0', 'champs', 3, 'decimal'], null)], data: everyDossier(posted) }),
    )
    expect(await readAll([1])).toEqual(['ds.half-answer'])
  })

  const crash = () =>
    json({ errors: [{ message: 'Internal Server Error' }], data: null }, { status: 500 })

  it('isolates the dossier on which DS crashes', async () => {
    const posts = ds.answers((posted) => {
      if (aliasOf(posted, 3)) return crash()
      return aliasOf(posted, 0)
        ? json({ errors: [gone(['d0'], 'not_found')], data: null })
        : json({ data: everyDossier(posted) })
    })
    expect(await readAll([1, 2, 3, 4])).toEqual([1, 2, 'ds.server-error', 4])
    expect(posts.filter((posted) => !aliasOf(posted, 0))).toHaveLength(5)
  })

  it('blames nobody when DS crashes on everything', async () => {
    const posts = ds.answers(crash)
    expect(await readAll([1, 2, 3, 4])).toEqual(Array(4).fill('ds.unavailable'))
    expect(posts).toHaveLength(2)
  })

  describe.each([
    ['the proxy gives up', () => html(504)],
    [
      'DS gives up',
      () => json({ errors: [gone(['d0'], 'timeout', 'Timeout on Query.dossier')], data: null }),
    ],
  ])('when %s on one', (_, giveUp) => {
    const slowIs = (slow: number) => (posted: Posted) =>
      aliasOf(posted, slow)
        ? giveUp()
        : aliasOf(posted, 0)
          ? json({ errors: [gone(['d0'], 'not_found')], data: null })
          : json({ data: everyDossier(posted) })

    it('finds the slow one, and reads the others', async () => {
      ds.answers(slowIs(3))
      expect(await readAll([1, 2, 3, 4])).toEqual([1, 2, 'ds.dossier-too-slow', 4])
    })

    it('blames nobody when DS answers nobody, and asks little', async () => {
      const posts = ds.answers(giveUp)
      expect(await readAll([1, 2])).toEqual(['ds.timeout', 'ds.timeout'])
      expect(posts.length).toBeLessThanOrEqual(5)
    })
  })

  it('takes no dossier for another', async () => {
    ds.answers((posted) =>
      json({
        data: Object.fromEntries(asked(posted).map(({ alias }) => [alias, wholeDossier(2)])),
      }),
    )
    expect(await readAll([1, 2])).toEqual(['ds.half-answer', 2])
  })

  it('sends smaller documents after a timeout', async () => {
    let slow = true
    const posts = ds.answers((posted) => {
      if (aliasOf(posted, 0)) return json({ errors: [gone(['d0'], 'not_found')], data: null })
      const failed = slow
      slow = false
      return failed
        ? json({ errors: [gone(['d9'], 'timeout', 'Timeout on Query.dossier')], data: null })
        : json({ data: everyDossier(posted) })
    })
    const numbers = Array.from({ length: 30 }, (_, index) => index + 1)
    expect(await readAll(numbers)).toEqual(numbers)
    const sizes = posts.filter((posted) => !aliasOf(posted, 0)).map((one) => asked(one).length)
    expect(sizes[0]).toBe(10)
    // Ten cost DS its thirty seconds: eight seconds are two.
    expect(sizes[1]).toBe(2)
  })
})
