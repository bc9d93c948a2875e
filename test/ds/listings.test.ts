import { describe, expect, it } from 'vitest'
import { failureOf, fakeDs, html, json, type Posted, testDs } from './support.ts'

const ds = fakeDs()
const node = (number: number) => ({
  number,
  state: 'en_construction',
  dateDerniereModification: '2026-01-15T10:00:00+01:00',
  dateDerniereModificationChamps: '2026-01-14T10:00:00+01:00',
  dateDerniereModificationAnnotations: '2026-01-14T10:00:00+01:00',
  demarche: { revision: { id: 'r' } },
  groupeInstructeur: { id: 'g' },
  instructeurs: [],
})
const page = (nodes: unknown, pageInfo: object) => ({
  d0: {
    number: 1,
    state: 'publiee',
    draftRevision: { id: 'draft' },
    dossiers: { pageInfo, nodes },
  },
})
const last = { hasNextPage: false, endCursor: 'c' }
const SINCE = '2026-01-01T00:00:00Z'
const isProbe = ({ variables }: Posted) => 'd0_number' in variables
const noSuchDossier = () =>
  json({ errors: [{ message: 'x', path: ['d0'], extensions: { code: 'not_found' } }], data: null })
const changed = (after: string | null = null) => testDs().changedDossiers(1, SINCE, after)

describe('a page of changed dossiers', () => {
  it('counts the dossiers that DS could not show', async () => {
    ds.answers(() =>
      json({
        errors: [
          {
            message: 'x',
            path: ['d0', 'dossiers', 'nodes', 1, 'demarche'],
            extensions: { code: 'invalid_null' },
          },
        ],
        data: page([node(1), null, node(3)], { hasNextPage: true, endCursor: 'c' }),
      }),
    )
    expect(await changed()).toMatchObject({
      draftRevisionId: 'draft',
      dossiers: [{ number: 1 }, { number: 3 }],
      unreadable: 1,
      next: 'c',
    })
  })

  it('is the last when DS says so, whatever the cursor', async () => {
    ds.answers(() => json({ data: page([], last) }))
    expect(await changed()).toMatchObject({ dossiers: [], unreadable: 0, next: null })
  })

  it('is not taken as whole when DS ran out of time', async () => {
    ds.answers((posted) =>
      isProbe(posted)
        ? noSuchDossier()
        : json({
            errors: [
              { message: 'Timeout on Dossier.number', path: ['d0', 'dossiers', 'nodes', 1] },
            ],
            data: page([node(1), null], last),
          }),
    )
    expect(await failureOf(changed())).toMatchObject({
      code: 'ds.demarche-too-slow',
      kind: 'transient',
    })
  })

  it('is refused without its list', async () => {
    ds.answers(() => json({ data: page(null, last) }))
    expect(await failureOf(changed())).toMatchObject({ code: 'ds.half-answer' })
  })

  it.each([
    ['absent', null, null],
    ['that stands still', 'c', 'c'],
  ])('is refused with a next cursor %s', async (_, after, endCursor) => {
    ds.answers(() => json({ data: page([node(1)], { hasNextPage: true, endCursor }) }))
    expect(await failureOf(changed(after))).toMatchObject({ code: 'ds.half-answer' })
  })

  it.each([
    ['not_found', 'ds.demarche-not-found'],
    ['unauthorized', 'ds.demarche-hidden'],
  ])('of a démarche that is %s is %s', async (code, expected) => {
    ds.answers(() =>
      json({ errors: [{ message: 'x', path: ['d0'], extensions: { code } }], data: null }),
    )
    const failure = await failureOf(changed())
    expect(failure).toMatchObject({ code: expected, kind: 'permanent' })
    expect(await failureOf(testDs().demarche(1))).toMatchObject({ code: expected })
  })
})

describe('listings of several démarches asked at the same time', () => {
  const empty = (number: number) => ({
    number,
    state: 'publiee',
    draftRevision: { id: 'draft' },
    dossiers: { pageInfo: last, nodes: [] },
  })

  it('are one request', async () => {
    const posts = ds.answers(() => json({ data: { d0: empty(1), d1: empty(2), d2: empty(3) } }))
    const one = testDs()
    const pages = await Promise.all(
      [1, 2, 3].map((demarche) => one.changedDossiers(demarche, SINCE, null)),
    )
    expect(pages).toHaveLength(3)
    expect(posts.map(({ variables }) => variables.d2_demarche)).toEqual([3])
  })

  it('are not taken for one another', async () => {
    ds.answers(() => json({ data: { d0: empty(2), d1: empty(2) } }))
    const one = testDs()
    const outcomes = await Promise.allSettled(
      [1, 2].map((demarche) => one.changedDossiers(demarche, SINCE, null)),
    )
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { code: 'ds.half-answer' } },
      { status: 'fulfilled' },
    ])
  })

  it('go on without the one that DS refuses', async () => {
    ds.answers(({ variables }) =>
      variables.d1_demarche === 2
        ? json({
            errors: [{ message: 'x', path: ['d1'], extensions: { code: 'unauthorized' } }],
            data: null,
          })
        : json({ data: { d0: empty(1), d1: empty(3) } }),
    )
    const one = testDs()
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((demarche) => one.changedDossiers(demarche, SINCE, null)),
    )
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'ds.demarche-hidden' } },
      { status: 'fulfilled' },
    ])
  })
})

