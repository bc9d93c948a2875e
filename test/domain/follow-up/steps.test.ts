import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/dates.ts'
import { type Done, type Followed, stepDue } from '../../../src/domain/follow-up/steps.ts'
import { isWorkingDay } from '../../../src/domain/follow-up/working-days.ts'

const quarters = { calendar: 'quarters', steps: [0, 14, 30], holidays: 'france' } as const
const followed = (change: Partial<Followed> = {}): Followed => ({
  decidedOn: '2021-10-05',
  projectEnd: '2022-10-31',
  reported: new Set(),
  unplacedOn: null,
  ...change,
})

/** Looks every day, as the schedule does, and does what is due. */
function run(
  from: string,
  until: string,
  one: Followed | ((day: string) => Followed) = followed(),
  rhythm: Parameters<typeof stepDue>[0] = quarters,
): string[] {
  const done: Done[] = []
  const sent: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const due = stepDue(rhythm, typeof one === 'function' ? one(day) : one, done, day)
    if (!due) continue
    done.push({ on: day, period: due.period.id, step: due.step, refused: false })
    sent.push(`${day} ${due.period.id} ${due.step}`)
  }
  return sent
}

describe('steps', () => {
  it('asks a silent lauréat on working days only, to the final report and no further', () => {
    expect(run('2021-12-01', '2024-12-31')).toEqual([
      '2022-01-03 2021-T4 request', // the 1st is a holiday and a Saturday
      '2022-01-14 2021-T4 reminder',
      '2022-01-31 2021-T4 last', // the 30th is a Sunday
      '2022-04-01 2022-T1 request',
      '2022-04-14 2022-T1 reminder',
      '2022-05-02 2022-T1 last',
      '2022-07-01 2022-T2 request',
      '2022-07-15 2022-T2 reminder', // the 14th is a holiday
      '2022-08-01 2022-T2 last',
      '2022-10-03 2022-T3 request',
      '2022-10-14 2022-T3 reminder',
      '2022-10-31 2022-T3 last',
      '2023-01-02 2022-T4 request',
      '2023-01-16 2022-T4 reminder',
      '2023-01-30 2022-T4 last',
    ])
  })

  it('never asks on the due date itself', () => {
    expect(run('2022-03-31', '2022-03-31', followed({ reported: new Set(['2021-T4']) }))).toEqual(
      [],
    )
  })

  it('sends the latest step only after a stoppage, and skips what the next period replaced', () => {
    expect(run('2022-05-10', '2022-05-31')).toEqual(['2022-05-10 2022-T1 last'])
    expect(run('2022-07-20', '2022-08-31')).toEqual([
      '2022-07-20 2022-T2 reminder',
      '2022-08-01 2022-T2 last',
    ])
  })

  it('does not dig up a final report whose quarter is past', () => {
    expect(run('2023-04-03', '2024-12-31')).toEqual([])
    expect(run('2023-03-31', '2023-12-31')).toEqual(['2023-03-31 2022-T4 last'])
  })

  it('stops once the report is in, and asks for the next one', () => {
    const one = (day: string) =>
      followed({ reported: new Set(day > '2022-04-05' ? ['2022-T1'] : []) })
    expect(run('2022-04-01', '2022-07-01', one)).toEqual([
      '2022-04-01 2022-T1 request',
      '2022-07-01 2022-T2 request',
    ])
  })

  it('asks nothing of a lauréat who was early', () => {
    expect(run('2022-04-01', '2022-06-30', followed({ reported: new Set(['2022-T1']) }))).toEqual(
      [],
    )
  })

  it('goes on when a report moves the end of the project, and stops sooner when it moves it back', () => {
    const later = followed({ projectEnd: '2023-02-01', reported: new Set(['2022-T4']) })
    expect(run('2023-01-02', '2023-04-03', later)).toEqual(['2023-04-03 2023-T1 request'])
    const sooner = followed({ projectEnd: '2022-02-01', reported: new Set(['2022-T1']) })
    expect(run('2022-04-01', '2023-12-31', sooner)).toEqual([])
  })

  it('sends nothing more for the period in which the address was refused', () => {
    const done = [{ on: '2022-04-01', period: '2022-T1', step: 'request', refused: true }] as const
    expect(stepDue(quarters, followed(), done, '2022-04-14')).toBeNull()
    expect(stepDue(quarters, followed(), done, '2022-07-01')?.step).toBe('request')
  })

  it('starts again from the new decision of a dossier decided twice', () => {
    expect(run('2022-04-01', '2022-06-30', followed({ decidedOn: '2022-03-15' }))).toEqual([])
  })

  it('follows anniversaries through a year end', () => {
    const rhythm = { calendar: 'anniversary', steps: [0, 14, 30], holidays: 'france' } as const
    const one = followed({ decidedOn: '2021-09-30', projectEnd: '2022-03-01' })
    expect(run('2021-10-01', '2023-01-01', one, rhythm)).toEqual([
      '2021-12-31 2021-T4 request',
      '2022-01-13 2021-T4 reminder',
      '2022-01-31 2021-T4 last',
      '2022-03-31 2022-T1 request',
      '2022-04-13 2022-T1 reminder',
      '2022-04-29 2022-T1 last',
    ])
  })

  it('names two steps a request and a last reminder', () => {
    const rhythm = { calendar: 'quarters', steps: [5, 20], holidays: 'france' } as const
    expect(run('2022-04-01', '2022-06-30', followed(), rhythm)).toEqual([
      '2022-04-05 2022-T1 request',
      '2022-04-20 2022-T1 last',
    ])
  })

  it('sends nothing on the holidays of Alsace-Moselle where they are kept', () => {
    const steps = [15, 30] as const
    const one = followed({ reported: new Set(['2021-T4']) })
    const first = (holidays: 'france' | 'alsace-moselle') =>
      run('2022-04-01', '2022-06-30', one, { calendar: 'quarters', steps, holidays })[0]
    expect(first('france')).toBe('2022-04-15 2022-T1 request') // Good Friday
    expect(first('alsace-moselle')).toBe('2022-04-19 2022-T1 request') // and Easter Monday
  })

  it('waits for a person when the period of a report given since cannot be told', () => {
    const waiting = followed({ unplacedOn: '2022-04-04' })
    expect(run('2022-04-05', '2022-07-01', waiting)).toEqual(['2022-07-01 2022-T2 request'])
    const before = followed({ unplacedOn: '2022-03-31' })
    expect(run('2022-04-01', '2022-04-01', before)).toEqual(['2022-04-01 2022-T1 request'])
  })

  it('sends the latest of the steps that fall on one day, and one a day at most', () => {
    const soon = (steps: number[]) =>
      run('2022-04-01', '2022-06-30', followed(), {
        calendar: 'quarters',
        steps,
        holidays: 'france',
      })
    expect(soon([0, 1])).toEqual(['2022-04-01 2022-T1 last'])
    expect(soon([0, 2, 3])).toEqual(['2022-04-01 2022-T1 request', '2022-04-04 2022-T1 last'])
    const request = {
      on: '2022-04-14',
      period: '2022-T1',
      step: 'request',
      refused: false,
    } as const
    expect(stepDue(quarters, followed(), [request], '2022-04-14')).toBeNull()
    expect(stepDue(quarters, followed(), [request], '2022-04-15')?.step).toBe('reminder')
  })

  it('never sends two e-mails on one day, nor one on a day off, whatever the rhythm and the passes', () => {
    const days = fc.integer({ min: 0, max: 500 }).map((count) => addDays('2021-12-01', count))
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 3 }),
        fc.array(days, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('quarters', 'anniversary'),
        (offsets, passes, calendar) => {
          const rhythm = {
            calendar,
            steps: offsets.sort((a, b) => a - b),
            holidays: 'france',
          } as const
          const done: Done[] = []
          for (const on of passes.sort()) {
            const due = stepDue(rhythm, followed(), done, on)
            if (due) done.push({ on, period: due.period.id, step: due.step, refused: false })
          }
          expect(new Set(done.map(({ on }) => on)).size).toBe(done.length)
          for (const { on } of done) expect(isWorkingDay(on, 'france')).toBe(true)
        },
      ),
    )
  })
})
