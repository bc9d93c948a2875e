import { describe, expect, test } from 'vitest'
import type { NewChamp } from '../../src/simulator/world/form.ts'
import { AGENT, annotate, document, ROBOT, start } from './support.ts'

/** A dossier of a démarche with these champs, filled; and its champs as a document shows them. */
async function startWith(
  champs: readonly NewChamp[],
  answers: Parameters<Awaited<ReturnType<typeof start>>['deposit']>[1] = {},
  annotations: readonly NewChamp[] = [],
) {
  const context = await start()
  const { world, post } = context
  world.platform.publishRevision(1, (form) => ({ ...form, champs: [], annotations: [] }))
  world.platform.publishRevision(1, { champs, annotations })
  const { number } = context.deposit(1, answers)
  const read = async (field: string) => {
    const { body } = await post(`{ dossier(number: ${number}) { x: ${field} } }`)
    const dossier = body.data?.dossier
    return typeof dossier === 'object' && dossier !== null && 'x' in dossier ? dossier.x : body
  }
  const write = async (label: string, value: string) => {
    const items = [{ id: context.idOf(label), value }]
    const field = annotate(number, context.instructeurId(ROBOT), items)
    return (await post(document({ x: field }))).body.data?.x
  }
  return { ...context, number, read, write }
}

describe('champ types', () => {
  test.each<[NewChamp['type'], string | readonly string[], string, string | null]>([
    ['region', ['44', 'Grand Est'], 'TextChamp', 'Grand Est'],
    ['pays', ['FR', 'France'], 'TextChamp', 'France'],
    ['civilite', 'Mme', 'CiviliteChamp', 'Mme'],
    ['RNA', 'W513000000', 'RNAChamp', 'W513000000'],
    ['RNF', '051-FDD-00000-00', 'RNFChamp', '051-FDD-00000-00'],
    ['engagementJuridique', '2100000000', 'EngagementJuridiqueChamp', '2100000000'],
    ['referentiel', 'X1', 'TextChamp', 'X1'],
    ['iban', 'FR7630006000011234567890189', 'TextChamp', 'FR7630006000011234567890189'],
    ['formatted', 'AB-12', 'TextChamp', 'AB-12'],
    ['carte', 'un point', 'CarteChamp', null],
    ['titreIdentite', 'cni.pdf', 'TitreIdentiteChamp', null],
  ])('%s', async (type, answer, typename, text) => {
    const { read } = await startWith([{ type, label: 'Ici' }], { Ici: answer })
    expect(await read('champs { __typename stringValue }')).toEqual([
      { __typename: typename, stringValue: text },
    ])
    const empty = await startWith([{ type, label: 'Ici' }])
    expect(await empty.read('champs { stringValue }')).toEqual([{ stringValue: '' }])
  })

  test('a région shows its own type to a document that spells it', async () => {
    const { read } = await startWith([{ type: 'region', label: 'Région' }])
    expect(await read('champs { __typename ... on RegionChamp { id } }')).toMatchObject([
      { __typename: 'RegionChamp' },
    ])
  })

  test('dates have two digits for the day, as DS writes them', async () => {
    const { read } = await startWith(
      [
        { type: 'date', label: 'Jour' },
        { type: 'datetime', label: 'Instant' },
      ],
      { Jour: '2022-01-05', Instant: '2022-01-05T09:00:00+01:00' },
    )
    expect(await read('champs { stringValue }')).toEqual([
      { stringValue: '05 janvier 2022' },
      { stringValue: '05 janvier 2022 09:00' },
    ])
  })

  test('line breaks are kept as they were typed, carriage returns included', async () => {
    const { read, write } = await startWith(
      [{ type: 'textarea', label: 'Texte' }],
      { Texte: 'un\r\ndeux' },
      [{ type: 'textarea', label: 'Note' }],
    )
    expect(await read('champs { stringValue }')).toEqual([{ stringValue: 'un\r\ndeux' }])
    await write('Note', 'textarea: "un\\r\\ndeux\\u0007"')
    expect(await read('annotations { stringValue }')).toEqual([{ stringValue: 'un\r\ndeux' }])
  })
})

