import { describe, expect, it, test } from 'vitest'
import type { Ds } from '../../src/ds/port.ts'
import { Failure } from '../../src/failures/failure.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { readLaureatList } from '../../src/lists/monthly.ts'
import { sendLaureatList } from '../../src/lists/send.ts'
import { plainSpaces } from '../support/judge.ts'
import { collectingTransport, followUpServices, LaureatWorld } from '../support/laureats.ts'

const DITP = 'liste@ditp.example.org'
const OPERATOR = 'exploitation@prefecture.example.org'

/** A lauréat whose report of the first quarter of 2022 moved the end of the project, and a journal of e-mails. */
function open() {
  const world = new LaureatWorld()
  const laureat = world.accept({
    decidedAt: '2022-01-10T10:00:00+01:00',
    projectEnd: '2022-04-15',
  })
  const report = world.report(laureat, '2022-04-04T12:00:00+02:00', {
    period: 'T1 2022',
    projectEnd: '2023-06-30',
    company: 'Atelier Exemple',
    progress: 'La moitié est livrée.',
  })
  let instant = '2022-04-05T09:00:00+02:00'
  const { transport, sent } = collectingTransport()
  const { services, campaign } = followUpServices(world, transport, () => Date.parse(instant))
  return {
    world,
    laureat,
    report,
    sent,
    async pass(at: string) {
      instant = at
      await followUp(services, campaign, 'complete')
    },
    async list(month: string, at = instant) {
      instant = at
      const { laureats, table } = await readLaureatList(services, ['marne'], month)
      const notes = table.notes.join(' ').replace(/\s+/g, ' ')
      const state = table.columns.findIndex(({ title }) => title === 'État du projet')
      return { first: laureats[0], notes, state: table.rows[0]?.[state] }
    },
    /** Mails the list of April. @param datedDossiers how DS shows a dossier, if not as usual */
    async mail(at: string, datedDossiers: Ds['datedDossiers'] = services.ds.datedDossiers) {
      instant = at
      sent.length = 0
      const [marne] = services.config.campaigns
      if (!marne) throw new Error('no campaign')
      const campaigns = [{ ...marne, laureatList: { to: [DITP], cc: [] } }]
      const ds = { ...services.ds, datedDossiers }
      const config = { ...services.config, campaigns }
      return await sendLaureatList({ ...services, ds, config }, ['marne'], '2022-04')
    },
    read: services.ds.datedDossiers,
    wordsTo: (to: string) =>
      sent
        .filter(({ recipient }) => recipient === to)
        .map(({ text }) => text.replace(/\s+/g, ' '))
        .join(' '),
  }
}

const KEPT = {
  projectEnd: '2023-06-30',
  companies: [expect.stringContaining('Atelier Exemple')],
  progress: '« La moitié est livrée. »',
  lastReportOn: '2022-04-04',
}

const crash = new Failure('transient', 'ds.half-answer', 'try again')

/** DS crashes on those of whom that is true. */
function withoutThose(
  read: Ds['datedDossiers'],
  isHidden: (dossier: number) => boolean,
): Ds['datedDossiers'] {
  return async (numbers) =>
    (await read(numbers)).map((result, place) =>
      isHidden(numbers[place] ?? 0) ? { failure: crash } : result,
    )
}

describe('a report that DS no longer shows', () => {
  it.each([
    ['that errors', (world: LaureatWorld, dossier: number) => world.broken.add(dossier)],
    [
      'that it no longer keeps',
      (world: LaureatWorld, dossier: number) => world.reports.delete(dossier),
    ],
  ])('%s: the list gives what the annotations keep, and names the dossier', async (_, hide) => {
    const { world, laureat, report, pass, list } = open()
    await pass('2022-04-05T09:00:00+02:00')
    const before = await list('2022-04', '2022-07-01T09:00:00+02:00')
    expect(before).toMatchObject({ first: { ...KEPT, changedSince: [] }, state: 'En cours' })

    hide(world, report.dossier)
    await pass('2022-07-01T09:00:00+02:00')
    const { first, notes, state } = await list('2022-04')
    expect([first, state]).toMatchObject([{ ...KEPT, changedSince: ['hidden'] }, 'En cours'])
    expect(notes).toContain(`Dossier ${laureat.dossier} : état des lieux que DS ne montre plus`)
    expect(notes).not.toContain('une ligne peut être incomplète')
    // Nothing had been reported by the end of March.
    expect((await list('2022-03')).first).toMatchObject({ companies: [], lastReportOn: null })
  })

  it('leaves blank what was written over since, and does not guess the state of the project', async () => {
    const { world, laureat, report, pass, list } = open()
    await pass('2022-04-05T09:00:00+02:00')
    world.broken.add(report.dossier)
    world.report(laureat, '2022-07-04T12:00:00+02:00', {
      period: 'T2 2022',
      projectEnd: '2022-12-31',
      company: 'Autre Exemple',
      progress: 'Tout est livré.',
    })
    await pass('2022-07-05T09:00:00+02:00')
    const { first, state } = await list('2022-04')
    expect(first).toMatchObject({
      projectEnd: null,
      companies: [],
      progress: null,
      lastReportOn: '2022-04-04',
      changedSince: ['hidden', 'annotation'],
    })
    expect(state).toBeNull()
    expect((await list('2022-07')).first).toMatchObject({
      projectEnd: '2022-12-31',
      companies: [expect.stringContaining('Atelier'), expect.stringContaining('Autre')],
      progress: '« Tout est livré. »',
      lastReportOn: '2022-07-04',
    })
  })
})

