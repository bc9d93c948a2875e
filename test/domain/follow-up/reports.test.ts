import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { known, missing, unreadable } from '../../../src/domain/facts.ts'
import type { Laureat, Report } from '../../../src/domain/follow-up/report.ts'
import { matchReports, periodsReportedBy } from '../../../src/domain/follow-up/reports.ts'

const laureat: Laureat = {
  dossier: 5001,
  siren: '215100015',
  decidedOn: '2022-01-10',
  addresses: ['mairie@suippes.example', 'secretaire@gmail.com'],
  isConfirmed: () => false,
  received: new Set(),
}

const report = (dossier: number, depositedOn: string, change: Partial<Report> = {}): Report => ({
  dossier,
  depositedOn,
  changedOn: depositedOn,
  siren: laureat.siren,
  account: 'mairie@suippes.example',
  isAccepted: false,
  laureat: known(laureat.dossier),
  period: known('T1 2022'),
  progress: missing,
  consumed: missing,
  projectEnd: missing,
  companies: missing,
  ...change,
})

const together = (...reports: Report[]) => readTogether(laureat, reports)

function readTogether(
  laureat: Laureat,
  reports: readonly Report[],
  calendar: 'quarters' | 'anniversary' = 'quarters',
) {
  const { byLaureat, stray } = matchReports(calendar, [laureat], reports)
  const own = byLaureat.get(laureat.dossier)
  if (!own) throw new Error('the lauréat is gone')
  const received = own.received.map(({ period, report }) => `${period} ${report.dossier}`)
  const unplaced = own.unplaced.map((one) => one.dossier)
  return { ...own, received, unplaced, stray: stray.map(({ dossier }) => dossier) }
}

describe('a report', () => {
  it.each([
    ['in time', report(1, '2022-04-03'), '2022-T1 1'],
    ['early, in its own quarter', report(1, '2022-02-01'), '2022-T1 1'],
    ['late, after the next one fell due', report(1, '2022-08-01'), '2022-T1 1'],
    [
      'on the due date, without a quarter',
      report(1, '2022-06-30', { period: missing }),
      '2022-T1 1',
    ],
    [
      'without a quarter, before the first due date',
      report(1, '2022-02-01', { period: missing }),
      '2022-T1 1',
    ],
    [
      'of a quarter that has not begun',
      report(1, '2022-04-03', { period: known('T4 2022') }),
      '2022-T1 1',
    ],
    [
      'of a quarter before the first due',
      report(1, '2022-06-02', { period: known('T4 2021') }),
      '2022-T1 1',
    ],
    [
      'of a quarter that cannot be read',
      report(1, '2022-06-02', { period: unreadable('?') }),
      '2022-T1 1',
    ],
  ])('%s', (_, given, expected) => {
    expect(together(given).received).toEqual([expected])
  })

  it('given before anything was asked, of a quarter that is not asked for, answers nothing', () => {
    const unasked = report(1, '2022-01-20', { period: known('T4 2021') })
    expect(together(unasked).received).toEqual(['2021-T4 1'])
  })

  const undated = (dossier: number, on: string) =>
    report(dossier, on, { period: unreadable('?'), projectEnd: known('2023-01-31') })

  it('whose quarter cannot be told counts for the only one that had fallen due unanswered', () => {
    expect(together(report(1, '2022-04-03'), undated(2, '2022-07-02'))).toMatchObject({
      received: ['2022-T1 1', '2022-T2 2'],
      unplaced: [],
      projectEnd: '2023-01-31',
    })
  })

  it.each([
    [
      'none is left: it may correct the one that is in',
      [report(1, '2022-04-03'), undated(2, '2022-06-20')],
    ],
    ['several are', [undated(2, '2022-07-02')]],
    ['it came before the decision', [undated(2, '2021-10-04')]],
  ])('whose quarter cannot be told is not applied when %s', (_, given) => {
    const own = together(...given)
    expect(own.unplaced).toEqual([2])
    expect(own.received).toEqual(given.length > 1 ? ['2022-T1 1'] : [])
    expect([own.projectEnd, own.lastReportOn]).toEqual([
      null,
      given.length > 1 ? '2022-04-03' : null,
    ])
  })

  it('is placed by a correction of its quarter', () => {
    const corrected = { ...undated(2, '2022-07-02'), period: known('2e trimestre 2022') }
    expect(together(corrected)).toMatchObject({ received: ['2022-T2 2'], unplaced: [] })
  })

  it('replaces the earlier one of its period, whatever the order in which DS lists them', () => {
    const first = report(1, '2022-04-03', { projectEnd: known('2022-09-01') })
    const second = report(2, '2022-04-03', { projectEnd: known('2022-12-01') })
    for (const reports of [
      [first, second],
      [second, first],
    ])
      expect(together(...reports)).toMatchObject({
        received: ['2022-T1 2'],
        projectEnd: '2022-12-01',
      })
  })

  it('that is late changes nothing that a later period said, and adds its companies', () => {
    const firm = (name: string, siret: string | null) => ({ name, siret, department: '51' })
    const own = together(
      report(1, '2022-07-05', {
        period: known('T2 2022'),
        projectEnd: known('2022-12-31'),
        companies: known([firm('Atelier Exemple', '00000001800010')]),
      }),
      report(2, '2022-07-20', {
        projectEnd: known('2022-10-31'),
        consumed: known(new Decimal('1200.50')),
        companies: known([firm('ATELIER EXEMPLE', '00000001800010'), firm('Autre', null)]),
      }),
    )
    expect(own.projectEnd).toBe('2022-12-31')
    expect(own.consumed?.toString()).toBe('1200.5')
    expect(own.companies.map(({ name }) => name)).toEqual(['Atelier Exemple', 'Autre'])
    expect(own.lastReportOn).toBe('2022-07-20')
  })

  it.each([
    ['another SIREN', { siren: '111111111' }],
    ['a natural person', { siren: null }],
  ])('of %s is foreign: nothing of it is applied', (_, change) => {
    const own = together(report(1, '2022-04-03', { ...change, projectEnd: known('2022-02-01') }))
    expect(own).toMatchObject({ received: [], projectEnd: null, lastReportOn: null })
    expect(own.foreign).toHaveLength(1)
  })

  it.each([
    ['no number', missing],
    ['a number that cannot be read', unreadable('dossier de la mairie')],
    ['the number of no lauréat', known(9999)],
  ])('with %s is stray', (_, number) => {
    expect(together(report(1, '2022-04-03', { laureat: number }))).toMatchObject({
      received: [],
      foreign: [],
      stray: [1],
    })
  })

  it('does not end a project before it was granted, nor at a date that nobody can read: both are told', () => {
    const own = together(
      report(1, '2022-04-03', { projectEnd: known('2021-10-31') }),
      report(2, '2022-07-03', { period: known('T2 2022'), projectEnd: unreadable('1/12/9999') }),
    )
    expect(own.projectEnd).toBeNull()
    expect(own.unreadableEnds.map(({ found }) => found)).toEqual(['31/10/2021', '1/12/9999'])
  })
})

