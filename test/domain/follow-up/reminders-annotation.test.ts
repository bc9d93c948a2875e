import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/dates.ts'
import { linesIn } from '../../../src/domain/eligibility/box.ts'
import { missing, unreadable } from '../../../src/domain/facts.ts'
import {
  mergeReminders,
  type Reminder,
  readReminders,
  readReportLines,
  writeReminders,
} from '../../../src/domain/follow-up/reminders-annotation.ts'
import {
  type ReportLine,
  reportLines,
  reportNotes,
} from '../../../src/domain/follow-up/report-lines.ts'
import { noReports } from '../../../src/domain/follow-up/reports.ts'
import { STEPS } from '../../../src/domain/follow-up/steps.ts'

const sent: Reminder = { on: '2022-04-01', period: '2022-T1', step: 'request', ending: 'sent' }

const reminder: fc.Arbitrary<Reminder> = fc
  .record({
    on: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2021-01-01', days)),
    period: fc
      .tuple(fc.integer({ min: 2021, max: 2030 }), fc.integer({ min: 1, max: 4 }))
      .map(([year, quarter]) => `${year}-T${quarter}`),
    step: fc.constantFrom(...STEPS),
    ending: fc.constantFrom('sent', 'unknown', 'rejected'),
    address: fc.option(fc.emailAddress(), { nil: undefined }),
  })
  .map(({ address, ...rest }) =>
    rest.ending === 'rejected' && address !== undefined ? { ...rest, address } : rest,
  )

const reportLine: fc.Arbitrary<ReportLine> = fc.record({
  on: reminder.map(({ on }) => on),
  dossier: fc.integer({ min: 1, max: 99_999_999 }),
  fate: fc.oneof(
    reminder.map(({ period }) => ({ received: period })),
    fc
      .tuple(reminder, reminder)
      .map(([one, other]) => ({ received: one.period, said: other.period })),
    fc
      .constantFrom('foreign' as const, 'unconfirmed' as const, 'unplaced' as const)
      .map((ignored) => ({ ignored })),
  ),
})

