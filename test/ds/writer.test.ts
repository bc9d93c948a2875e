import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { DossierChange } from '../../src/ds/port.ts'
import { dossierWriter } from '../../src/ds/writer.ts'
import { failureOf, fakeDs, html, json, NOW, type Posted, testClient } from './support.ts'

const ds = fakeDs()

const change = (overrides: Partial<DossierChange> = {}): DossierChange => ({
  dossierId: 'D1',
  decidedAt: NOW,
  robotId: 'robot',
  annotations: [
    { id: 'A1', type: 'text', value: 'Éligible' },
    { id: 'A2', type: 'decimalNumber', value: 12.5 },
  ],
  moveTo: 'G',
  follow: 'I',
  moveOnlyAfterAnnotations: false,
  ...overrides,
})
const newWriter = (client = testClient()) => dossierWriter(client, () => NOW).write
const write = (one: DossierChange) => newWriter()(one)
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

  it('sends nothing when it is empty', async () => {
    const posts = ds.answers(() => json({ data: {} }))
    const empty = change({ annotations: [], moveTo: null, follow: null })
    expect(await write(empty)).toEqual({
      annotate: notAsked,
      move: notAsked,
      follow: notAsked,
      left: null,
    })
    expect(posts).toEqual([])
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
    const writer = newWriter()
    const outcomes = await Promise.all(
      ['D1', 'D2', 'D3'].map((dossierId) =>
        writer(change({ dossierId, annotations: [], follow: null })),
      ),
    )
    expect(posts).toHaveLength(1)
    expect(outcomes.map(({ move }) => move.state)).toEqual(['done', 'refused', 'done'])
  })
})

