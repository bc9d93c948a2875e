import { describe, expect, onTestFinished, test } from 'vitest'
import { Campaigns } from '../../src/campaign/campaigns.ts'
import { type Config, parseConfig } from '../../src/config/load.ts'
import { connectDs } from '../../src/ds/index.ts'
import { readLaureatList } from '../../src/lists/monthly.ts'
import { mailingsOf, sendLaureatList } from '../../src/lists/send.ts'
import { createLog } from '../../src/log.ts'
import type { Transport } from '../../src/mail/transport.ts'
import { PROVIDER } from '../../src/simulator/demo/forms/provider.ts'
import { DEMO_TOKENS, demoWorld, depositReport, startSimulator } from '../../src/simulator/index.ts'
import { FORMATS } from '../../src/spreadsheet/index.ts'
import { openTerritory } from '../../src/territory/index.ts'
import { MemoryJournal, refusal, startServer, transportTo } from '../mail/support.ts'

const DITP = 'liste@ditp.example.org'

const configOf = (lists: Readonly<Record<string, { to: string; demarche: number }>>): Config =>
  parseConfig(
    `mail: { from: guichet@prefecture.example.org, operator: exploitation@prefecture.example.org }
campaigns:
${Object.entries(lists)
  .map(
    ([id, { to, demarche }]) => `  - id: ${id}
    preset: national-axe-3
    demarche: ${demarche}
    robot: robot.fitn7@prefecture.example.org
    followUp: { reports: { demarche: 51002, path: etat-des-lieux } }
    laureatList: { to: ["${to}"] }`,
  )
  .join('\n')}`,
    'test',
  )

const HAUTE_MARNE = { to: DITP, demarche: 52001 }
const AUBE = { to: DITP, demarche: 10001 }

async function servicesFor(config: Config, transport: Transport | null = null) {
  const now = () => Date.parse('2021-07-31T05:00:00Z')
  const simulator = await startSimulator({ world: demoWorld(() => new Date(now())) })
  onTestFinished(() => simulator.close())
  const log = createLog('silent')
  const journal = new MemoryJournal()
  const ds = connectDs({ url: simulator.url, token: DEMO_TOKENS.readWrite, log })
  const services = {
    config,
    ds,
    journal,
    log,
    now,
    transport,
    territory: openTerritory(),
    campaigns: new Campaigns(config, ds, journal, now, log, openTerritory()),
    dsUrl: simulator.url,
    store: { journal },
  }
  return { services, simulator }
}

test('a month knows what had reached DS by its end, and nothing that came later', async () => {
  const { services } = await servicesFor(configOf({ 'haute-marne': HAUTE_MARNE }))

  const july = await readLaureatList(services, ['haute-marne'], '2021-07')
  expect(july.laureats).toMatchObject([
    {
      collectivite: 'COMMUNE DE LANGRES',
      department: 'Haute-Marne (52)',
      decidedOn: '2021-04-20',
      projectEnd: '2022-10-31',
      companies: ['« Atelier fictif du numérique » – siège : Aube (10)'],
      lastReportOn: '2021-07-06',
      progress: expect.stringContaining('Les ateliers'),
    },
    // A report names this one, but comes from another applicant.
    { decidedOn: '2021-05-11', lastReportOn: null, progress: null, companies: [] },
  ])
  expect(july.laureats.map(({ grantedAmount }) => String(grantedAmount))).toEqual(['7200', '20000'])

  const june = await readLaureatList(services, ['haute-marne'], '2021-06')
  expect(june.laureats).toMatchObject([
    { lastReportOn: null, progress: null, companies: [] },
    { lastReportOn: null },
  ])
  const april = await readLaureatList(services, ['haute-marne'], '2021-04')
  expect(april.laureats.map(({ decidedOn }) => decidedOn)).toEqual(['2021-04-20'])
})

test('a company is listed by the département of its head office, not by that of the agency whose SIRET was typed', async () => {
  const { services, simulator } = await servicesFor(configOf({ 'haute-marne': HAUTE_MARNE }))
  const { world } = simulator
  const companies = async () =>
    (await readLaureatList(services, ['haute-marne'], '2021-07')).laureats[0]?.companies
  const seat = { ...PROVIDER, siret: '00000001800028', cityCode: '75056', departmentCode: '75' }
  world.etablissements.set(PROVIDER.siret, { ...PROVIDER, isSeat: false, seat: seat.siret })
  // DS gives the address of the agency alone.
  expect(await companies()).toEqual(['« Atelier fictif du numérique » – siège inconnu'])
  const [report] = [...world.demarche(51002).dossiers]
  world.usager.submit(report?.number ?? 0, { Entreprises: [{ SIRET: PROVIDER.siret }] })
  expect(await companies()).toEqual([`SIRET ${seat.siret} – siège inconnu`])
  world.etablissements.set(seat.siret, seat)
  world.usager.submit(report?.number ?? 0, { Entreprises: [{ SIRET: seat.siret, Nom: 'Atelier' }] })
  expect(await companies()).toEqual(['« Atelier » – siège : Paris (75)'])
})