test.each(['0022-12-31', '9999-12-01'])(
  'an end of the project in a year that nobody means is no end in the list: %s',
  async (day) => {
    const { world, laureat, report, list } = open()
    world.reports.delete(report.dossier)
    laureat.projectEnd = day
    const { first, state } = await list('2022-04', '2022-05-02T09:00:00+02:00')
    expect([first?.projectEnd, state]).toEqual([null, 'En cours'])
  },
)

test('campaigns that share a report démarche count a report that DS hides once, and not one that is known to be somebody’s', async () => {
  const world = new LaureatWorld()
  const laureat = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
  const at = '2022-04-04T12:00:00+02:00'
  const known = world.report(laureat, at, { period: 'T1 2022' })
  const now = () => Date.parse('2022-04-05T09:00:00+02:00')
  const { transport } = collectingTransport()
  const { services, campaign } = followUpServices(world, transport, now, { others: [51003] })
  await followUp(services, campaign, 'complete')
  const nobodys = world.report(laureat, at)
  const lost = world.report(laureat, at)
  world.nullNodes.add(lost.dossier)
  for (const { dossier } of [known, nobodys]) world.broken.add(dossier)
  const { lacks } = await readLaureatList(services, ['marne', 'other-51003'], '2022-04')
  expect(lacks.map(plainSpaces)).toEqual([
    'DS ne peut pas montrer 2 états des lieux : une ligne peut être incomplète.',
  ])
})

describe('the list of a month that DS shows in part', () => {
  it.each([
    ['lauréat', (dossier: number) => dossier === 5_002],
    ['report', (dossier: number) => dossier === 9_001],
  ])('waits for a %s that DS may show if asked again', async (_, isHidden) => {
    const { world, mail, sent, read, wordsTo } = open()
    world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
    const half = withoutThose(read, isHidden)
    await expect(mail('2022-04-30T07:00:00+02:00', half)).rejects.toBe(crash)
    expect(sent).toEqual([])
    expect(await mail('2022-04-30T07:02:00+02:00')).toMatchObject({ sent: 1, laureats: 2 })
    expect(wordsTo(DITP)).not.toContain('incomplète')
  })

  it('leaves in the afternoon all the same; those who receive it read what it lacks, and so does the operator', async () => {
    const { world, mail, read, wordsTo } = open()
    world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
    const half = withoutThose(read, (dossier) => dossier === 5_002)
    const afternoon = '2022-04-30T13:00:00+02:00'
    expect(await mail(afternoon, half)).toMatchObject({ sent: 1, laureats: 1 })
    for (const reader of [DITP, OPERATOR])
      expect(wordsTo(reader)).toContain('Dossier 5002 : lauréat absent de cette liste')
    expect(wordsTo(DITP)).toContain('Cette liste est incomplète')
    expect(wordsTo(DITP)).toContain('0 €, hors 1 projet au montant inconnu')
  })

  it('does not wait for what DS cannot show at all', async () => {
    const { world, mail, wordsTo } = open()
    const { dossier } = world.accept({ decidedAt: '2022-01-10T10:00:00+01:00' })
    world.broken.add(dossier)
    expect(await mail('2022-04-30T07:00:00+02:00')).toMatchObject({ sent: 1 })
    expect(wordsTo(DITP)).toContain(`Dossier ${dossier} : lauréat absent`)
  })
})
