import { describe, expect, it } from 'vitest'
import { only } from '../../src/ds/port.ts'
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
const cursor = (number: number) =>
  Buffer.from(`2026-01-15T10:00:00.123456000Z;${number}`).toString('base64url')
const list = async (demarches: readonly number[], after: string | null = null, ds = testDs()) =>
  (await ds.changes(demarches.map((demarche) => ({ demarche, since: SINCE, after })))).pages
const changed = async (after: string | null = null) => only(await list([1], after))

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
        data: page([node(1), null, node(3)], { hasNextPage: true, endCursor: cursor(3) }),
      }),
    )
    expect(await changed()).toMatchObject({
      draftRevisionId: 'draft',
      dossiers: [{ number: 1 }, { number: 3 }],
      unreadable: 1,
      next: cursor(3),
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
    ['that stands still', cursor(1), cursor(1)],
    ['that is none', null, 'b25zZXJhaXQ'],
  ])('is refused with a next cursor %s', async (_, after, endCursor) => {
    ds.answers(() => json({ data: page([node(1)], { hasNextPage: true, endCursor }) }))
    expect(await failureOf(changed(after))).toMatchObject({ code: 'ds.half-answer' })
  })

  it('is refused when it is empty after a cursor: DS had promised more', async () => {
    ds.answers(() => json({ data: page([], last) }))
    expect(await failureOf(changed(cursor(1)))).toMatchObject({ code: 'ds.half-answer' })
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
    expect(await failureOf(testDs().demarches([1]).then(only))).toMatchObject({ code: expected })
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
    expect(await list([1, 2, 3])).toMatchObject([{ ok: {} }, { ok: {} }, { ok: {} }])
    expect(posts.map(({ variables }) => variables.d2_demarche)).toEqual([3])
  })

  it('are not taken for one another', async () => {
    ds.answers(() => json({ data: { d0: empty(2), d1: empty(2) } }))
    expect(await list([1, 2])).toMatchObject([{ failure: { code: 'ds.half-answer' } }, { ok: {} }])
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
    expect(await list([1, 2, 3])).toMatchObject([
      { ok: {} },
      { failure: { code: 'ds.demarche-hidden' } },
      { ok: {} },
    ])
  })
})

describe('forms', () => {
  it('come in the request of the listings', async () => {
    const form = {
      id: 'P',
      number: 1,
      title: 'T',
      state: 'publiee',
      activeRevision: { id: 'r', champDescriptors: [], annotationDescriptors: [] },
      draftRevision: { id: 'draft' },
      groupeInstructeurs: [],
    }
    const posts = ds.answers(() => json({ data: { ...page([node(1)], last), d1: form } }))
    const answer = await testDs().changes([{ demarche: 1, since: SINCE, after: null }], [1])
    expect(answer).toMatchObject({
      pages: [{ ok: { dossiers: [{ number: 1 }] } }],
      forms: [{ ok: { number: 1, title: 'T', draftRevisionId: 'draft' } }],
    })
    expect(posts).toHaveLength(1)
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
  const listEach = async () =>
    (await list([1, 2, 3, 4])).map((result) =>
      'ok' in result ? 'listed' : (result.failure as { code: string }).code,
    )
  const slowIsTwo = (posted: Posted) => {
    if (isProbe(posted)) return noSuchDossier()
    return demarchesOf(posted).includes(2) ? giveUp() : listings(posted)
  }

  it('the others are listed', async () => {
    ds.answers(slowIsTwo)
    expect(await listEach()).toEqual(['listed', 'ds.demarche-too-slow', 'listed', 'listed'])
  })

  it('blames no démarche when DS answers nobody', async () => {
    const posts = ds.answers(giveUp)
    expect(new Set(await listEach())).toEqual(new Set(['ds.timeout']))
    expect(posts.length).toBeLessThanOrEqual(14)
  })
})

describe('the others', () => {
  const other = (number: number) => ({
    ...node(number),
    dateDepot: '2026-01-01T10:00:00+01:00',
    demandeur: {
      __typename: 'PersonneMorale',
      siret: '1',
      address: { cityCode: '51108', departmentCode: '51' },
    },
    champs: [
      { __typename: 'DecimalNumberChamp', id: 'c', label: 'L', stringValue: '5.5', decimal: 5.5 },
    ],
    annotations: [],
    verdict: [],
  })
  const ids = { requestedGrant: 'c', grantedAmount: null, verdict: null }
  const others = (after: string | null = null) =>
    testDs().others([{ demarche: 1, since: SINCE, after, ids }])

  it('come with their amounts, and the count of what DS could not show', async () => {
    const posts = ds.answers(() =>
      json({ data: page([other(1), null], { hasNextPage: true, endCursor: cursor(1) }) }),
    )
    expect(await others(cursor(0))).toMatchObject([
      {
        ok: {
          dossiers: [
            {
              number: 1,
              siret: '1',
              department: '51',
              resolved: true,
              requestedGrant: { text: '5.5' },
              grantedAmount: null,
            },
          ],
          unreadable: 1,
          next: cursor(1),
        },
      },
    ])
    expect(posts.map(({ variables }) => variables.d0_after)).toEqual([cursor(0)])
  })

  it('are asked in smaller pages when DS takes too long', async () => {
    const posts = ds.answers((posted) =>
      Number(posted.variables.d0_first) > 30
        ? json({
            errors: [{ message: 'Timeout on Dossier.champs', path: ['d0', 'dossiers'] }],
            data: null,
          })
        : json({ data: page([other(1)], last) }),
    )
    expect(await others()).toMatchObject([{ ok: { dossiers: [{ number: 1 }] } }])
    const pages = posts.filter((posted) => !isProbe(posted))
    expect(pages.map(({ variables }) => variables.d0_first)).toEqual([100, 50, 25])
  })
})
