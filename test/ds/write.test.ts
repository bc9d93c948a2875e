import { describe, expect, it } from 'vitest'
import { Costs } from '../../src/ds/costs.ts'
import { type DossierChange, only, type WriteOutcome } from '../../src/ds/port.ts'
import { writer } from '../../src/ds/write.ts'
import { failureOf, fakeDs, html, json, NOW, type Posted, testClient } from './support.ts'

const ds = fakeDs()

const change = (overrides: Partial<DossierChange> = {}): DossierChange => ({
  dossierId: 'D1',
  robotId: 'robot',
  annotations: [
    { id: 'A1', type: 'text', value: 'Éligible' },
    { id: 'A2', type: 'decimalNumber', value: 12.5 },
  ],
  moveTo: 'G',
  follow: 'I',
  ...overrides,
})
const newWriter = (client = testClient()) => writer(client, new Costs(), () => NOW)
/** One change alone. */
async function write(one: DossierChange): Promise<WriteOutcome> {
  const document = await newWriter()([one])
  if ('failed' in document) throw document.failed
  return only(document.results.filter((result) => result !== 'not-run'))
}
const fields = ({ query }: Posted) => query.match(/d\d+: \w+/g)

const saved = { annotations: [{ id: 'A1' }, { id: 'A2' }], errors: null }
const shown = {
  state: 'en_construction',
  dateDerniereModification: '2026-01-15T10:00:00+01:00',
  dateDerniereModificationChamps: '2026-01-14T10:00:00+01:00',
  dateDerniereModificationAnnotations: '2026-01-14T11:00:00+01:00',
  groupeInstructeur: { id: 'G' },
  instructeurs: [{ id: 'I' }],
}
/** The same, as the outcome tells it. */
const left = {
  state: 'en_construction',
  modifiedAt: '2026-01-15T10:00:00+01:00',
  champsModifiedAt: '2026-01-14T10:00:00+01:00',
  annotationsModifiedAt: '2026-01-14T11:00:00+01:00',
  groupId: 'G',
  followerIds: ['I'],
}
const moved = { dossier: shown, errors: null }
const followed = moved
const refused = (message: string) => ({ dossier: null, errors: [{ message }] })
const done = { state: 'done' }
const notAsked = { state: 'not-asked' }
const timeout = (path: string[]) => ({ message: `Timeout on Mutation.${path.join('.')}`, path })

describe('a change', () => {
  it('goes in one document: annotate, move, follow', async () => {
    const posts = ds.answers(() => json({ data: { d0: saved, d1: moved, d2: followed } }))
    expect(await write(change())).toEqual({ annotate: done, move: done, follow: done, left })
    expect(posts).toHaveLength(1)
    expect(posts[0] && fields(posts[0])).toEqual([
      'd0: dossierModifierAnnotations',
      'd1: dossierChangerGroupeInstructeur',
      'd2: dossierBasculeSuivi',
    ])
    expect(posts[0]?.variables).toEqual({
      d0_input: {
        dossierId: 'D1',
        instructeurId: 'robot',
        annotations: [
          { id: 'A1', value: { text: 'Éligible' } },
          { id: 'A2', value: { decimalNumber: 12.5 } },
        ],
      },
      d1_input: { dossierId: 'D1', groupeInstructeurId: 'G' },
      d2_input: { dossierId: 'D1', instructeurId: 'I', follow: true },
    })
  })

  it('asks for what it holds and nothing more', async () => {
    const posts = ds.answers(() => json({ data: { d0: followed } }))
    expect(await write(change({ annotations: [], moveTo: null }))).toEqual({
      annotate: notAsked,
      move: notAsked,
      follow: done,
      left,
    })
    expect(posts[0] && fields(posts[0])).toEqual(['d0: dossierBasculeSuivi'])
  })

  it('travels with the others written at the same time, each with its own outcome', async () => {
    const posts = ds.answers((posted) =>
      json({
        data: Object.fromEntries(
          (fields(posted) ?? []).map((field, index) => [
            `d${index}`,
            index === 1 ? refused('Non') : field.includes('Groupe') ? moved : saved,
          ]),
        ),
      }),
    )
    const document = await newWriter()(
      ['D1', 'D2', 'D3'].map((dossierId) => change({ dossierId, annotations: [], follow: null })),
    )
    expect(posts).toHaveLength(1)
    expect(document).toMatchObject({
      results: ['done', 'refused', 'done'].map((state) => ({ ok: { move: { state } } })),
    })
  })
})

