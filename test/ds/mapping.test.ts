import { describe, expect, it } from 'vitest'
import type { DossierFactsFragment } from '../../graphql/generated.ts'
import { departmentOf } from '../../src/ds/department.ts'
import { toDemarche, toDossier } from '../../src/ds/mapping.ts'

/** As DS sends it: JSON, with types that our schema does not know and nulls where it had errors. */
const fromJson = <T>(value: unknown): T => JSON.parse(JSON.stringify(value))

const dossier = (
  champs: unknown[],
  demandeur: unknown = { __typename: 'PersonnePhysique', id: 'd' },
) =>
  toDossier(
    fromJson<DossierFactsFragment>({
      id: 'D',
      number: 7,
      state: 'en_construction',
      archived: false,
      dateDepot: '2021-05-03T10:00:00+02:00',
      dateExpiration: null,
      dateDerniereModification: '2021-05-04T10:00:00+02:00',
      demarche: { number: 51001, revision: { id: 'r' } },
      groupeInstructeur: { id: 'g' },
      instructeurs: [{ id: 'i', email: 'i@example.org' }, null],
      demandeur,
      champs,
      annotations: [],
    }),
  )

describe('a champ', () => {
  const base = { id: 'c', label: 'L' }
  const cases: [string, object, string, object][] = [
    ['text', { __typename: 'TextChamp', stringValue: 'a', text: 'a' }, 'a', { kind: 'text' }],
    ['empty text', { __typename: 'TextChamp', stringValue: '', text: null }, '', { kind: 'text' }],
    [
      'checkbox',
      { __typename: 'CheckboxChamp', stringValue: 'false', checked: false },
      'Non',
      { kind: 'boolean', boolean: false },
    ],
    [
      'yes/no unanswered',
      { __typename: 'YesNoChamp', stringValue: '', yesNo: null },
      '',
      { kind: 'boolean', boolean: null },
    ],
    [
      'integer',
      { __typename: 'IntegerNumberChamp', stringValue: '42', integer: '42' },
      '42',
      { kind: 'number', number: '42' },
    ],
    [
      'decimal',
      { __typename: 'DecimalNumberChamp', stringValue: '0.0000001', decimal: 1e-7 },
      '0.0000001',
      { kind: 'number', number: '0.0000001' },
    ],
    [
      'decimal empty',
      { __typename: 'DecimalNumberChamp', stringValue: '', decimal: null },
      '',
      { kind: 'number', number: null },
    ],
    [
      'date',
      { __typename: 'DateChamp', stringValue: '15 janvier 2026', date: '2026-01-15' },
      '15 janvier 2026',
      { kind: 'date', date: '2026-01-15' },
    ],
    [
      'date and time',
      { __typename: 'DatetimeChamp', stringValue: 'x', datetime: '2026-01-15T00:30:00+01:00' },
      'x',
      { kind: 'date', date: '2026-01-15' },
    ],
    [
      'drop-down',
      { __typename: 'DropDownListChamp', stringValue: 'a' },
      'a',
      { kind: 'choices', choices: ['a'] },
    ],
    [
      'drop-down empty',
      { __typename: 'DropDownListChamp', stringValue: '' },
      '',
      { kind: 'choices', choices: [] },
    ],
    [
      'multiple',
      { __typename: 'MultipleDropDownListChamp', stringValue: 'a, b', values: ['a', 'b'] },
      'a, b',
      { kind: 'choices', choices: ['a', 'b'] },
    ],
    [
      'files, whose text is null when filled',
      {
        __typename: 'PieceJustificativeChamp',
        stringValue: null,
        files: [{ filename: 'f' }, { filename: 'g' }],
      },
      '2 fichiers',
      { kind: 'files', count: 2 },
    ],
    [
      'no file',
      { __typename: 'PieceJustificativeChamp', stringValue: '', files: [] },
      '',
      { kind: 'files', count: 0 },
    ],
    [
      'SIRET not resolved',
      { __typename: 'SiretChamp', stringValue: '11111111111111', etablissement: null },
      '11111111111111',
      { kind: 'siret', siret: '11111111111111', department: null },
    ],
    [
      'SIRET',
      {
        __typename: 'SiretChamp',
        stringValue: '1',
        etablissement: {
          siret: '11111111111111',
          siegeSocial: true,
          address: { cityCode: '2A004', departmentCode: null },
        },
      },
      '1',
      { kind: 'siret', siret: '11111111111111', department: '2A' },
    ],
    [
      'SIRET of a secondary établissement: the head office is elsewhere',
      {
        __typename: 'SiretChamp',
        stringValue: '1',
        etablissement: {
          siret: '11111111111129',
          siegeSocial: false,
          address: { cityCode: '2A004', departmentCode: '2A' },
        },
      },
      '1',
      { kind: 'siret', siret: '11111111111129', department: null },
    ],
    ['section', { __typename: 'HeaderSectionChamp', stringValue: '' }, '', { kind: 'heading' }],
    ['a type of later', { __typename: 'CarteChamp', stringValue: null }, '', { kind: 'other' }],
    [
      'a linked dossier, by its number',
      { __typename: 'DossierLinkChamp', stringValue: '123' },
      '123',
      { kind: 'other' },
    ],
  ]
  it.each(cases)('%s', (_, node, text, value) => {
    expect(dossier([{ ...base, ...node }, null]).champs).toEqual([{ ...base, text, value }])
  })

  it('repetition: rows of champs, empty ones left out of its text', () => {
    const [champ] = dossier([
      {
        ...base,
        __typename: 'RepetitionChamp',
        stringValue: '',
        rows: [
          null,
          {
            id: 'r',
            champs: [{ ...base, __typename: 'TextChamp', stringValue: 'a', text: 'a' }, null],
          },
        ],
      },
    ]).champs
    expect(champ?.text).toBe('a')
    expect(champ?.value).toMatchObject({
      kind: 'rows',
      rows: [{ id: 'r', champs: [{ text: 'a' }] }],
    })
  })
})