describe('a drop-down fed by a list', () => {
  const items = [
    { id: '17', text: 'Accueil' },
    { id: '18', text: 'Données' },
  ]

  test('has an item’s id for value, its text for what people read, and tells no options', async () => {
    const { read, post } = await startWith([{ type: 'dropDownList', label: 'Thème', items }], {
      Thème: 'Données',
    })
    expect(await read('champs { stringValue ... on DropDownListChamp { value } }')).toEqual([
      { stringValue: 'Données', value: '18' },
    ])
    const { body } = await post(
      '{ demarche(number: 1) { activeRevision { champDescriptors { ... on DropDownListChampDescriptor { options } } } } }',
    )
    expect(JSON.stringify(body.data)).toContain('{"options":[]}')
  })

  test('an annotation of it takes an id, not a text', async () => {
    const { read, write } = await startWith([], {}, [
      { type: 'dropDownList', label: 'Avis', items },
    ])
    expect(await write('Avis', 'dropDownList: "Accueil"')).toMatchObject({
      errors: [{ message: 'doit être dans les options proposées' }],
    })
    expect(await write('Avis', 'dropDownList: "17"')).toMatchObject({ errors: null })
    expect(await read('annotations { stringValue }')).toEqual([{ stringValue: 'Accueil' }])
  })
})

describe('what a condition hides', () => {
  const form: readonly NewChamp[] = [
    { type: 'yesNo', label: 'Autre' },
    { type: 'text', label: 'Lequel', shownIf: { label: 'Autre', is: true } },
    {
      type: 'repetition',
      label: 'Lignes',
      champs: [
        { type: 'checkbox', label: 'Détail ?' },
        { type: 'text', label: 'Détail', shownIf: { label: 'Détail ?', is: true } },
      ],
    },
  ]
  const note: NewChamp = { type: 'text', label: 'Note', shownIf: { label: 'Autre', is: true } }

  test('is absent from the lists of the dossier, and still given by its id', async () => {
    const { read, idOf, world, number } = await startWith(form, { Autre: false, Lequel: 'lui' }, [
      note,
    ])
    const lequel = world.demarche(1).activeRevision.champs[1]?.stableId
    const id = Buffer.from(`Champ-${lequel}`).toString('base64')
    expect(JSON.stringify(await read('champs { label }'))).not.toContain('Lequel')
    expect(await read(`champs(id: "${id}") { stringValue }`)).toEqual([{ stringValue: 'lui' }])
    expect(await read('annotations { label }')).toEqual([])
    expect(await read(`annotations(id: "${idOf('Note')}") { label }`)).toEqual([{ label: 'Note' }])

    world.usager.submit(number, { Autre: true })
    expect(JSON.stringify(await read('champs { label }'))).toContain('Lequel')
    expect(await read('annotations { label }')).toEqual([{ label: 'Note' }])
  })

  test('in a row, by the champs of that row', async () => {
    const { read } = await startWith(form, {
      Lignes: [{ 'Détail ?': true, Détail: 'vu' }, { 'Détail ?': false }],
    })
    const shown = await read('champs { ... on RepetitionChamp { rows { champs { label } } } }')
    expect(JSON.stringify(shown).match(/"label":"[^"]*"/g)).toEqual([
      '"label":"Détail ?"',
      '"label":"Détail"',
      '"label":"Détail ?"',
    ])
  })

  test('an annotation that is hidden is written all the same', async () => {
    const { write } = await startWith(form, {}, [note])
    expect(await write('Note', 'text: "x"')).toMatchObject({ errors: null })
  })
})

test('a date emptied in DS’s pages: the API says that it filled it again, and it stays empty', async () => {
  const { read, write, world, number } = await startWith([], {}, [{ type: 'date', label: 'Jour' }])
  await write('Jour', 'date: "2026-01-05"')
  expect(await read('annotations { stringValue }')).toEqual([{ stringValue: '05 janvier 2026' }])
  world.instructeur.annotate(number, AGENT, { Jour: '' })
  const before = world.dossier(number).updatedAt
  expect(await write('Jour', 'date: "2026-01-06"')).toMatchObject({ errors: null })
  expect(await read('annotations { stringValue ... on DateChamp { date } }')).toEqual([
    { stringValue: '', date: null },
  ])
  expect(world.dossier(number).updatedAt).toBe(before)
})