describe('a document', () => {
  const answerAll = () =>
    ds.answers((posted) =>
      json({ data: Object.fromEntries((fields(posted) ?? []).map((_, i) => [`d${i}`, moved])) }),
    )
  const moves = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      change({ dossierId: `D${index}`, annotations: [], follow: null }),
    )
  const sentBy = async (write: ReturnType<typeof newWriter>, count: number) => {
    const document = await write(moves(count))
    return 'results' in document ? document.results.length : 0
  }

  it('holds ten dossiers at first, and as many as DS is seen to bear afterwards', async () => {
    answerAll()
    let clock = 0
    const client = testClient({ elapsed: () => (clock += 1_000) })
    const quick = newWriter(client)
    expect(await sentBy(quick, 200)).toBe(10)
    // Ten took a second or two of a clock that moves at each look: eight seconds hold some more.
    expect(await sentBy(quick, 200)).toBeGreaterThan(10)
  })

  it('tells which of its changes DS had no time to begin', async () => {
    ds.answers(() =>
      json({ errors: [timeout(['d1']), timeout(['d2'])], data: { d0: moved, d1: null, d2: null } }),
    )
    expect(await newWriter()(moves(3))).toMatchObject({
      results: [{ ok: { move: done } }, 'not-run', 'not-run'],
    })
  })
})

describe('what DS says of each part', () => {
  const message = 'L’instructeur n’a pas les droits d’accès à ce dossier'
  const onlyAnnotate = change({ moveTo: null, follow: null })
  const onlyMove = change({ annotations: [], follow: null })

  it('annotations not given back are unsaved, whatever the messages', async () => {
    ds.answers(() =>
      json({
        data: {
          d0: {
            annotations: [{ id: 'A2' }],
            errors: [{ message: 'doit être dans les options proposées' }],
          },
        },
      }),
    )
    expect((await write(onlyAnnotate)).annotate).toEqual({
      state: 'refused',
      message: 'doit être dans les options proposées',
      unsaved: ['A1'],
    })
  })

  it('a refused instructeur leaves every annotation unsaved', async () => {
    ds.answers(() => json({ data: { d0: { annotations: null, errors: [{ message }] } } }))
    expect((await write(onlyAnnotate)).annotate).toEqual({
      state: 'refused',
      message,
      unsaved: ['A1', 'A2'],
    })
  })

  it('an unknown dossier is refused', async () => {
    ds.answers(() =>
      json({
        errors: [
          {
            message: 'DossierModifierAnnotationsPayload not found',
            path: ['d0'],
            extensions: { code: 'not_found' },
          },
        ],
        data: { d0: null },
      }),
    )
    expect((await write(onlyAnnotate)).annotate).toMatchObject({
      state: 'refused',
      unsaved: ['A1', 'A2'],
    })
  })

  it('a dossier already in the group is where it should be', async () => {
    ds.answers(() =>
      json({ data: { d0: refused("Le dossier est déjà avec le groupe instructeur: 'Marne'") } }),
    )
    expect((await write(onlyMove)).move).toEqual(done)
  })

  it('a refused move is told with DS’s words', async () => {
    ds.answers(() => json({ data: { d0: refused(message) } }))
    expect((await write(onlyMove)).move).toEqual({ state: 'refused', message })
  })

  it('words that quote somebody, or that never end, are not repeated as they are', async () => {
    const quoting = `L’instructeur claude.exemple@example.org n’est pas\ndu groupe ${'x'.repeat(5_000)}`
    ds.answers(() => json({ data: { d0: refused(quoting) } }))
    const { move } = await write(onlyMove)
    expect(move).toEqual({
      state: 'refused',
      message: expect.stringMatching(/^L’instructeur … n’est pas du groupe x{1,200}$/),
    })
  })

  it('no error and no result is not a success', async () => {
    ds.answers(() =>
      json({
        errors: [timeout(['d0', 'annotations'])],
        data: { d0: { annotations: null, errors: null } },
      }),
    )
    expect(await failureOf(write(onlyAnnotate))).toMatchObject({
      kind: 'ambiguous',
      code: 'ds.lost-answer',
    })
    ds.answers(() => json({ data: { d0: { dossier: null, errors: null } } }))
    expect(await failureOf(write(onlyMove))).toMatchObject({
      kind: 'ambiguous',
      code: 'ds.lost-answer',
    })
  })

  it('a dossier that DS had no time to begin or to end is to be looked at again', async () => {
    const posts = ds.answers(() =>
      json({
        errors: [timeout(['d4']), timeout(['d5']), timeout(['d6'])],
        data: { d0: saved, d1: moved, d2: followed, d3: saved, d4: null, d5: null, d6: null },
      }),
    )
    const document = await newWriter()([
      change(),
      change({ dossierId: 'D2' }),
      { ...onlyMove, dossierId: 'D3' },
    ])
    expect(document).toMatchObject({
      results: [
        { ok: { annotate: done, left } },
        { failure: { kind: 'ambiguous', code: 'ds.read-again', retryAt: 0 } },
        'not-run',
      ],
    })
    expect(posts).toHaveLength(1)
  })
})