describe.each([
  ['the proxy gives up', () => html(504)],
  [
    'DS gives up',
    () => json({ errors: [{ message: 'Timeout on Query.demarche', path: ['d0'] }], data: null }),
  ],
])('when %s on one listing', (_, giveUp) => {
  const demarchesOf = ({ variables }: Posted) =>
    Object.entries(variables).flatMap(([name, value]) =>
      name.endsWith('_demarche') ? [Number(value)] : [],
    )
  const listings = (posted: Posted) =>
    json({
      data: Object.fromEntries(
        demarchesOf(posted).map((number, index) => [`d${index}`, { ...page([], last).d0, number }]),
      ),
    })
  const listEach = (one: ReturnType<typeof testDs>) =>
    Promise.all(
      [1, 2, 3, 4].map((demarche) =>
        one.changedDossiers(demarche, SINCE, null).then(
          () => 'listed',
          (failure: { code: string }) => failure.code,
        ),
      ),
    )
  const slowIsTwo = (posted: Posted) => {
    if (isProbe(posted)) return noSuchDossier()
    return demarchesOf(posted).includes(2) ? giveUp() : listings(posted)
  }
  const slowAlone = ['listed', 'ds.demarche-too-slow', 'listed', 'listed']

  it('the others are listed, and it is asked for alone until it is well again', async () => {
    const one = testDs()
    ds.answers(slowIsTwo)
    expect(await listEach(one)).toEqual(slowAlone)
    const posts = ds.answers(slowIsTwo)
    expect(await listEach(one)).toEqual(slowAlone)
    const asked = posts.filter((posted) => !isProbe(posted)).map(demarchesOf)
    expect(asked.toSorted()).toEqual([[1, 3, 4], [2]])
    ds.answers(listings)
    await listEach(one)
    const healed = ds.answers(listings)
    expect(await listEach(one)).toEqual(Array(4).fill('listed'))
    expect(healed.map(demarchesOf)).toEqual([[1, 2, 3, 4]])
  })

  it('blames no démarche when DS answers nobody', async () => {
    const posts = ds.answers(giveUp)
    expect(new Set(await listEach(testDs()))).toEqual(new Set(['ds.timeout']))
    expect(posts.length).toBeLessThanOrEqual(14)
  })
})

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = []
  for await (const page of pages) read.push(page)
  return read
}

describe('the neighbours', () => {
  const neighbour = (number: number) => ({
    ...node(number),
    dateDepot: '2026-01-01T10:00:00+01:00',
    demandeur: { __typename: 'PersonneMorale', siret: '1' },
    champs: [
      { __typename: 'DecimalNumberChamp', id: 'c', label: 'L', stringValue: '5.5', decimal: 5.5 },
    ],
    annotations: [],
    verdict: [],
  })
  const ids = { requestedGrant: 'c', grantedAmount: null, verdict: null }

  it('come page by page, with the count of what DS could not show', async () => {
    const posts = ds.answers((_, index) =>
      json({
        data:
          index === 0
            ? page([neighbour(1), null], { hasNextPage: true, endCursor: 'c1' })
            : page([neighbour(2)], last),
      }),
    )
    const pages = await all(testDs().neighbours(1, SINCE, ids))
    expect(pages).toMatchObject([
      {
        dossiers: [{ number: 1, siret: '1', requestedGrant: { text: '5.5' }, grantedAmount: null }],
        unreadable: 1,
      },
      { dossiers: [{ number: 2 }], unreadable: 0 },
    ])
    expect(posts.map(({ variables }) => variables.d0_after)).toEqual([null, 'c1'])
  })

  it('are asked in smaller pages when DS takes too long', async () => {
    const posts = ds.answers((posted) =>
      Number(posted.variables.d0_first) > 30
        ? json({
            errors: [{ message: 'Timeout on Dossier.champs', path: ['d0', 'dossiers'] }],
            data: null,
          })
        : json({ data: page([neighbour(1)], last) }),
    )
    expect(await all(testDs().neighbours(1, SINCE, ids))).toHaveLength(1)
    const pages = posts.filter((posted) => !isProbe(posted))
    expect(pages.map(({ variables }) => variables.d0_first)).toEqual([100, 50, 25])
  })
})
