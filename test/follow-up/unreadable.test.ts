import { describe, expect, it } from 'vitest'
import type { FailureCode } from '../../src/failures/catalogue.ts'
import { Failure } from '../../src/failures/failure.ts'
import { followUp } from '../../src/follow-up/pass.ts'
import { rehearseFollowUp } from '../../src/follow-up/rehearse.ts'
import { readEach } from '../../src/follow-up/unreadable.ts'
import { MemoryJournal } from '../mail/support.ts'
import {
  collectingTransport,
  followUpServices,
  type Laureat,
  LaureatWorld,
} from '../support/laureats.ts'

const WRITTEN = ['Date de fin du projet', 'Entreprises bénéficiaires', 'Avancement du projet']

/** Two lauréats decided in January: the first quarter's request is due on Friday 1 April 2022. */
function open() {
  const world = new LaureatWorld()
  const decidedAt = '2022-01-10T10:00:00+01:00'
  const [first, second] = [world.accept({ decidedAt }), world.accept({ decidedAt })]
  const journal = new MemoryJournal()
  let day = '2022-03-31'
  const { transport, sent } = collectingTransport()
  const given = followUpServices(world, transport, () => Date.parse(`${day}T09:00:00+02:00`), {
    journal,
  })
  return {
    world,
    first,
    second,
    ...given,
    /** One pass. @returns to whom e-mails went, the operator among them */
    async on(today: string) {
      day = today
      sent.length = 0
      const { services } = followUpServices(
        world,
        transport,
        () => Date.parse(`${day}T09:00:00+02:00`),
        { journal },
      )
      await followUp(services, given.campaign, 'complete')
      return sent.map(({ recipient }) => recipient.split('@')[0])
    },
    told: () =>
      sent
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' '),
    report: (of: Laureat, at = '2022-03-30T12:00:00+02:00', change = {}) =>
      world.report(of, at, {
        period: 'T1 2022',
        projectEnd: '2022-09-30',
        company: 'Atelier Exemple',
        ...change,
      }).dossier,
  }
}
const valuesOf = ({ annotations }: Laureat) => WRITTEN.map((label) => annotations.get(label)?.text)
const OPERATOR = 'exploitation'

describe('a report that DS can no longer show', () => {
  it.each([
    ['that errors', (world: LaureatWorld, dossier: number) => world.broken.add(dossier)],
    [
      'that is a null node of the listing and errors',
      (world: LaureatWorld, dossier: number) => {
        world.nullNodes.add(dossier)
        world.broken.add(dossier)
      },
    ],
    [
      'that is a null node of the listing alone',
      (world: LaureatWorld, dossier: number) => world.nullNodes.add(dossier),
    ],
    [
      'that is listed, and unknown a second later',
      (world: LaureatWorld, dossier: number) => world.unknown.add(dossier),
    ],
  ])('%s stays received, and what it said stays', async (_, hide) => {
    const { world, first, on, report, told } = open()
    const dossier = report(first)
    await on('2022-03-31')
    const [before, lines] = [valuesOf(first), world.remindersOf(first.dossier)]
    expect(before).toEqual([
      '2022-09-30',
      expect.stringContaining('Atelier Exemple'),
      expect.any(String),
    ])

    hide(world, dossier)
    const recipients = await on('2022-04-01')
    expect(recipients).not.toContain(`mairie-${first.dossier}`)
    expect(recipients).toContain('mairie-5002')
    expect([valuesOf(first), world.remindersOf(first.dossier)]).toEqual([before, lines])
    if (world.broken.has(dossier) || world.unknown.has(dossier))
      expect(told()).toContain(
        `État des lieux ${dossier} (dossier ${first.dossier}) : DS ne peut pas`,
      )
  })

  it('lets later reports add what they say', async () => {
    const { world, first, on, report } = open()
    const dossier = report(first)
    await on('2022-04-01')
    world.broken.add(dossier)
    report(first, '2022-07-04T12:00:00+02:00', {
      period: 'T2 2022',
      company: 'Autre Exemple',
      progress: 'Tout est livré.',
      projectEnd: '2022-11-30',
    })
    await on('2022-07-05')
    expect(valuesOf(first)).toEqual([
      '2022-11-30',
      expect.stringMatching(/^« Atelier Exemple ».*\n« Autre Exemple »/),
      '« Tout est livré. »',
    ])
    expect(world.remindersOf(first.dossier)).toEqual([
      `30/03/2022 – T1 2022 – état des lieux reçu (dossier ${dossier})`,
      '04/07/2022 – T2 2022 – état des lieux reçu (dossier 9002)',
    ])
  })

  it('empties nothing either where no annotation tells of reports', async () => {
    const { world, first, on, report } = open()
    const dossier = report(first)
    world.hasReminders = false
    await on('2022-03-31')
    const before = valuesOf(first)
    expect(before[0]).toBe('2022-09-30')
    world.broken.add(dossier)
    await on('2022-04-01')
    expect(valuesOf(first)).toEqual(before)
  })

  it('is not taken for a report that was withdrawn: what that one said goes', async () => {
    const { world, first, on, report } = open()
    const dossier = report(first)
    await on('2022-03-31')
    world.reports.delete(dossier)
    expect(await on('2022-04-01')).toContain(`mairie-${first.dossier}`)
    // DS cannot empty a date: the announced end comes back.
    expect(valuesOf(first)).toEqual(['2022-10-31', '', ''])
    expect(world.remindersOf(first.dossier)).toEqual(['01/04/2022 – T1 2022 – demande – envoyée'])
  })
})