describe('a past month', () => {
  const AFTERWARDS = '2021-08-10T09:00:00Z'
  const AGENT = 'instructeur.a@haute-marne.example.org'

  async function afterwards() {
    const given = await servicesFor(configOf({ 'haute-marne': HAUTE_MARNE }))
    const { world } = given.simulator
    const [first, second] = [...world.demarche(52001).dossiers].filter(
      ({ state }) => state === 'accepte',
    )
    const [report] = [...world.demarche(51002).dossiers]
    if (!first || !second || !report) throw new Error('the demonstration has lost its lauréats')
    const read = async (month: string) =>
      await readLaureatList(
        { ...given.services, now: () => Date.parse(AFTERWARDS) },
        ['haute-marne'],
        month,
      )
    const bytes = async (month: string) => {
      const { table } = await read(month)
      return Buffer.concat([await FORMATS.csv.write(table), await FORMATS.xlsx.write(table)])
    }
    const later = (at = AFTERWARDS) => {
      world.clock = () => new Date(at)
    }
    return { ...given, world, first, second, report, read, bytes, later }
  }

  test('leaves empty what was written over since, and says so', async () => {
    const { world, first, report, read, later } = await afterwards()
    later()
    world.instructeur.annotate(first.number, AGENT, { 'Montant accordé (€)': 9000 })
    world.usager.submit(report.number, { Avancement: 'Tout est livré.' })

    const { laureats, table } = await read('2021-07')
    expect(laureats[0]).toMatchObject({
      changedSince: ['report', 'annotation'],
      grantedAmount: null,
      progress: null,
      projectEnd: null,
      companies: [],
      lastReportOn: '2021-07-06',
    })
    expect(laureats[1]).toMatchObject({ changedSince: [] })
    const notes = table.notes.join(' ')
    expect(notes).toContain(`Dossier ${first.number}\u00a0: état des lieux modifié depuis`)
    expect(notes).toContain(`Dossier ${first.number}\u00a0: annotation saisie ou modifiée depuis`)
    const now = await read('2021-08')
    expect(now.laureats[0]).toMatchObject({ progress: '« Tout est livré. »', changedSince: [] })
    expect(String(now.laureats[0]?.grantedAmount)).toBe('9000')
  })

  test('keeps who was a lauréat at its end: a later refusal, or a decision that is taken again, takes nobody away', async () => {
    const { world, first, second, read, later } = await afterwards()
    const numbers = async (month: string) =>
      (await read(month)).laureats.map(({ dossier }) => dossier)
    const both = [first.number, second.number].sort()
    expect(await numbers('2021-07')).toEqual(both)
    later('2021-08-02T09:00:00Z')
    world.instructeur.reopen(first.number)
    world.instructeur.refuse(first.number)
    world.instructeur.reopen(second.number)
    expect(await numbers('2021-07')).toEqual(both)
    expect(await numbers('2021-08')).toEqual([])
  })

  test('gives the same file whatever comes in afterwards', async () => {
    const { world, first, bytes, later } = await afterwards()
    const before = await bytes('2021-07')
    later()
    depositReport(world, first, new Date(AFTERWARDS))
    expect((await bytes('2021-07')).equals(before)).toBe(true)
  })

  test('keeps a report that an instructeur refused later, not one refused in time', async () => {
    const { world, report, read, later } = await afterwards()
    later()
    world.instructeur.refuse(report.number)
    expect((await read('2021-07')).laureats[0]).toMatchObject({ lastReportOn: '2021-07-06' })
    expect((await read('2021-08')).laureats[0]).toMatchObject({ lastReportOn: null })
  })

  test('names those whom DS cannot show, and says that reports may lack', async () => {
    const { simulator, second, first, report, read } = await afterwards()
    simulator.faults.add({ kind: 'broken-read', dossier: second.number })
    simulator.faults.add({ kind: 'null-node', dossier: report.number })
    const { laureats, lacks, table } = await read('2021-07')
    expect(laureats.map(({ dossier }) => dossier)).toEqual([first.number])
    expect(table.notes.slice(1)).toEqual(lacks)
    expect(lacks).toEqual([
      `Dossier ${second.number}\u00a0: lauréat absent de cette liste, car DS ne peut pas le montrer.`,
      expect.stringContaining('DS ne peut pas montrer 1 état des lieux'),
    ])
  })

  test('is said to be over, or not', async () => {
    const { services, read } = await afterwards()
    expect((await read('2021-07')).table.notes).toEqual([
      expect.stringContaining('Situation au 31/07/2021'),
    ])
    const running = await readLaureatList(services, ['haute-marne'], '2021-07')
    expect([running.knownAt, running.table.notes]).toEqual([
      '31 juillet 2021 à 7\u00a0h\u00a000',
      [expect.stringContaining('Situation provisoire')],
    ])
    expect((await read('2021-07')).knownAt).toBe('31 juillet 2021')
  })
})

