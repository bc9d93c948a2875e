import { describe, expect, test } from 'vitest'
import { annotate, document, ROBOT, start } from './support.ts'

const NEW_ANNOTATION = { annotations: [{ type: 'text', label: 'Nouvelle' }] } as const

/** One waiting dossier and one accepted, in a démarche whose form is about to change. */
async function startChanging() {
  const context = await start()
  const { world, post, deposit } = context
  const waiting = deposit(1, { Titre: 'Un titre' }).number
  const accepted = deposit().number
  world.instructeur.accept(accepted)

  const labelsOf = async (number: number) => {
    const { body } = await post(`{ dossier(number: ${number}) { annotations { label } } }`)
    return JSON.stringify(body.data)
  }
  const write = async (number: number, label: string, value: string) => {
    const items = [{ id: context.idOf(label), value }]
    const field = annotate(number, context.instructeurId(ROBOT), items)
    return (await post(document({ x: field }))).body.data?.x
  }
  return { ...context, waiting, accepted, labelsOf, write }
}

describe('a new revision of the form', () => {
  test('is published at once, and dossiers come to it later, without a date that moves', async () => {
    const { world, post, waiting, labelsOf, write, idOf, later } = await startChanging()
    const before = world.dossier(waiting).updatedAt
    later()
    world.platform.publishRevision(1, NEW_ANNOTATION, { afterMs: 30_000 })
    const revisions = `{ demarche(number: 1) { activeRevision { id } }
                         dossier(number: ${waiting}) { demarche { revision { id } } } }`
    const ids = async () => {
      const { data } = (await post(revisions)).body
      return JSON.stringify(data).match(/"id":"[^"]*"/g) ?? []
    }
    expect(new Set(await ids()).size).toBe(2)
    expect(await labelsOf(waiting)).not.toContain('Nouvelle')
    expect(await write(waiting, 'Nouvelle', 'text: "x"')).toEqual({
      annotations: [],
      errors: [{ message: `L‘annotation "${idOf('Nouvelle')}" n’existe pas` }],
    })

    later(31)
    expect(new Set(await ids()).size).toBe(1)
    expect(await labelsOf(waiting)).toContain('Nouvelle')
    expect(world.dossier(waiting).updatedAt).toBe(before)
    expect(await write(waiting, 'Nouvelle', 'text: "x"')).toMatchObject({ errors: null })
  })

  test('dossiers are brought by hand too, some before the others', async () => {
    const { world, waiting, deposit, labelsOf } = await startChanging()
    const other = deposit().number
    world.platform.publishRevision(1, NEW_ANNOTATION, 'by hand')
    world.platform.bringDossiers(1, [other])
    expect(await labelsOf(other)).toContain('Nouvelle')
    expect(await labelsOf(waiting)).not.toContain('Nouvelle')
    world.platform.bringDossiers(1)
    expect(await labelsOf(waiting)).toContain('Nouvelle')
  })

  test('a decided dossier never comes to it', async () => {
    const { world, accepted, labelsOf, write } = await startChanging()
    world.platform.publishRevision(1, NEW_ANNOTATION)
    expect(await labelsOf(accepted)).not.toContain('Nouvelle')
    expect(await write(accepted, 'Nouvelle', 'text: "x"')).toMatchObject({ annotations: [] })
  })

  test('a renamed champ keeps its id and its value', async () => {
    const { world, post, waiting } = await startChanging()
    const read = async () =>
      (await post(`{ dossier(number: ${waiting}) { champs { id label stringValue } } }`)).body.data
    const titled = (label: string) => expect.objectContaining({ label, stringValue: 'Un titre' })
    const before = await read()
    expect(before?.dossier).toMatchObject({ champs: expect.arrayContaining([titled('Titre')]) })
    world.platform.publishRevision(1, { rename: { Titre: 'Intitulé' } })
    const text = JSON.stringify(before).replace('"label":"Titre"', '"label":"Intitulé"')
    expect(JSON.stringify(await read())).toBe(text)
  })

  test('a champ of another type loses its value, unless DS can cast it; a removed one is gone', async () => {
    const { world, write, waiting, labelsOf } = await startChanging()
    await write(waiting, 'Motifs', 'textarea: "gardé"')
    await write(waiting, 'Jour', 'date: "2026-01-05"')
    world.platform.publishRevision(1, (form) => ({
      ...form,
      annotations: form.annotations
        .filter(({ label }) => label !== 'Avis')
        .map((spec) =>
          spec.label === 'Motifs' || spec.label === 'Jour' ? { ...spec, type: 'text' } : spec,
        ),
    }))
    const values = [...world.dossier(waiting).annotations.values()].map(({ value }) => value)
    expect(values).toContain('gardé')
    expect(values).not.toContain('2026-01-05')
    expect(await labelsOf(waiting)).not.toContain('Avis')
    expect(await write(waiting, 'Motifs', 'textarea: "x"')).toMatchObject({
      errors: [{ message: expect.stringContaining('n’est pas de type attendu') }],
    })
  })
})