describe('a report from an account that the dossier does not know', () => {
  const stranger = 'inconnu@ailleurs.example'
  const before = report(1, '2022-04-03', { projectEnd: known('2022-12-31') })
  const foreign = report(2, '2022-04-05', { account: stranger, projectEnd: known('2022-02-01') })

  it('replaces nothing that stands, and waits for a person', () => {
    const own = together(before, foreign)
    expect(own).toMatchObject({ received: ['2022-T1 1'], projectEnd: '2022-12-31' })
    expect(own.unconfirmed).toEqual([foreign])
    expect(together(foreign)).toMatchObject({ received: [], lastReportOn: null })
  })

  it('applies once an instructeur accepts it, and its account is known from then on', () => {
    const later = report(3, '2022-07-04', { account: stranger, period: known('T2 2022') })
    const own = together({ ...foreign, isAccepted: true }, later)
    expect(own.received).toEqual(['2022-T1 2', '2022-T2 3'])
    expect(own.confirmed).toEqual([stranger])
  })

  it('applies when an instructeur had confirmed the account before', () => {
    const known = { ...laureat, isConfirmed: (account: string) => account === stranger }
    expect(readTogether(known, [foreign]).received).toEqual(['2022-T1 2'])
  })

  it('stays applied when the annotation already calls it received', () => {
    expect(readTogether({ ...laureat, received: new Set([2]) }, [foreign]).received).toEqual([
      '2022-T1 2',
    ])
  })

  it.each([
    ['the same address, in other letters', 'Mairie@Suippes.EXAMPLE', true],
    ['of the same house', 'comptable@suippes.example', true],
    ['of a provider open to anybody', 'quelquun@gmail.com', false],
    ['the address that the form gives, of such a provider', 'secretaire@gmail.com', true],
    ['of a house whose name ends alike', 'mairie@faux-suippes.example', false],
    ['of a part of the house', 'mairie@intrus.suippes.example', false],
    ['without a domain', 'suippes.example', false],
  ])('%s: %s is known: %s', (_, account, isKnown) => {
    const { received, unconfirmed } = together(report(1, '2022-04-03', { account }))
    expect([received.length, unconfirmed.length]).toEqual(isKnown ? [1, 0] : [0, 1])
  })
})

describe('a report of the quarter that has hardly begun', () => {
  const hasty = (dossier: number, on: string) => report(dossier, on, { period: known('T2 2022') })

  it('counts for the one that is due and unanswered, and that is told', () => {
    const { received } = together(hasty(1, '2022-04-04'))
    expect(received).toEqual(['2022-T1 1'])
    const { byLaureat } = matchReports('quarters', [laureat], [hasty(1, '2022-04-04')])
    expect(byLaureat.get(laureat.dossier)?.received[0]?.said).toBe('2022-T2')
  })

  it.each([
    [
      'the one before is answered',
      [report(1, '2022-04-01'), hasty(2, '2022-04-04')],
      ['2022-T1 1', '2022-T2 2'],
    ],
    ['half of it has passed', [hasty(2, '2022-05-17')], ['2022-T2 2']],
    ['nothing had fallen due', [report(1, '2022-01-20')], ['2022-T1 1']],
  ])('counts for that quarter when %s', (_, given, expected) => {
    expect(together(...given).received).toEqual(expected)
  })

  it('is replaced by a second one, which silences no other quarter', () => {
    expect(together(hasty(1, '2022-04-04'), hasty(2, '2022-04-06')).received).toEqual(['2022-T1 2'])
  })
})

describe('a report between two anniversaries', () => {
  it('counts for the period most of which lies in the quarter that it says', () => {
    const one = { ...laureat, decidedOn: '2022-01-17' }
    const given = [
      report(1, '2022-04-20'),
      report(2, '2022-07-20', { period: known('du 18 avril au 17 juillet 2022') }),
    ]
    expect(readTogether(one, given, 'anniversary').received).toEqual(['2022-T2 1', '2022-T3 2'])
  })
})

describe('a report dated by hand', () => {
  it.each([
    ['2022-02-28', []], // 31 days before the end of the quarter
    ['2022-03-01', ['2022-T1']],
    ['2022-04-20', ['2022-T1']],
    ['2022-06-15', ['2022-T1', '2022-T2']],
  ])('on %s stands for %j', (day, expected) => {
    expect([...periodsReportedBy('quarters', laureat, day)]).toEqual(expected)
  })
})