describe('a report that DS no longer keeps', () => {
  // Once its time is over, DS neither lists a dossier nor counts it among the deleted ones.
  it('stays received, and what it said stays: its period is past', async () => {
    const { world, first, on, report, told } = open()
    const dossier = report(first, undefined, { projectEnd: '2023-06-30' })
    await on('2022-04-01')
    const [before, lines] = [valuesOf(first), world.remindersOf(first.dossier)]
    expect(before[0]).toBe('2023-06-30')

    world.reports.delete(dossier)
    // With the announced end, in October 2022, nothing would be asked for in 2023.
    for (const day of ['2022-07-01', '2022-10-03', '2023-04-03'])
      expect(await on(day)).toContain(`mairie-${first.dossier}`)
    expect(valuesOf(first)).toEqual(before)
    expect(world.remindersOf(first.dossier)).toEqual(expect.arrayContaining(lines))
    expect(told()).not.toContain('DS ne peut pas')
  })

  it('keeps its end of the project when a later report says none', async () => {
    const { world, first, on, report } = open()
    const dossier = report(first, undefined, { projectEnd: '2023-06-30' })
    await on('2022-04-01')
    world.reports.delete(dossier)
    report(first, '2022-07-04T12:00:00+02:00', {
      dossier: dossier + 1,
      period: 'T2 2022',
      projectEnd: undefined,
    })
    await on('2022-07-05')
    expect(await on('2023-04-03')).toContain(`mairie-${first.dossier}`)
    expect(valuesOf(first)[0]).toBe('2023-06-30')
  })

  it('is replaced by another one of its period', async () => {
    const { world, first, on, report } = open()
    const dossier = report(first)
    await on('2022-04-01')
    world.reports.delete(dossier)
    report(first, '2022-07-04T12:00:00+02:00', { dossier: 9_100, company: 'Autre Exemple' })
    await on('2022-07-05')
    expect(valuesOf(first)[1]).toMatch(/^« Autre Exemple »[^\n]*$/)
    expect(world.remindersOf(first.dossier).join(' ')).not.toContain(String(dossier))
  })

  it('no longer counts once an instructeur refused it', async () => {
    const { world, first, on, report } = open()
    const dossier = report(first)
    await on('2022-04-01')
    const one = world.reports.get(dossier)
    if (one) world.reports.set(dossier, { ...one, state: 'refuse' })
    await on('2022-07-01')
    expect(valuesOf(first)).toEqual(['2022-10-31', '', ''])
  })
})