describe('the demandeur', () => {
  const morale = {
    __typename: 'PersonneMorale',
    id: 'd',
    siret: '21510001100015',
    address: { cityCode: '51454', departmentCode: null },
    entreprise: { siren: '215100011', raisonSociale: 'COMMUNE', formeJuridiqueCode: '7210' },
  }
  it('personne morale, its département told by the city when DS has none', () => {
    expect(dossier([], morale).demandeur).toEqual({
      kind: 'personne-morale',
      siret: '21510001100015',
      siren: '215100011',
      name: 'COMMUNE',
      legalCategory: '7210',
      cityCode: '51454',
      department: '51',
    })
  })
  it('personne morale without entreprise: the SIREN is in the SIRET', () => {
    expect(dossier([], { ...morale, entreprise: null }).demandeur).toMatchObject({
      siren: '215100011',
      name: null,
      legalCategory: null,
    })
  })
  it('incomplete, or a natural person', () => {
    const incomplete = { __typename: 'PersonneMoraleIncomplete', id: 'd', siret: '1' }
    expect(dossier([], incomplete).demandeur).toEqual({
      kind: 'personne-morale-incomplete',
      siret: '1',
    })
    expect(dossier([]).demandeur).toEqual({ kind: 'personne-physique' })
  })
})

it.each([
  ['51454', '51', '51'],
  ['51454', null, '51'],
  ['2B033', null, '2B'],
  ['97411', null, '974'],
  ['98818', null, '988'],
  ['', null, null],
  ['99132', '99', '99'],
])(
  'the département of the city %s with the code %s is %s',
  (cityCode, departmentCode, expected) => {
    expect(departmentOf({ cityCode, departmentCode })).toBe(expected)
  },
)

it('a démarche: short types, options, rows, groups', () => {
  const descriptor = { id: 'c', label: 'L' }
  const mapped = toDemarche(
    fromJson({
      demarche: {
        id: 'P',
        number: 1,
        title: 'T',
        state: 'publiee',
        draftRevision: { id: 'draft' },
        activeRevision: {
          id: 'r',
          champDescriptors: [
            {
              ...descriptor,
              __typename: 'DropDownListChampDescriptor',
              options: ['a'],
              otherOption: true,
            },
            {
              ...descriptor,
              __typename: 'RepetitionChampDescriptor',
              champDescriptors: [{ ...descriptor, __typename: 'IntegerNumberChampDescriptor' }],
            },
          ],
          annotationDescriptors: [{ ...descriptor, __typename: 'YesNoChampDescriptor' }],
        },
        groupeInstructeurs: [{ id: 'g', number: 1, label: 'G', closed: true, instructeurs: [] }],
      },
    }),
  )
  expect(mapped.champs).toMatchObject([
    { type: 'dropDownList', options: ['a'], otherOption: true, champs: [] },
    { type: 'repetition', options: [], otherOption: false, champs: [{ type: 'integerNumber' }] },
  ])
  expect(mapped.annotations).toMatchObject([{ type: 'yesNo' }])
  expect(mapped.groups).toEqual([{ id: 'g', label: 'G', closed: true, instructeurs: [] }])
})