describe('the next dossiers', () => {
  const PATIENT = { timeout: 8_000 }

  it('are called for shortly before the document ends, as the one before has shown', async () => {
    let answer = () => {}
    const answered = () =>
      new Promise<Response>((resolve) => {
        answer = () => resolve(json({ data: { d0: saved, d1: moved, d2: followed } }))
      })
    const posts = ds.answers(answered)
    const writer = newWriter(testClient({ timeoutMs: 10_000 }))
    const first = writer(change())
    await vi.waitUntil(() => posts.length === 1, PATIENT)
    await sleep(200)
    answer()
    await first
    const called = vi.fn()
    const second = writer(change(), called)
    await vi.waitUntil(() => posts.length === 2 && called.mock.calls.length > 0, PATIENT)
    answer()
    await second
    expect(called).toHaveBeenCalledOnce()
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
    const { move } = await newWriter()(onlyMove)
    expect(move).toEqual({
      state: 'refused',
      message: expect.stringMatching(/^L’instructeur … n’est pas du groupe x{1,200}$/),
    })
  })

  it('no error and no result is not a success (§2.6)', async () => {
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

  it('a dossier that DS had no time to begin or to end is to be looked at again (§2.6)', async () => {
    const posts = ds.answers(() =>
      json({
        errors: [timeout(['d4']), timeout(['d5']), timeout(['d6'])],
        data: { d0: saved, d1: moved, d2: followed, d3: saved, d4: null, d5: null, d6: null },
      }),
    )
    const writer = newWriter()
    const outcomes = await Promise.allSettled([
      writer(change()),
      writer(change({ dossierId: 'D2' })),
      writer({ ...onlyMove, dossierId: 'D3' }),
    ])
    const again = { reason: { kind: 'ambiguous', code: 'ds.read-again', retryAt: 0 } }
    expect(outcomes).toMatchObject([{ value: { annotate: done, left } }, again, again])
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
  const dossiersOf = ({ variables }: Posted) =>
    Object.values(variables).map((input) => (input as { dossierId: string }).dossierId)
  const moveEach = async (writer: ReturnType<typeof newWriter>, dossiers: string[]) => {
    const outcomes = await Promise.allSettled(
      dossiers.map((dossierId) => writer(change({ dossierId, annotations: [], follow: null }))),
    )
    return outcomes.map((one) => ('reason' in one ? one.reason.code : one.value.move.state))
  }

  it('is not sent again: a person may have acted since its decisions', async () => {
    const posts = ds.answers((posted) => (isProbe(posted) ? noSuchDossier() : crash()))
    expect(await moveEach(newWriter(), ['D1', 'D2', 'D3'])).toEqual(Array(3).fill('ds.read-again'))
    expect(posts.filter((posted) => !isProbe(posted))).toHaveLength(1)
  })

  it.each([1, 3])('is nobody’s fault when DS crashes on everything (%i)', async (count) => {
    const posts = ds.answers(crash)
    expect(await moveEach(newWriter(), ['D1', 'D2', 'D3'].slice(0, count))).toEqual(
      Array(count).fill('ds.unavailable'),
    )
    expect(posts).toHaveLength(2)
  })

  it('is halved when its dossiers come back, until the one that crashes is alone', async () => {
    const posts = ds.answers((posted) => {
      if (isProbe(posted)) return noSuchDossier()
      return dossiersOf(posted).includes('D2') ? crash() : json({ data: { d0: moved, d1: moved } })
    })
    const writer = newWriter()
    const again = 'ds.read-again'
    expect(await moveEach(writer, ['D1', 'D2', 'D3', 'D4'])).toEqual([again, again, again, again])
    expect(await moveEach(writer, ['D1', 'D2', 'D3', 'D4'])).toEqual([again, again, 'done', 'done'])
    expect(await moveEach(writer, ['D1', 'D2', 'D5'])).toEqual(['done', 'ds.server-error', 'done'])
    expect(posts.filter((posted) => !isProbe(posted)).map(dossiersOf)).toEqual([
      ['D1', 'D2', 'D3', 'D4'],
      ['D1', 'D2'],
      ['D3', 'D4'],
      ['D1'],
      ['D5'],
      ['D2'],
    ])
  })

  it('and one that was refused before anything ran is split at once', async () => {
    const posts = ds.answers((posted) =>
      dossiersOf(posted).includes('D2')
        ? json({ errors: [{ message: 'bad', extensions: { problems: [] } }] })
        : json({ data: { d0: moved, d1: moved } }),
    )
    expect(await moveEach(newWriter(), ['D1', 'D2', 'D3'])).toEqual([
      'done',
      'ds.bad-request',
      'done',
    ])
    expect(posts).toHaveLength(5)
  })
})

describe('a document that DS does not answer in time', () => {
  it('is looked into once DS must have ended with it, while DS answers others', async () => {
    const posts = ds.answers((posted) => (isProbe(posted) ? noSuchDossier() : html(504)))
    const writer = newWriter()
    const failures = await Promise.all([
      failureOf(writer(change())),
      failureOf(writer(change({ dossierId: 'D2' }))),
    ])
    const retryAt = NOW + 35_000
    expect(failures).toMatchObject(
      failures.map(() => ({ kind: 'ambiguous', code: 'ds.read-again', retryAt })),
    )
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
    const writer = newWriter()
    for (const failed of [writer(change()), writer(change({ dossierId: 'D2' }))])
      expect(await failureOf(failed)).toMatchObject({ kind: 'ambiguous', code: 'ds.timeout' })
  })
})

describe('a decision', () => {
  it('that has waited too long for its turn does not leave', async () => {
    const posts = ds.answers(() => json({ data: { d0: saved, d1: moved, d2: followed } }))
    let clock = NOW
    const budget = {
      take: async () => {
        clock += 11_000
        return 1
      },
      exhaustedUntil: () => {},
      serverTime: () => {},
    }
    const client = testClient({ budget, now: () => clock })
    const writer = dossierWriter(client, () => clock).write
    const late = failureOf(writer(change()))
    expect(await late).toMatchObject({ code: 'ds.read-again', retryAt: 0 })
    expect(posts).toHaveLength(0)
    const anyTime = change({ decidedAt: Number.POSITIVE_INFINITY })
    expect((await writer(anyTime)).move).toEqual(done)
  })
})

describe('a move that takes the dossier out of the robot’s reach', () => {
  const leaving = change({ moveOnlyAfterAnnotations: true })

  it('leaves in a second document, once every annotation is saved', async () => {
    const posts = ds.answers((_, index) =>
      json({ data: index === 0 ? { d0: saved } : { d0: moved, d1: followed } }),
    )
    expect(await write(leaving)).toEqual({ annotate: done, move: done, follow: done, left })
    expect(posts.map(fields)).toEqual([
      ['d0: dossierModifierAnnotations'],
      ['d0: dossierChangerGroupeInstructeur', 'd1: dossierBasculeSuivi'],
    ])
  })

  it('is not run when an annotation was refused', async () => {
    const posts = ds.answers(() =>
      json({ data: { d0: { annotations: [{ id: 'A1' }], errors: [{ message: 'Non' }] } } }),
    )
    expect(await write(leaving)).toEqual({
      annotate: { state: 'refused', message: 'Non', unsaved: ['A2'] },
      move: { state: 'not-run' },
      follow: { state: 'not-run' },
      left: null,
    })
    expect(posts).toHaveLength(1)
  })

  it('is not run when the answer about the annotations was lost', async () => {
    const posts = ds.answers(() => json({ data: { d0: { annotations: null, errors: null } } }))
    expect(await failureOf(write(leaving))).toMatchObject({ kind: 'ambiguous' })
    expect(posts).toHaveLength(1)
  })

  it('needs one document when there is nothing to annotate', async () => {
    const posts = ds.answers(() => json({ data: { d0: moved, d1: followed } }))
    expect(await write({ ...leaving, annotations: [] })).toMatchObject({ move: done, follow: done })
    expect(posts).toHaveLength(1)
  })
})