describe('a report of which nobody knows the owner', () => {
  it.each([
    ['by its number', (world: LaureatWorld, dossier: number) => world.broken.add(dossier)],
    ['without a number', (world: LaureatWorld, dossier: number) => world.nullNodes.add(dossier)],
  ])('%s holds every reminder for three working days, told once', async (_, hide) => {
    const { world, on, report, first, told } = open()
    hide(world, report(first))
    expect(await on('2022-04-01')).toEqual([OPERATOR])
    expect(told()).toContain('aucune relance ne part avant le 06/04/2022')
    for (const day of ['2022-04-02', '2022-04-04', '2022-04-05']) expect(await on(day)).toEqual([])
    expect(await on('2022-04-06')).toEqual(['mairie-5001', 'mairie-5002'])
  })

  it('does not hold them any longer when another one comes, than that one deserves', async () => {
    const { world, on, report, first, second } = open()
    world.broken.add(report(first, '2022-03-20T12:00:00+01:00'))
    await on('2022-03-28')
    expect(await on('2022-04-01')).toContain('mairie-5002')
    world.broken.add(report(second, '2022-04-13T12:00:00+02:00'))
    expect(await on('2022-04-14')).toEqual([OPERATOR])
    expect(await on('2022-04-19')).toEqual([])
    expect(await on('2022-04-20')).toEqual(['mairie-5001', 'mairie-5002'])
  })

  it('holds nobody once it can be read, and its lauréat is not asked', async () => {
    const { world, on, report, first, journal } = open()
    const dossier = report(first)
    world.nullNodes.add(dossier)
    await on('2022-04-01')
    world.nullNodes.delete(dossier)
    expect(await on('2022-04-04')).toEqual(['mairie-5002'])
    expect(await journal.list('hidden-reports:')).toEqual([])
  })

  it('is counted, not remembered, by a rehearsal', async () => {
    const { world, services, campaign, journal, report, first } = open()
    world.broken.add(report(first))
    await rehearseFollowUp(services, [campaign])
    expect(await journal.list('hidden-reports:')).toEqual([])
  })
})

describe('reading each of several dossiers', () => {
  const failure = (code: FailureCode, kind: 'permanent' | 'transient' = 'transient') =>
    new Failure(kind, code, code)
  const hidden = failure('ds.dossier-unreadable', 'permanent')
  const crash = failure('ds.server-error')

  it.each<[string, Record<number, Failure | null | 'shown'>, object]>([
    ['one that cannot be shown', { 1: 'shown', 2: hidden }, { gone: [], failed: [2] }],
    ['one that makes DS crash', { 1: 'shown', 2: crash }, { gone: [], failed: [2] }],
    ['one that is gone', { 1: 'shown', 2: null }, { gone: [2], failed: [] }],
    ['the only one', { 2: crash }, { gone: [], failed: [2] }],
    ['all, for good', { 1: hidden, 2: hidden }, { gone: [], failed: [1, 2] }],
  ])('tells %s', async (_, world, expected) => {
    expect(await readEach(...given(world))).toMatchObject(expected)
  })

  it('asks again for one that may be shown later, and tells of it when it is not', async () => {
    const asked: number[] = []
    const read = (shownAt: number) => async (numbers: readonly number[]) =>
      numbers.map((number) => {
        asked.push(number)
        const isHidden = number === 2 && asked.filter((one) => one === 2).length < shownAt
        return isHidden ? { failure: crash } : { ok: number }
      })
    expect(await readEach([1, 2], read(2))).toMatchObject({ failed: [], passing: null })
    expect(asked).toEqual([1, 2, 2])
    asked.length = 0
    expect(await readEach([1, 2], read(3))).toMatchObject({ failed: [2], passing: crash })
    expect(await readEach(...given({ 1: 'shown', 2: hidden }))).toMatchObject({ passing: null })
  })

  it.each<[string, Record<number, Failure | null | 'shown'>]>([
    ['crashes at each of them: it is ill', { 1: crash, 2: crash }],
    ['is away', { 1: 'shown', 2: failure('ds.unreachable') }],
    ['refuses the token', { 1: failure('ds.token-refused', 'permanent') }],
  ])('fails when DS %s', async (_, world) => {
    await expect(readEach(...given(world))).rejects.toThrow(Failure)
  })

  function given(world: Record<number, Failure | null | 'shown'>) {
    const read = async (numbers: readonly number[]) =>
      numbers.map((number) => {
        const one = world[number]
        return one instanceof Failure ? { failure: one } : { ok: one ?? null }
      })
    return [Object.keys(world).map(Number), read] as const
  }
})

it('a lauréat whom DS cannot show is told by number, and the others are served', async () => {
  const { world, first, on, told, report, services, campaign } = open()
  world.broken.add(first.dossier)
  const dossier = report(first, '2022-02-01T12:00:00+01:00', { period: 'T4 2021' })
  expect(await on('2022-04-01')).toEqual(['mairie-5002', OPERATOR])
  expect((await rehearseFollowUp(services, [campaign])).missing).toEqual([first.dossier])
  expect(told()).toContain(`Dossier ${first.dossier} : DS ne peut pas le montrer`)
  // His report is not that of nobody.
  expect(told()).not.toContain(`État des lieux ${dossier}`)
  world.broken.clear()
  expect(await on('2022-04-04')).toEqual(['mairie-5001'])
})