test('a granted amount that the applicant pre-filled is not one', async () => {
  const { services, simulator } = await servicesFor(configOf({ aube: AUBE }))
  const [first] = simulator.world.demarche(10001).dossiers
  if (!first) throw new Error('the demonstration has lost its dossiers')
  const { number } = simulator.world.usager.deposit({
    demarche: 10001,
    demandeur: first.demandeur,
    champs: {},
    prefilledAnnotations: { 'Montant accordé (€)': 999_999 },
  })
  simulator.world.instructeur.instruct(number, 'instructeur.a@aube.example.org')
  simulator.world.instructeur.accept(number)

  const { laureats } = await readLaureatList(services, ['aube'], '2021-07')
  expect(laureats.find(({ dossier }) => dossier === number)).toMatchObject({ grantedAmount: null })
})

test('the same month asked twice gives the same bytes', async () => {
  const { services } = await servicesFor(configOf({ 'haute-marne': HAUTE_MARNE, aube: AUBE }))
  const read = async () => {
    const { table } = await readLaureatList(services, ['haute-marne', 'aube'], '2021-07')
    return Buffer.concat([await FORMATS.csv.write(table), await FORMATS.xlsx.write(table)])
  }
  expect((await read()).equals(await read())).toBe(true)
})

test('campaigns whose lists go to the same people share one e-mail', () => {
  const config = configOf({
    'haute-marne': HAUTE_MARNE,
    marne: { to: 'autre@ditp.example.org', demarche: 51001 },
    aube: AUBE,
  })
  expect(mailingsOf(config).map(({ campaigns }) => campaigns)).toEqual([
    ['haute-marne', 'aube'],
    ['marne'],
  ])
})

test('the list is mailed once, as a workbook and as a text file', async () => {
  const smtp = await startServer()
  const { services } = await servicesFor(configOf({ aube: AUBE }), transportTo(smtp.url))

  const run = () => sendLaureatList(services, ['aube'], '2021-07')
  expect(await run()).toMatchObject({ month: '2021-07', laureats: 1, sent: 1, already: 0 })
  expect(await run()).toMatchObject({ sent: 0, already: 1 })

  expect(smtp.received.map(({ recipients }) => recipients)).toEqual([[DITP]])
  const { raw = '' } = smtp.received[0] ?? {}
  const { table } = await readLaureatList(services, ['aube'], '2021-07')
  for (const format of ['csv', 'xlsx'] as const) {
    const sent = attachment(raw, `laureats-fitn7-2021-07.${format}`)
    expect(sent.equals(await FORMATS[format].write(table))).toBe(true)
  }
})

test('the operator hears, once, of a list that nobody took', async () => {
  const smtp = await startServer({
    onRcptTo: ({ address }, _session, done) => done(address === DITP ? refusal(550) : null),
  })
  const { services } = await servicesFor(configOf({ aube: AUBE }), transportTo(smtp.url))
  expect(await sendLaureatList(services, ['aube'], '2021-07')).toMatchObject({ rejected: 1 })
  await sendLaureatList(services, ['aube'], '2021-07')
  expect(smtp.received.map(({ recipients }) => recipients)).toEqual([
    ['exploitation@prefecture.example.org'],
  ])
})

test('each recipient of the list gets one of his own; one that is put off keeps nobody waiting', async () => {
  let busy = true
  const smtp = await startServer({
    onRcptTo: ({ address }, _session, done) =>
      done(busy && address.startsWith('lent') ? refusal(451) : null),
  })
  const config = configOf({ aube: AUBE })
  const [campaign] = config.campaigns
  if (!campaign) throw new Error('no campaign')
  const slow = 'lent@ditp.example.org'
  const campaigns = [{ ...campaign, laureatList: { to: [slow, DITP], cc: [slow] } }]
  const { services } = await servicesFor({ ...config, campaigns }, transportTo(smtp.url))
  const run = () => sendLaureatList(services, ['aube'], '2021-07')

  await expect(run()).rejects.toMatchObject({ code: 'mail.deferred' })
  busy = false
  expect(await run()).toMatchObject({ sent: 1, already: 1 })
  expect(smtp.received.map(({ recipients }) => recipients)).toEqual([[DITP], [slow]])
  expect(smtp.received[0]?.raw).toContain(`To: ${slow}, ${DITP}\r\n`)
})

test('without an SMTP server the job gives up at once and says what to set', async () => {
  const { services } = await servicesFor(configOf({ aube: AUBE }))
  await expect(sendLaureatList(services, ['aube'], '2021-07')).rejects.toMatchObject({
    kind: 'permanent',
    code: 'mail.unset',
  })
})

test('a list that the configuration no longer asks for is not sent', async () => {
  const smtp = await startServer()
  const { services } = await servicesFor(configOf({ aube: AUBE }), transportTo(smtp.url))
  const result = await sendLaureatList(services, ['haute-marne', 'aube'], '2021-07')
  expect(result).toMatchObject({ outcome: 'no-longer-configured' })
  expect(smtp.received).toEqual([])
})

function attachment(raw: string, filename: string): Buffer {
  const [, rest = ''] = raw.split(`filename=${filename}`)
  const [, body = ''] = rest.split('\r\n\r\n')
  return Buffer.from(body, 'base64')
}
