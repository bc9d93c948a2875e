import { describe, expect, test } from 'vitest'
import { toId } from '../../src/simulator/ids.ts'
import { SIRET, start } from './support.ts'

async function startReading(champs = {}) {
  const context = await start()
  const dossier = context.deposit(1, champs)
  const read = async (selection: string, number = dossier.number) =>
    context.post(`{ dossier(number: ${number}) { ${selection} } }`)
  /** The champs by label, as that selection shows them. */
  const readChamps = async (selection: string) => {
    const { body } = await read(`champs { __typename label ${selection} }`)
    const shown = body.data?.dossier
    return JSON.stringify(shown)
  }
  return { ...context, dossier, read, readChamps }
}

describe('reading champs', () => {
  test('a type falls back when its fragment is not spelled: a yes/no becomes a checkbox that is false', async () => {
    const { readChamps } = await startReading()
    const poor = await readChamps('... on CheckboxChamp { checked: value }')
    expect(poor).toContain('{"__typename":"CheckboxChamp","label":"Engagé","checked":false}')
    expect(poor).toContain('{"__typename":"TextChamp","label":"Thème"}')
    expect(poor).toContain('{"__typename":"DateChamp","label":"Rendez-vous"}')
    const full = await readChamps(
      '... on YesNoChamp { answer: value } ... on DropDownListChamp { choice: value } ... on DatetimeChamp { datetime }',
    )
    expect(full).toContain('{"__typename":"YesNoChamp","label":"Engagé","answer":null}')
    expect(full).toContain('{"__typename":"DropDownListChamp","label":"Thème","choice":null}')
    expect(full).toContain('{"__typename":"DatetimeChamp","label":"Rendez-vous","datetime":null}')
  })

  test('a fragment anywhere in the document counts, named or not', async () => {
    const { post, dossier } = await startReading()
    const told = await post(`
      query { dossier(number: ${dossier.number}) { champs { __typename } annotations { ...Answer } } }
      fragment Answer on Champ { ... on YesNoChamp { value } }`)
    expect(JSON.stringify(told.body.data)).toContain('YesNoChamp')
  })

  test('a fragment without type makes DS crash on a gated champ', async () => {
    const { post, dossier } = await startReading()
    const told = await post(
      `query ($x: Boolean = true) { dossier(number: ${dossier.number}) { champs { ... @include(if: $x) { id } } } }`,
    )
    expect(told.status).toBe(500)
  })

  test('never filled: empty strings, nulls and empty lists', async () => {
    const { readChamps } = await startReading()
    const shown = await readChamps(
      'stringValue ... on TextChamp { text: value } ... on PieceJustificativeChamp { files { filename } } ... on MultipleDropDownListChamp { values }',
    )
    expect(shown).toContain('"label":"Titre","stringValue":"","text":null')
    expect(shown).toContain('"label":"Pièce","stringValue":"","files":[]')
    expect(shown).toContain('"label":"Choix","stringValue":"","values":[]')
    expect(shown).toContain('"label":"Engagé","stringValue":""')
  })

  test('filled: files have no string, a SIRET its establishment, a commune its code', async () => {
    const { readChamps } = await startReading({
      Pièce: ['budget.pdf'],
      Prestataire: SIRET,
      Commune: ['51108', 'Châlons-en-Champagne', '51000'],
    })
    const shown = await readChamps(
      'stringValue ... on PieceJustificativeChamp { files { filename } } ... on SiretChamp { etablissement { siret entreprise { siren } } } ... on CommuneChamp { commune { code } }',
    )
    expect(shown).toContain('"stringValue":null,"files":[{"filename":"budget.pdf"}]')
    expect(shown).toContain(
      `"etablissement":{"siret":"${SIRET}","entreprise":{"siren":"215101015"}}`,
    )
    expect(shown).toContain(
      '"stringValue":"Châlons-en-Champagne (51000)","commune":{"code":"51108"}',
    )
  })

  test('champs(id) gives that root champ, or an empty list', async () => {
    const { read, world } = await startReading()
    const [champ] = world.demarche(1).activeRevision.champs
    const told = await read(
      `one: champs(id: "${toId('Champ', champ?.stableId ?? 0)}") { label } none: champs(id: "${toId('Champ', 0)}") { label }`,
    )
    expect(told.body.data?.dossier).toEqual({ one: [{ label: 'Titre' }], none: [] })
  })

  test('an incomplete demandeur is a null node for documents without its fragment', async () => {
    const { post, world } = await startReading()
    world.usager.deposit({
      demarche: 1,
      demandeur: { kind: 'incomplete', siret: SIRET },
      champs: {},
    })
    const list = (fragment: string) =>
      post(`{ demarche(number: 1) { dossiers(updatedSince: "1970-01-01T00:00:00Z") { nodes {
        demandeur { __typename ... on PersonneMorale { siret address { cityCode } } ${fragment} } } } } }`)
    const poor = await list('')
    const demandeur = { __typename: 'PersonneMorale', siret: SIRET, address: { cityCode: '51108' } }
    expect(poor.body.data?.demarche).toEqual({ dossiers: { nodes: [{ demandeur }, null] } })
    expect(poor.body.errors).toMatchObject([
      {
        message: 'Cannot return null for non-nullable field PersonneMorale.address',
        path: ['demarche', 'dossiers', 'nodes', 1, 'demandeur', 'address'],
        extensions: { code: 'invalid_null' },
      },
    ])
    const full = await list('... on PersonneMoraleIncomplete { siret }')
    expect(full.body).toEqual({
      data: {
        demarche: {
          dossiers: {
            nodes: [
              { demandeur },
              { demandeur: { __typename: 'PersonneMoraleIncomplete', siret: SIRET } },
            ],
          },
        },
      },
    })
  })

  test('ids are Base64 of the class and the key; an annotation’s id is its descriptor’s', async () => {
    const { post, dossier, idOf } = await startReading()
    const told = await post(`{
      demarche(number: 1) { id activeRevision { annotationDescriptors { id label } } groupeInstructeurs { id number label } }
      dossier(number: ${dossier.number}) { id annotations { id label } }
    }`)
    expect(told.body.data?.demarche).toMatchObject({ id: toId('Procedure', 1) })
    expect(told.body.data?.dossier).toMatchObject({
      id: Buffer.from(`Dossier-${dossier.number}`).toString('base64'),
      annotations: expect.arrayContaining([{ id: idOf('Motifs'), label: 'Motifs' }]),
    })
    expect(told.body.data?.demarche).toMatchObject({
      activeRevision: {
        annotationDescriptors: expect.arrayContaining([{ id: idOf('Motifs'), label: 'Motifs' }]),
      },
    })
  })

  test('a new revision shows its own champs, in dossiers without decision only', async () => {
    const { read, world, dossier, deposit } = await startReading()
    const accepted = deposit()
    world.instructeur.accept(accepted.number)
    world.platform.publishRevision(1, (form) => ({ ...form, champs: form.champs.slice(0, 1) }))
    const labels = async (number: number) =>
      JSON.stringify((await read('champs { label }', number)).body.data)
    expect(await labels(dossier.number)).toBe('{"dossier":{"champs":[{"label":"Titre"}]}}')
    expect(await labels(accepted.number)).toContain('Engagé')
  })
})
