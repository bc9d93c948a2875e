import { expect, test } from 'vitest'
import { AGENT, annotate, document, ROBOT, start } from './support.ts'

const DAY = 86_400
const LIST =
  '{ demarche(number: 1) { dossiers(updatedSince: "1970-01-01T00:00:00Z") { nodes { number } } } }'

async function startForgetting() {
  const context = await start()
  const { world, deposit, post } = context
  world.platform.expire(1, 2)
  const waiting = deposit().number
  const decided = deposit().number
  world.instructeur.accept(decided)
  const read = async (number: number) =>
    (await post(`{ dossier(number: ${number}) { dateExpiration } }`)).body.data?.dossier
  return { ...context, waiting, decided, read }
}

test('the descriptor tells for how many months decided dossiers are kept, 12 unless changed', async () => {
  const { post, world } = await start()
  const months = async () =>
    (await post('{ demarcheDescriptor(demarche: {number: 1}) { dureeConservationDossiers } }')).body
      .data?.demarcheDescriptor
  expect(await months()).toEqual({ dureeConservationDossiers: 12 })
  world.platform.expire(1, 36)
  expect(await months()).toEqual({ dureeConservationDossiers: 36 })
})

test('nothing expires where the démarche does not say so', async () => {
  const { world, deposit, post, later } = await start()
  const { number } = deposit()
  world.instructeur.accept(number)
  later(3_000 * DAY)
  expect(
    (await post(`{ dossier(number: ${number}) { dateExpiration } }`)).body.data?.dossier,
  ).toEqual({
    dateExpiration: null,
  })
})

test('a decided dossier expires so many months after its decision; a waiting one does not', async () => {
  const { waiting, decided, read, world } = await startForgetting()
  expect(await read(waiting)).toEqual({ dateExpiration: null })
  expect(await read(decided)).toEqual({ dateExpiration: '2026-03-15T14:52:35+01:00' })
  world.instructeur.keepOneMonthMore(decided)
  // summer time
  expect(await read(decided)).toEqual({ dateExpiration: '2026-04-15T14:52:35+02:00' })
  world.instructeur.reopen(decided)
  expect(await read(decided)).toEqual({ dateExpiration: null })
})

test('a dossier in construction expires too where the démarche says so, until somebody takes it in hand', async () => {
  const { waiting, read, world } = await startForgetting()
  world.platform.expireWaiting(1, 3)
  expect(await read(waiting)).toMatchObject({
    dateExpiration: expect.stringMatching(/^2026-04-15/),
  })
  world.instructeur.instruct(waiting, AGENT)
  expect(await read(waiting)).toEqual({ dateExpiration: null })
})

test('on that day it is gone from the API, and two weeks later from DS', async () => {
  const { waiting, decided, read, world, post, later, instructeurId, idOf } =
    await startForgetting()
  later(60 * DAY)
  expect(await read(decided)).toBeUndefined()
  expect((await post(LIST)).body.data?.demarche).toEqual({
    dossiers: { nodes: [{ number: waiting }] },
  })
  const write = annotate(decided, instructeurId(ROBOT), [
    { id: idOf('Motifs'), value: 'textarea: "x"' },
  ])
  expect((await post(document({ write }))).body.errors).toMatchObject([
    { message: 'DossierModifierAnnotationsPayload not found' },
  ])
  world.platform.purge()
  expect(world.dossiers.has(decided)).toBe(true)
  later(14 * DAY)
  world.platform.purge()
  expect([...world.dossiers.keys()]).toEqual([waiting])
})

test('an instructeur who keeps it a month more keeps it in the API', async () => {
  const { decided, read, world, later } = await startForgetting()
  world.instructeur.follow(decided, AGENT)
  world.instructeur.keepOneMonthMore(decided)
  later(60 * DAY)
  expect(await read(decided)).toMatchObject({ dateExpiration: expect.any(String) })
})
