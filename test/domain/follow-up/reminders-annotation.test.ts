import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mergeReminders,
  type Reminder,
  type ReportLine,
  readReminders,
  readReportLines,
  writeReminders,
} from '../../../src/domain/follow-up/reminders-annotation.ts'
import { STEPS } from '../../../src/domain/follow-up/steps.ts'
import { addDays } from '../../../src/domain/follow-up/working-days.ts'

const sent: Reminder = { on: '2022-04-01', period: '2022-T1', step: 'request', ending: 'sent' }

const reminder: fc.Arbitrary<Reminder> = fc.record({
  on: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2021-01-01', days)),
  period: fc
    .tuple(fc.integer({ min: 2021, max: 2030 }), fc.integer({ min: 1, max: 4 }))
    .map(([year, quarter]) => `${year}-T${quarter}`),
  step: fc.constantFrom(...STEPS),
  ending: fc.constantFrom('sent', 'unknown', 'rejected'),
})

const reportLine: fc.Arbitrary<ReportLine> = fc.record({
  on: reminder.map(({ on }) => on),
  dossier: fc.integer({ min: 1, max: 99_999_999 }),
  fate: fc.oneof(
    reminder.map(({ period }) => ({ received: period })),
    fc.constantFrom('foreign' as const, 'unplaced' as const).map((ignored) => ({ ignored })),
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
      '05/04/2022 – état des lieux non pris en compte (dossier 9002) : déposé par un autre organisme',
      '04/07/2022 – état des lieux non pris en compte (dossier 9003) : trimestre illisible ou inattendu, à corriger dans l’état des lieux',
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

  it('believes the journal about an ending', () => {
    const uncertain: Reminder = { ...sent, ending: 'unknown' }
    expect(mergeReminders([uncertain], [sent])).toEqual([sent])
  })
})
