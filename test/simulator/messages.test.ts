import { expect, test } from 'vitest'
import { document, ROBOT, start } from './support.ts'

async function startWriting() {
  const context = await start()
  const dossier = context.deposit()
  const send = async (body: string, correction = '') => {
    const input = `dossierId: "${toId(dossier.number)}", instructeurId: "${context.instructeurId(ROBOT)}", body: ${JSON.stringify(body)}${correction && `, correction: ${correction}`}`
    const field = `dossierEnvoyerMessage(input: {${input}}) { message { createdAt } errors { message } }`
    return (await context.post(document({ x: field }))).body.data?.x
  }
  return { ...context, dossier, send }
}
const toId = (number: number) => Buffer.from(`Dossier-${number}`).toString('base64')

test('a message is kept with its author, and moves the date of the dossier', async () => {
  const { dossier, send } = await startWriting()
  const { updatedAt, state } = dossier
  expect(await send('Bonjour')).toMatchObject({ errors: null })
  expect(dossier.messages).toMatchObject([{ email: ROBOT, body: 'Bonjour', correction: null }])
  expect(dossier.updatedAt).toBeGreaterThan(updatedAt)
  expect(dossier.state).toBe(state)
})

test('the same message asked for twice is there twice', async () => {
  const { dossier, send } = await startWriting()
  await send('Bonjour')
  await send('Bonjour')
  expect(dossier.messages).toHaveLength(2)
})

test('a correction brings a dossier en instruction back en construction', async () => {
  const { world, dossier, send } = await startWriting()
  world.instructeur.instruct(dossier.number, ROBOT)
  expect(await send('Complétez', 'incomplete')).toMatchObject({ errors: null })
  expect(dossier.state).toBe('en_construction')
})

test('an empty message, an archived dossier and a group without the author are refused', async () => {
  const { world, dossier, send } = await startWriting()
  expect(await send(' ')).toMatchObject({
    message: null,
    errors: [{ message: 'Le champ « Votre message » ne peut être vide' }],
  })
  world.instructeur.archive(dossier.number)
  expect(await send('Bonjour')).toMatchObject({
    errors: [{ message: expect.stringContaining('à archiver') }],
  })
  world.instructeur.move(dossier.number, 'Sans robot')
  expect(await send('Bonjour')).toMatchObject({
    errors: [{ message: 'L’instructeur n’a pas les droits d’accès à ce dossier' }],
  })
  expect(dossier.messages).toEqual([])
})

test('DS itself writes at each passage but the one back en construction', async () => {
  const { world, dossier } = await startWriting()
  world.instructeur.instruct(dossier.number, ROBOT)
  world.instructeur.backToConstruction(dossier.number)
  world.instructeur.instruct(dossier.number, ROBOT)
  world.instructeur.refuse(dossier.number, 'Enveloppe épuisée.')
  expect(dossier.messages).toHaveLength(3)
  expect(dossier.motivation).toBe('Enveloppe épuisée.')
})
