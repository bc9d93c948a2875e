import { expect, it } from 'vitest'
import { readStatus } from '../../src/run/status.ts'
import { openOffice } from '../support/office.ts'

const DEMARCHE = 51_001
const MINUTE = 60_000

it('dossiers that lost their only instructeur are listed, given to nobody else, and forgotten once somebody follows them', async () => {
  const office = await openOffice({ dossiersEach: 6 })
  const { world, services } = office
  const listed = async () => {
    const { campaigns } = await readStatus(services.store, services.config, services.now())
    return campaigns[0]?.forsaken
  }
  await office.pass()
  expect(await listed()).toEqual([])
  const [first = 0] = office.numbers
  const { group, followers } = world.dossier(first)
  const [lost] = followers
  const other = [...group.instructeurs].find((one) => one !== lost)
  const left = office.numbers.filter((number) => {
    const dossier = world.dossier(number)
    return dossier.group === group && dossier.followers[0] === lost
  })
  expect(left.length).toBeGreaterThan(0)

  world.platform.removeFromGroup(DEMARCHE, group.label, lost?.email ?? '')
  office.wait(MINUTE)
  await office.pass('all')
  expect(await listed()).toEqual(left)
  expect(left.map((number) => world.dossier(number).followers)).toEqual(left.map(() => []))

  for (const number of left) world.instructeur.follow(number, other?.email ?? '')
  office.wait(MINUTE)
  await office.pass()
  expect(await listed()).toEqual([])
})
