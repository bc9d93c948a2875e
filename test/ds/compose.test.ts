import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import {
  AnnotateDocument,
  ChangeGroupDocument,
  DossierDocument,
  FollowDocument,
} from '../../graphql/generated.ts'
import { answerTo, compose, operation } from '../../src/ds/compose.ts'
import { readErrors } from '../../src/ds/errors.ts'

const schema = buildSchema(
  readFileSync(new URL('../../graphql/schema.graphql', import.meta.url), 'utf8'),
)
const dossiers = [1, 2, 3].map((number) => operation(DossierDocument, { number }))

describe('composing', () => {
  it('gives each operation its alias and its variables, and each fragment once', () => {
    const { document, variables } = compose(dossiers)
    expect(variables).toEqual({ d0_number: 1, d1_number: 2, d2_number: 3 })
    expect(document).toContain('d2: dossier(number: $d2_number)')
    expect(document.match(/^fragment ChampValue /gm)).toHaveLength(1)
    expect(validate(schema, parse(document))).toEqual([])
  })

  it('keeps the order of mutations', () => {
    const { document } = compose([
      operation(AnnotateDocument, {
        input: { dossierId: 'D', instructeurId: 'I', annotations: [] },
      }),
      operation(ChangeGroupDocument, { input: { dossierId: 'D', groupeInstructeurId: 'G' } }),
      operation(FollowDocument, { input: { dossierId: 'D', instructeurId: 'I' } }),
    ])
    expect(validate(schema, parse(document))).toEqual([])
    expect(document.startsWith('mutation')).toBe(true)
    expect(document.match(/d\d: \w+/g)).toEqual([
      'd0: dossierModifierAnnotations',
      'd1: dossierChangerGroupeInstructeur',
      'd2: dossierBasculeSuivi',
    ])
  })

  it('leaves the operations as they were', () => {
    const before = JSON.stringify(DossierDocument)
    compose(dossiers)
    expect(JSON.stringify(DossierDocument)).toBe(before)
  })
})

describe('the answer to one of them', () => {
  const errors =
    readErrors([
      { message: 'a', path: ['d1', 'dossier', 3] },
      { message: 'b', path: ['d0'] },
      { message: 'c', path: ['d10'] },
      { message: 'everybody’s' },
    ]) ?? []

  const follow = operation(FollowDocument, { input: { dossierId: 'D', instructeurId: 'I' } })
  const payload = { dossier: null, errors: null }

  it('has its data and its errors as if asked alone', () => {
    const answer = { data: { d0: null, d1: payload }, errors }
    expect(answerTo(follow, 1, answer)).toMatchObject({
      data: { dossierBasculeSuivi: payload },
      errors: [{ message: 'a', path: ['dossierBasculeSuivi', 'dossier', 3] }, { path: [] }],
    })
    expect(answerTo(follow, 0, answer)).toMatchObject({
      data: { dossierBasculeSuivi: null },
      errors: [{ message: 'b', path: ['dossierBasculeSuivi'] }, { path: [] }],
    })
  })

  it.each([
    ['of another shape', { dossier: 3, errors: null }],
    ['with less than was asked', { dossier: null }],
    ['absent', undefined],
  ])('has no data when it is %s', (_, told) => {
    expect(answerTo(follow, 0, { data: { d0: told }, errors: [] }).data).toBeNull()
  })

  it('has no data when the whole answer is empty', () => {
    const [first] = dossiers
    if (!first) throw new Error('no operation')
    expect(answerTo(first, 0, { data: null, errors }).data).toBeNull()
  })
})