describe('a dossier alone that DS has no time to begin', () => {
  it('has failed by itself', async () => {
    ds.answers(() => json({ errors: [timeout(['d0'])], data: { d0: null, d1: null, d2: null } }))
    expect(await failureOf(write(change()))).toMatchObject({
      kind: 'ambiguous',
      code: 'ds.dossier-too-slow',
    })
  })
})

const isProbe = ({ query }: Posted) => query.startsWith('query')
const noSuchDossier = () =>
  json({
    errors: [{ message: 'x', path: ['d0'], extensions: { code: 'not_found' } }],
    data: null,
  })

describe('a document of several dossiers that crashes', () => {
  const crash = () =>
    json({ errors: [{ message: 'Internal Server Error' }], data: null }, { status: 500 })
  const moveEach = (dossiers: string[]) =>
    newWriter()(dossiers.map((dossierId) => change({ dossierId, annotations: [], follow: null })))

  it('is not sent again: whoever decided reads first', async () => {
    const posts = ds.answers((posted) => (isProbe(posted) ? noSuchDossier() : crash()))
    expect(await moveEach(['D1', 'D2', 'D3'])).toMatchObject({
      failed: { kind: 'ambiguous', code: 'ds.server-error', retryAt: undefined },
      changes: 3,
    })
    expect(posts.filter((posted) => !isProbe(posted))).toHaveLength(1)
  })

  it.each([1, 3])('is nobody’s fault when DS crashes on everything (%i)', async (count) => {
    const posts = ds.answers(crash)
    expect(await moveEach(['D1', 'D2', 'D3'].slice(0, count))).toMatchObject({
      failed: { code: 'ds.unavailable' },
    })
    expect(posts).toHaveLength(2)
  })

  it('and one that was refused before anything ran says so', async () => {
    ds.answers(() => json({ errors: [{ message: 'bad', extensions: { problems: [] } }] }))
    expect(await moveEach(['D1', 'D2'])).toMatchObject({
      failed: { kind: 'permanent', code: 'ds.bad-request' },
      changes: 2,
    })
  })
})

describe('a document that DS does not answer in time', () => {
  it('is looked into once DS must have ended with it, while DS answers others', async () => {
    const posts = ds.answers((posted) => (isProbe(posted) ? noSuchDossier() : html(504)))
    expect(await newWriter()([change(), change({ dossierId: 'D2' })])).toMatchObject({
      failed: { kind: 'ambiguous', code: 'ds.document-too-slow', retryAt: NOW + 35_000 },
    })
    expect(posts).toHaveLength(2)
  })

  it('is the fault of its dossier when it is alone and DS answers others', async () => {
    ds.answers((posted) => (isProbe(posted) ? noSuchDossier() : html(504)))
    expect(await failureOf(write(change()))).toMatchObject({
      kind: 'ambiguous',
      code: 'ds.dossier-too-slow',
    })
  })

  it('is nobody’s fault when DS answers nobody', async () => {
    ds.answers(() => html(504))
    expect(await newWriter()([change(), change({ dossierId: 'D2' })])).toMatchObject({
      failed: { kind: 'ambiguous', code: 'ds.timeout' },
    })
  })
})
