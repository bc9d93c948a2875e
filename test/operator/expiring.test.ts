import { expect, it } from 'vitest'
import type { Services } from '../../src/campaign/services.ts'
import { NotSent } from '../../src/mail/send.ts'
import { tellOfWaiting } from '../../src/operator/expiring.ts'
import { keys } from '../../src/queue/keys.ts'
import { plainSpaces } from '../support/judge.ts'
import { collectingTransport } from '../support/laureats.ts'
import { openOffice } from '../support/office.ts'

const DAY = 24 * 60 * 60_000
/** Six months after the deposits of the crowded world: a Wednesday, 9 h in Paris. */
const EXPIRY = Date.parse('2021-11-03T08:00:00Z')
const [A, B] = ['instructeur.a@marne.example.org', 'instructeur.b@marne.example.org']

/** Three dossiers that wait: the first is followed by two people, the second by one, the third by nobody. */
async function openWaiting() {
  const office = await openOffice({
    dossiersEach: 3,
    config: `
campaigns:
  - id: marne
    preset: marne-volet-1
    demarche: 51001
    robot: robot.fitn7@prefecture.example.org
    assignment: { groups: [], follow: none }
`,
  })
  const { world } = office
  const [first = 0, second = 0, third = 0] = office.numbers
  world.platform.expireWaiting(51_001, 6)
  for (const [number, email] of [
    [first, A],
    [first, B],
    [second, A],
  ] as const)
    world.instructeur.follow(number, email)
  const { transport, sent } = collectingTransport()
  const services: Services = { ...office.services, transport }
  let reads = 0
  const { dossiers } = services.ds
  return {
    ...office,
    first,
    second,
    third,
    services,
    reads: () => reads,
    /** What an instructeur reads, once a look was taken. */
    async look(given: Services = services): Promise<(readonly [string, string])[]> {
      sent.length = 0
      await tellOfWaiting({
        ...given,
        ds: {
          ...given.ds,
          async dossiers(numbers) {
            reads += 1
            return await dossiers(numbers)
          },
        },
      })
      return sent.map(({ recipient, text }) => [
        recipient,
        plainSpaces(/Dossiers? .+effacera[^.]+\./s.exec(text)?.[0] ?? '').replace(/\s+/g, ' '),
      ])
    },
    untilDaysBefore: (days: number) => office.wait(EXPIRY - days * DAY - services.now()),
  }
}

it('those who follow dossiers that wait too long are written to two months before DS erases them, and two weeks before', async () => {
  const { pass, look, reads, untilDaysBefore, first, second, wait } = await openWaiting()
  untilDaysBefore(70)
  await pass('all')
  expect(await look()).toEqual([])
  untilDaysBefore(50)
  await pass('all')
  const both = `Dossiers ${first} et ${second} : DS les effacera le 03/11/2021 si personne ne décide.`
  const one = `Dossier ${first} : DS l’effacera le 03/11/2021 si personne ne décide.`
  expect(await look()).toEqual([
    [A, both],
    [B, one],
  ])
  expect(await look()).toEqual([])
  expect(reads()).toBe(1)
  untilDaysBefore(13)
  expect(await look()).toEqual([
    [A, both],
    [B, one],
  ])
  wait(DAY)
  expect(await look()).toEqual([])
})

it('what one server refuses to take, a night, or nobody to write to is tried again another day', async () => {
  const { pass, look, services, untilDaysBefore, second, third, world, wait } = await openWaiting()
  untilDaysBefore(50)
  await pass('all')
  wait(14 * 60 * 60_000)
  expect(await look()).toEqual([])
  wait(10 * 60 * 60_000)
  const { transport } = services
  await look({
    ...services,
    transport: transport && {
      ...transport,
      async send(message, id) {
        if (message.recipient === A) throw new NotSent('deferred', '451')
        return await transport.send(message, id)
      },
    },
  })
  expect(await look()).toEqual([])
  world.instructeur.follow(third, B)
  wait(DAY)
  expect((await look()).map(([recipient, text]) => [recipient, text.split(' :')[0]])).toEqual([
    [A, `Dossiers ${second - 1} et ${second}`],
    [B, `Dossiers ${second - 1} et ${third}`],
  ])
})

it('a death between what is remembered of one dossier and of the next makes no e-mail leave twice', async () => {
  const { pass, look, services, untilDaysBefore, wait, second } = await openWaiting()
  const { store } = services
  const undone: string = keys.expiring(51_001, second)
  untilDaysBefore(50)
  await pass('all')
  const dying: Services = {
    ...services,
    store: {
      ...store,
      journal: {
        ...store.journal,
        async set(key, value) {
          if (key === undone) throw new Error('killed')
          await store.journal.set(key, value)
        },
      },
    },
  }
  await expect(look(dying)).rejects.toThrow('killed')
  const remembered = await store.journal.list(keys.allExpiring(51_001))
  expect(remembered.filter(({ value }) => value.told)).toHaveLength(1)
  expect(await look()).toEqual([])
  wait(DAY)
  expect(await look()).toEqual([])
})

it('neither a death after the e-mail nor the loss of the store makes it leave twice', async () => {
  const { pass, look, services, untilDaysBefore, wait, numbers } = await openWaiting()
  const { journal } = services.store
  untilDaysBefore(80)
  await pass('all')
  untilDaysBefore(50)
  await pass('all')
  expect(await look()).toHaveLength(2)
  // As a process leaves it that dies before it remembers what it told.
  for (const number of numbers)
    await journal.set(keys.expiring(51_001, number), { on: '2021-11-03' })
  wait(DAY)
  expect(await look()).toEqual([])
  for (const range of [...keys.mails, keys.allExpiring(51_001), keys.dossiers(51_001)])
    for (const { key } of await journal.list(range)) await journal.delete(key)
  await pass('all')
  wait(DAY)
  expect(await look()).toEqual([])
  untilDaysBefore(13)
  expect(await look()).toHaveLength(2)
})
