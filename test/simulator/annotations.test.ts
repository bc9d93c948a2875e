import { describe, expect, test } from 'vitest'
import { champId, toId } from '../../src/simulator/ids.ts'
import { AGENT, annotate, document, ROBOT, start } from './support.ts'

/** The initial row of the repetition: all that a fresh dossier has. */
const NO_ROW = [expect.objectContaining({ values: new Map() })]

async function startWriting() {
  const context = await start()
  const dossier = context.deposit()
  /** Writes annotations given as [label, literal]. */
  const write = async (...items: [string, string][]) => {
    const told = await context.post(
      document({
        x: annotate(
          dossier.number,
          context.instructeurId(ROBOT),
          items.map(([label, value]) => ({ id: context.idOf(label), value })),
        ),
      }),
    )
    return told.body.data?.x
  }
  const saved = (label: string, stringValue: string) => ({
    annotations: [{ id: context.idOf(label), stringValue }],
    errors: null,
  })
  const refused = (message: string) => ({ annotations: [], errors: [{ message }] })
  return { ...context, dossier, write, saved, refused }
}

describe('writing annotations', () => {
  test.each([
    ['Motifs', 'textarea: "deux\\nlignes\\u0007"', 'deux\nlignes'],
    ['Avis', 'dropDownList: "Éligible"', 'Éligible'],
    ['Avis', 'dropDownList: ""', ''],
    ['Libre', 'dropDownList: "autre chose"', 'autre chose'],
    ['Entier', 'integerNumber: 10', '10'],
    ['Décimal', 'decimalNumber: 12', '12.0'],
    ['Décimal', 'decimalNumber: 12.345', '12.345'],
    ['Jour', 'date: "2026-01-15"', '15 janvier 2026'],
    ['Instant', 'datetime: "2026-01-15T09:00:00Z"', '15 janvier 2026 10:00'],
    ['Case', 'checkbox: true', 'true'],
    ['Oui ou non', 'yesNo: false', 'false'],
    ['Adresse', 'email: " Quelqu.un@Example.org "', 'quelqu.un@example.org'],
    ['Liste', 'multipleDropDownList: ["x", "y"]', 'x, y'],
    ['Liste', 'multipleDropDownList: []', ''],
  ])('%s ← %s', async (label, value, read) => {
    const { write, saved } = await startWriting()
    expect(await write([label, value])).toEqual(saved(label, read))
  })

  test.each([
    ['Avis', 'dropDownList: "Eligible"', 'doit être dans les options proposées'],
    ['Liste', 'multipleDropDownList: ["z"]', 'doit être dans les options proposées'],
    ['Entier', 'integerNumber: 11', 'doit être un nombre compris entre 0 et 10'],
    ['Décimal', 'decimalNumber: 12.3456', 'doit comprendre entre 1 et 3 chiffres après le point'],
    [
      'Décimal',
      'decimalNumber: 0.30000000000000004',
      'doit comprendre entre 1 et 3 chiffres après le point',
    ],
    ['Décimal', 'decimalNumber: 1e16', 'doit comprendre entre 1 et 3 chiffres après le point'],
    [
      'Adresse',
      'email: "x"',
      'est invalide. Saisissez une adresse électronique valide. Exemple : adresse@mail.com',
    ],
  ])('%s ← %s is refused', async (label, value, message) => {
    const { write, refused, simulator, dossier } = await startWriting()
    expect(await write([label, value])).toEqual(refused(message))
    expect(Array.from(dossier.annotations.values(), ({ value }) => value)).toEqual([NO_ROW])
    expect(simulator.log.applied[0]?.values).toEqual({})
  })

  test('items are saved one by one, and messages do not tell which one failed', async () => {
    const { write, idOf } = await startWriting()
    const told = await write(
      ['Entier', 'integerNumber: 4'],
      ['Avis', 'dropDownList: "?"'],
      ['Motifs', 'textarea: "m"'],
    )
    expect(told).toEqual({
      annotations: [
        { id: idOf('Entier'), stringValue: '4' },
        { id: idOf('Motifs'), stringValue: 'm' },
      ],
      errors: [{ message: 'doit être dans les options proposées' }],
    })
  })

  test('an unknown id, a type that cannot be written, and the key of another type', async () => {
    const { post, idOf, instructeurId, dossier } = await startWriting()
    const items = [
      { id: toId('Champ', 99_999), value: 'text: "a"' },
      { id: idOf('Téléphone'), value: 'text: "a"' },
      { id: idOf('Motifs'), value: 'text: "a"' },
    ]
    const told = await post(document({ x: annotate(dossier.number, instructeurId(ROBOT), items) }))
    expect(told.body.data?.x).toEqual({
      annotations: [],
      errors: [
        { message: `L‘annotation "${items[0]?.id}" n’existe pas` },
        { message: `L‘annotation "${items[1]?.id}" n’existe pas` },
        { message: `L‘annotation "${items[2]?.id}" n’est pas de type attendu` },
      ],
    })
  })

  test('the instructeur must be in the dossier’s current group; the state does not matter', async () => {
    const { post, world, idOf, instructeurId, dossier, write, saved } = await startWriting()
    world.instructeur.accept(dossier.number)
    world.instructeur.archive(dossier.number)
    expect(await write(['Motifs', 'textarea: "a"'])).toEqual(saved('Motifs', 'a'))
    world.instructeur.move(dossier.number, 'Marne')
    const item = { id: idOf('Motifs'), value: 'textarea: "b"' }
    const told = await post(document({ x: annotate(dossier.number, instructeurId(AGENT), [item]) }))
    expect(told.body.data?.x).toEqual({
      annotations: null,
      errors: [{ message: 'L’instructeur n’a pas les droits d’accès à ce dossier' }],
    })
  })

  test('a repetition adds rows each time; its rows are written by row id; an unknown row loses the value', async () => {
    const { post, write, world, instructeurId, dossier } = await startWriting()
    await write(['Lignes', 'repetition: 1'])
    await write(['Lignes', 'repetition: 1'])
    const lines = world
      .demarche(1)
      .activeRevision.annotations.find(({ label }) => label === 'Lignes')
    const child = lines?.champs?.[0]?.stableId ?? 0
    const ROWS = `{ dossier(number: ${dossier.number}) { annotations(id: "${champId(lines?.stableId ?? 0)}") { ... on RepetitionChamp { rows { id champs { id stringValue } } } } } }`
    const read = async () => JSON.stringify((await post(ROWS)).body.data)
    const rows = dossier.annotations.get(lines?.stableId ?? 0)?.value
    if (!Array.isArray(rows)) throw new Error('no rows')
    expect(rows).toHaveLength(3)

    const [first] = rows
    const rowId = typeof first === 'object' ? first.id : ''
    const item = (row: string) => ({ id: champId(child, row), value: 'text: "écrit"' })
    await post(document({ x: annotate(dossier.number, instructeurId(ROBOT), [item(rowId)]) }))
    expect(await read()).toContain(`{"id":"${champId(child, rowId)}","stringValue":"écrit"}`)

    const lost = await post(
      document({ x: annotate(dossier.number, instructeurId(ROBOT), [item('01UNKNOWN')]) }),
    )
    expect(lost.body.data?.x).toMatchObject({ errors: null })
    expect((await read()).match(/écrit/g)).toHaveLength(1)
  })

  test('a child without its row is a 500, though earlier aliases are committed', async () => {
    const { post, world, idOf, instructeurId, dossier } = await startWriting()
    const lines = world
      .demarche(1)
      .activeRevision.annotations.find(({ label }) => label === 'Lignes')
    const robot = instructeurId(ROBOT)
    const motifs = (text: string) =>
      annotate(dossier.number, robot, [{ id: idOf('Motifs'), value: `textarea: "${text}"` }])
    const told = await post(
      document({
        a: motifs('avant'),
        b: annotate(dossier.number, robot, [
          { id: champId(lines?.champs?.[0]?.stableId ?? 0), value: 'text: "x"' },
        ]),
        c: motifs('après'),
      }),
    )
    expect(told.status).toBe(500)
    expect(told.text).toMatch(
      /^\{"errors":\[\{"message":"Internal Server Error","extensions":\{"code":"internal_server_error","exception_id":"[0-9a-f-]{36}"\}\}\],"data":null\}$/,
    )
    expect([...dossier.annotations.values()].map(({ value }) => value)).toContain('avant')
    expect(JSON.stringify([...dossier.annotations.values()])).not.toContain('après')
  })

  test('an applicant can pre-fill private annotations', async () => {
    const { post, world, idOf } = await startWriting()
    const { number } = world.usager.deposit({
      demarche: 1,
      demandeur: { kind: 'physique' },
      champs: {},
      prefilledAnnotations: { Avis: 'Éligible' },
    })
    const told = await post(
      `{ dossier(number: ${number}) { annotations(id: "${idOf('Avis')}") { stringValue } } }`,
    )
    expect(told.body.data?.dossier).toEqual({ annotations: [{ stringValue: 'Éligible' }] })
  })

  test('aliases run in document order, each failing alone', async () => {
    const { post, simulator, idOf, instructeurId, deposit, dossier } = await startWriting()
    const other = deposit()
    const robot = instructeurId(ROBOT)
    const item = { id: idOf('Entier'), value: 'integerNumber: 1' }
    const told = await post(
      document({
        z: annotate(dossier.number, robot, [item]),
        b: annotate(404, robot, [item]),
        a: annotate(other.number, robot, [item]),
      }),
    )
    expect(Object.keys(told.body.data ?? {})).toEqual(['z', 'b', 'a'])
    expect(told.body.data).toMatchObject({ z: { errors: null }, b: null, a: { errors: null } })
    expect(simulator.log.applied).toEqual([
      {
        type: 'dossierModifierAnnotations',
        dossier: dossier.number,
        values: { Entier: 1 },
        errors: [],
      },
      {
        type: 'dossierModifierAnnotations',
        dossier: other.number,
        values: { Entier: 1 },
        errors: [],
      },
    ])
    expect(simulator.log).toMatchObject({ posts: 1, queries: 0, mutations: 1 })
  })
})