describe('the reminders annotation', () => {
  it('is one line each, the oldest first', () => {
    const last: Reminder = { on: '2022-05-02', period: '2022-T1', step: 'last', ending: 'unknown' }
    expect(writeReminders([last, sent], []).split('\n')).toEqual([
      '01/04/2022 – T1 2022 – demande – envoyée',
      '02/05/2022 – T1 2022 – dernière relance – envoi incertain, non renouvelé',
    ])
  })

  it('tells what became of the reports', () => {
    const lines: ReportLine[] = [
      { on: '2022-07-04', dossier: 9003, fate: { ignored: 'unplaced' } },
      { on: '2022-04-04', dossier: 9001, fate: { received: '2022-T1' } },
      { on: '2022-04-05', dossier: 9002, fate: { ignored: 'foreign' } },
    ]
    expect(writeReminders([sent], lines).split('\n')).toEqual([
      '01/04/2022 – T1 2022 – demande – envoyée',
      '04/04/2022 – T1 2022 – état des lieux reçu (dossier 9001)',
      '05/04/2022 – état des lieux écarté (dossier 9002) : déposé par un autre organisme',
      '04/07/2022 – état des lieux à corriger (dossier 9003) : trimestre illisible ou inattendu',
    ])
  })

  it('reads what it wrote, whatever DS does to spaces and line ends', () => {
    fc.assert(
      fc.property(fc.array(reminder), fc.array(reportLine), (reminders, reports) => {
        const known = mergeReminders([], reminders)
        const text = writeReminders(known, reports)
          .replaceAll('\n', '\r\n')
          .replaceAll(' ', '\u00a0')
        const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort()
        expect(sorted(readReminders(text))).toEqual(sorted(known))
        expect(sorted(readReportLines(text))).toEqual(sorted(reports))
      }),
    )
  })

  it.each([
    '',
    'Le maire a été appelé le 4 avril.',
    '01/04/2022 – T1 2022 – état des lieux reçu (dossier 9001)',
    '01/04/2022 – T5 2022 – demande – envoyée',
    '01/04/2022 – T1 2022 – demande – faite',
    '01/04/2022 - T1 2022 - demande - envoyée',
  ])('reads no e-mail in « %s »', (line) => {
    expect(readReminders(line)).toEqual([])
  })

  it.each<[string, ReportLine['fate']]>([
    ['état des lieux reçu (dossier 9001)', { received: '2022-T1' }],
    [
      'état des lieux reçu (dossier 9001), qui indique T2 2022 à tort',
      { received: '2022-T1', said: '2022-T2' },
    ],
    [
      'état des lieux non pris en compte (dossier 9001) : déposé par un autre organisme',
      { ignored: 'foreign' },
    ],
    [
      'état des lieux non pris en compte (dossier 9001) : trimestre illisible ou inattendu, à corriger dans l’état des lieux',
      { ignored: 'unplaced' },
    ],
    [
      'état des lieux à confirmer (dossier 9001) : déposé par un compte que le dossier ne connaît pas ; s’il vient bien du lauréat, acceptez-le dans DS',
      { ignored: 'unconfirmed' },
    ],
  ])('still understands what earlier releases wrote: « %s »', (said, fate) => {
    const period = 'received' in fate ? 'T1 2022 – ' : ''
    expect(readReportLines(`04/04/2022 – ${period}${said}`)).toEqual([
      { on: '2022-04-04', dossier: 9001, fate },
    ])
  })

  it('has no line that the box of DS folds, save what a person has to do or an address', () => {
    const on = '2022-04-04'
    const period = '2022-T1'
    const reminders = STEPS.flatMap((step) =>
      (['sent', 'unknown', 'rejected'] as const).map((ending) => ({ on, period, step, ending })),
    )
    const dossier = 30_000_001
    const reports: ReportLine[] = [
      { on, dossier, fate: { received: period, said: '2022-T2' } },
      { on, dossier, fate: { ignored: 'foreign' } },
      { on, dossier, fate: { ignored: 'unplaced' } },
    ]
    for (const line of writeReminders(reminders, reports).split('\n'))
      expect(linesIn(line), line).toBe(1)
  })

  it('quotes the address that was refused, and still understands the lines that did not', () => {
    const refused = { ...sent, ending: 'rejected', address: 'mairie@a.example' } as const
    expect(writeReminders([refused], [])).toBe(
      '01/04/2022 – T1 2022 – demande – adresse refusée (mairie@a.example), à corriger',
    )
    const old = '01/04/2022 – T1 2022 – demande – adresse refusée, à corriger'
    expect(readReminders(old)).toEqual([{ ...sent, ending: 'rejected' }])
    expect(mergeReminders(readReminders(old), [refused])).toEqual([refused])
  })

  it('keeps each refused address, so that none is tried again once the journal is lost', () => {
    const refused = ['a', 'b'].map(
      (name) => ({ ...sent, ending: 'rejected', address: `${name}@a.example` }) as const,
    )
    expect(mergeReminders(refused, [sent])).toEqual([...refused, sent])
    expect(readReminders(writeReminders([...refused, sent], []))).toEqual([...refused, sent])
  })

  it('lists three reports of strangers and counts the others, whatever they hold', () => {
    const report = (dossier: number, found = '') => ({
      dossier,
      depositedOn: '2022-04-05',
      changedOn: '2022-04-05',
      siren: null,
      account: 'inconnu@ailleurs.example',
      isAccepted: false,
      laureat: missing,
      period: missing,
      progress: missing,
      consumed: missing,
      projectEnd: found === '' ? missing : unreadable(found),
      companies: missing,
    })
    const many = Array.from({ length: 1_000 }, (_, place) => report(place + 1))
    const own = {
      ...noReports,
      foreign: many,
      unconfirmed: many,
      unplaced: many,
      unreadableEnds: many.map((one) => ({
        report: one,
        found: `x\n01/04/2022 – T1 2022 – demande – envoyée${'y'.repeat(9_999)}`,
      })),
    }
    const text = writeReminders([], reportLines(own), reportNotes(own))
    const lines = text.split('\n')
    expect(lines).toHaveLength(3 * 3 + 3 + 3)
    expect(text.replace(/\s/g, ' ')).toContain('997 autres états des lieux à confirmer')
    expect(text.length).toBeLessThan(3_000)
    expect(readReminders(text)).toEqual([])
  })

  it('believes the journal about an ending', () => {
    const uncertain: Reminder = { ...sent, ending: 'unknown' }
    expect(mergeReminders([uncertain], [sent])).toEqual([sent])
  })
})
