import { expect, it } from 'vitest'
import { followUp } from '../../src/follow-up/pass.ts'
import type { Message } from '../../src/mail/message.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { keys } from '../../src/queue/keys.ts'
import { followUpServices, LaureatWorld } from '../support/laureats.ts'

it('a lauréat whose e-mails the server puts off for ever is told after three working days, and once the period is over', async () => {
  const world = new LaureatWorld()
  const { dossier, email } = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  const told: Message[] = []
  let isOpen = false
  const transport: Transport = {
    async send(message) {
      if (message.recipient === email && !isOpen) return { state: 'deferred', reason: '450' }
      told.push(message)
      return { state: 'accepted' }
    },
    verify: async () => {},
    close: () => {},
  }
  let instant = 0
  const { services, campaign, journal } = followUpServices(world, transport, () => instant)
  const on = async (day: string) => {
    told.length = 0
    instant = Date.parse(`${day}T08:30:00+02:00`)
    await followUp(services, campaign, 'complete').catch(() => {})
    return told.map(({ text }) => text.replace(/\s+/g, ' ')).join()
  }
  const unreached = async () => (await journal.get(keys.followUp('marne')))?.unreached

  expect(await on('2022-04-01')).toBe('')
  expect(await on('2022-04-05')).toBe('')
  const words = `Dossier ${dossier}, T1 2022 : aucun courriel n’a pu être remis au lauréat depuis le 01/04/2022`
  expect(await on('2022-04-06')).toContain(words)
  expect(await unreached()).toBe(1)
  expect(world.remindersOf(dossier)).toEqual([
    '01/04/2022 – T1 2022 – aucun courriel remis : le serveur d’envoi le refuse ou le diffère depuis le 01/04/2022',
  ])
  expect(await on('2022-04-07')).toBe('')
  await on('2022-06-30')
  isOpen = true
  await on('2022-07-01')
  // The period that is over stays told, beside the one whose e-mail left.
  expect(world.remindersOf(dossier)).toHaveLength(2)
  expect(await unreached()).toBe(1)
})

it('a lauréat who is reached in the end is told of no more', async () => {
  const world = new LaureatWorld()
  const { dossier, email } = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  let isOpen = false
  const transport: Transport = {
    send: async ({ recipient }) =>
      recipient === email && !isOpen ? { state: 'deferred', reason: '450' } : { state: 'accepted' },
    verify: async () => {},
    close: () => {},
  }
  let instant = 0
  const { services, campaign } = followUpServices(world, transport, () => instant)
  for (const day of ['2022-04-01', '2022-04-06', '2022-04-08']) {
    instant = Date.parse(`${day}T08:30:00+02:00`)
    isOpen = day === '2022-04-08'
    await followUp(services, campaign, 'complete').catch(() => {})
  }
  expect(world.remindersOf(dossier)).toEqual(['08/04/2022 – T1 2022 – demande – envoyée'])
})
