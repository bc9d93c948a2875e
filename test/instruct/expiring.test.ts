import { expect, it } from 'vitest'
import { readStatus } from '../../src/run/status.ts'
import { plainSpaces } from '../support/judge.ts'
import { openOffice } from '../support/office.ts'

const DAY = 24 * 60 * 60_000

it('dossiers that wait too long for a decision are told two months before DS erases them, two weeks before, and no more once in hand', async () => {
  const office = await openOffice({ dossiersEach: 2 })
  const { world, services } = office
  const [first = 0, second = 0] = office.numbers
  world.platform.expireWaiting(51_001, 6)
  const told = async () => {
    await office.pass('all')
    const { campaigns } = await readStatus(services.store, services.config, services.now())
    return campaigns[0]?.news.map(({ text }) => plainSpaces(text))
  }
  const expiry = Date.parse('2021-11-03T08:00:00Z')
  const waitUntil = (days: number) => office.wait(expiry - days * DAY - services.now())
  waitUntil(70)
  expect(await told()).toEqual([])
  waitUntil(50)
  const both = `Dossiers ${first} et ${second} : DS les effacera le 03/11/2021 si personne ne décide.`
  expect(await told()).toEqual([both])
  waitUntil(10)
  expect(await told()).toEqual([`Dernier avis. ${both}`])
  world.instructeur.instruct(first, [...world.dossier(first).group.instructeurs][0]?.email ?? '')
  world.instructeur.accept(second)
  expect(await told()).toEqual([])
})
