import { describe, expect, it } from 'vitest'
import type { Services } from '../../src/campaign/services.ts'
import { tellOperator } from '../../src/operator/tell.ts'
import { keys } from '../../src/queue/keys.ts'
import { readStatus } from '../../src/run/status.ts'
import { startServer, transportTo } from '../mail/support.ts'
import { plainSpaces } from '../support/judge.ts'
import { type Office, openOffice } from '../support/office.ts'

const DEMARCHE = 51_001
const TEN_MINUTES = 10 * 60_000
const MAIL = {
  from: 'Guichet <guichet@prefecture.example.org>',
  operator: 'exploitation@prefecture.example.org',
  perMinute: 600,
}

/** The form as DS has it now, read again once it has grown old. */
const publish = (
  { world, wait }: Office,
  change: Parameters<Office['world']['platform']['publishRevision']>[1],
) => {
  world.platform.publishRevision(DEMARCHE, change)
  wait(2 * TEN_MINUTES)
}
const verdictsOf = async ({ services, numbers }: Office) =>
  Promise.all(
    numbers.map(
      async (number) => (await services.journal.get(keys.dossier(DEMARCHE, number)))?.verdict,
    ),
  )

/** Every dossier has its opinion. */
async function openInstructed(dossiersEach: number) {
  const office = await openOffice({ dossiersEach })
  expect(await office.pass()).toMatchObject({ dossiers: { written: dossiersEach }, failed: 0 })
  return office
}

describe('a champ that has another label in a new version of the form', { timeout: 60_000 }, () => {
  it('is read as before: no opinion changes, nothing is written', async () => {
    const office = await openInstructed(3)
    const before = await verdictsOf(office)
    publish(office, { rename: { 'Coût global du projet': 'Dépense subventionnable' } })
    expect(await office.pass('all')).toMatchObject({ dossiers: { unchanged: 3 }, annotations: 0 })
    expect(await verdictsOf(office)).toEqual(before)
  })

  it('is read as before while DS has not brought the dossiers to that version, and once it has', async () => {
    const office = await openInstructed(3)
    const before = await verdictsOf(office)
    const rename = {
      'Coût global du projet': 'Dépense subventionnable',
      'Motifs de l’avis automatique': 'Pourquoi cet avis',
    }
    office.world.platform.publishRevision(DEMARCHE, { rename }, 'by hand')
    office.wait(2 * TEN_MINUTES)
    const still = { dossiers: { unchanged: 3 }, annotations: 0, awaitingForm: 0, failed: 0 }
    expect(await office.pass('all')).toMatchObject(still)
    office.world.platform.bringDossiers(DEMARCHE)
    expect(await office.pass('all')).toMatchObject(still)
    expect(await verdictsOf(office)).toEqual(before)
    const { store, config, now } = office.services
    const { campaigns } = await readStatus(store, config, now())
    expect(campaigns[0]?.news).toHaveLength(2)
  })

  it('is read with its rows too', async () => {
    const office = await openInstructed(2)
    publish(office, { rename: { Dépenses: 'Budget du projet' } })
    expect(await office.pass('all')).toMatchObject({ dossiers: { unchanged: 2 } })
  })
})

describe('an annotation that has another label', { timeout: 60_000 }, () => {
  it('is written as before', async () => {
    const office = await openInstructed(2)
    const [number = 0] = office.numbers
    publish(office, { rename: { 'Avis automatique': 'Avis du robot' } })
    office.world.usager.submit(number, { 'Coût global du projet': 1 })
    expect(await office.pass('all')).toMatchObject({
      dossiers: { written: 1, unchanged: 1 },
      failed: 0,
    })
    const dossier = office.world.dossier(number)
    const spec = dossier.revision.annotations.find(({ label }) => label === 'Avis du robot')
    expect(dossier.annotations.get(spec?.stableId ?? 0)?.value).toBe('À vérifier')
  })
})

describe('what the operator learns of a form that changed', { timeout: 60_000 }, () => {
  /** An operator with a mailbox. */
  async function openMailed(dossiersEach: number) {
    const office = await openInstructed(dossiersEach)
    const { url } = await startServer()
    const real = transportTo(url)
    const read: string[] = []
    const services: Services = {
      ...office.services,
      store: {
        ...office.services.store,
        describe: async () => ({ name: 'store', problems: [], files: null }),
      },
      config: { ...office.services.config, mail: MAIL },
      transport: {
        ...real,
        async send(message, id) {
          read.push(plainSpaces(message.text.replace(/\s+/g, ' ')))
          return await real.send(message, id)
        },
      },
    }
    const look = async () => {
      await tellOperator(services)
    }
    const news = async () => {
      const { store, config, now } = office.services
      const { campaigns } = await readStatus(store, config, now())
      return campaigns.flatMap((campaign) => campaign.news.map(({ text }) => plainSpaces(text)))
    }
    return { office, read, look, news }
  }

  it('a new label is told once, with what to write in the configuration', async () => {
    const { office, read, look, news } = await openMailed(1)
    publish(office, { rename: { 'Coût global du projet': 'Dépense subventionnable' } })
    await office.pass()
    await look()
    await office.pass('all')
    await look()
    expect(read).toHaveLength(1)
    expect(read[0]).toContain(
      'Le champ « Coût global du projet » s’appelle maintenant « Dépense subventionnable » : dites-le dans `fields`',
    )
    expect(read[0]).toContain('fields: { totalCost: "Dépense subventionnable" }')
    expect(await news()).toEqual([expect.stringContaining('s’appelle maintenant')])
  })

  it('a new label is told although many opinions changed by a clock that was ahead by a year', async () => {
    const { office, read, look } = await openMailed(12)
    publish(office, {
      remove: ['Coût global du projet'],
      rename: { 'Date de fin du projet': 'Fin du projet' },
    })
    await office.pass('all')
    office.wait(-365 * 24 * 3_600_000)
    await look()
    expect(read).toEqual([expect.stringContaining('s’appelle maintenant « Fin du projet »')])
  })

  it('a champ that is gone: how many opinions it changed, from what to what, and why', async () => {
    const { office, read, look, news } = await openMailed(12)
    publish(office, { remove: ['Coût global du projet'] })
    await office.pass('all')
    await look()
    expect(read).toEqual([])
    office.wait(TEN_MINUTES)
    await look()
    await look()
    expect(read).toHaveLength(1)
    const told =
      '12 avis ont changé (12 de « Éligible » à « À vérifier ») : le champ « Coût global du projet » n’est plus dans le formulaire.'
    expect(read[0]).toContain(told)
    expect(await news()).toEqual([told])
    office.wait(8 * 24 * 3_600_000)
    expect(await news()).toEqual([])
  })

  it('some opinions that change are not told', async () => {
    const { office, news } = await openMailed(10)
    publish(office, { remove: ['Coût global du projet'] })
    expect(await office.pass('all')).toMatchObject({ verdicts: { to_check: 10 } })
    expect(await news()).toEqual([])
  })

  it('nor are those that the applicants changed', async () => {
    const { office, news } = await openMailed(12)
    office.wait(TEN_MINUTES)
    for (const number of office.numbers)
      office.world.usager.submit(number, { 'Coût global du projet': 1 })
    expect(await office.pass('all')).toMatchObject({ verdicts: { to_check: 12 } })
    expect(await news()).toEqual([])
  })
})
