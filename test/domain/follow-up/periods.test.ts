import { describe, expect, it } from 'vitest'
import {
  periodInWords,
  periodLabel,
  periodNames,
  readPeriodName,
} from '../../../src/domain/follow-up/period-words.ts'
import {
  periodIn,
  periodsUntilNext,
  quarterOf,
  startOfPeriod,
} from '../../../src/domain/follow-up/periods.ts'
import { readPeriod } from '../../../src/domain/follow-up/read-period.ts'

const shown = (periods: ReturnType<typeof periodsUntilNext>) =>
  periods.map(({ id, dueOn, final }) => `${id} ${dueOn}${final ? ' final' : ''}`)

describe('reports due by quarter', () => {
  it.each([
    [
      '30 days before the end of the quarter',
      '2022-03-01',
      ['2022-T1 2022-03-31', '2022-T2 2022-06-30'],
    ],
    ['29 days before', '2022-03-02', ['2022-T2 2022-06-30']],
    ['on the last day of a quarter', '2022-03-31', ['2022-T2 2022-06-30']],
    ['across the year end', '2021-12-15', ['2022-T1 2022-03-31', '2022-T2 2022-06-30']],
    ['on a leap day', '2024-02-29', ['2024-T1 2024-03-31', '2024-T2 2024-06-30']],
  ])('decided %s', (_, decidedOn, expected) => {
    const today = decidedOn < '2024' ? '2022-04-10' : '2024-04-10'
    expect(shown(periodsUntilNext('quarters', decidedOn, null, today))).toEqual(expected)
  })

  it('ends with the quarter of the project’s end', () => {
    const periods = periodsUntilNext('quarters', '2021-11-02', '2022-08-15', '2023-05-01')
    expect(shown(periods)).toEqual([
      '2021-T4 2021-12-31',
      '2022-T1 2022-03-31',
      '2022-T2 2022-06-30',
      '2022-T3 2022-09-30 final',
    ])
  })

  it('ends on that very day when the project does', () => {
    const periods = periodsUntilNext('quarters', '2021-12-20', '2022-03-31', '2022-12-01')
    expect(shown(periods)).toEqual(['2022-T1 2022-03-31 final'])
  })

  it('asks once of a project that ended before its first due date', () => {
    const periods = periodsUntilNext('quarters', '2022-03-10', '2022-03-20', '2022-12-01')
    expect(shown(periods)).toEqual(['2022-T2 2022-06-30 final'])
  })
})

describe('reports due by anniversary', () => {
  it('falls due every three months, on the last day of a shorter month', () => {
    const periods = periodsUntilNext('anniversary', '2021-11-30', '2022-09-01', '2023-01-01')
    expect(shown(periods)).toEqual([
      '2022-T1 2022-02-28',
      '2022-T2 2022-05-30',
      '2022-T3 2022-08-30',
      '2022-T4 2022-11-30 final',
    ])
  })

  it('keeps the day across a leap day and both clock changes', () => {
    const periods = periodsUntilNext('anniversary', '2023-11-29', null, '2024-11-01')
    expect(periods.map(({ dueOn }) => dueOn)).toEqual([
      '2024-02-29',
      '2024-05-29',
      '2024-08-29',
      '2024-11-29',
    ])
  })
})

describe('a quarter in words', () => {
  it.each([
    ['T1 2022', '2022-T1'],
    ['t2-2022', '2022-T2'],
    ['2022 T3', '2022-T3'],
    ['Q4 2022', '2022-T4'],
    ['1er trimestre 2022', '2022-T1'],
    ['2e trimestre 2022', '2022-T2'],
    ['3ème trim. 2022', '2022-T3'],
    ['Trimestre 4 2022', '2022-T4'],
    ['Premier trimestre 2022', '2022-T1'],
    ['quatrième trimestre de l’année 2022', '2022-T4'],
    ['3T2021', '2021-T3'],
    ['1T 2022', '2022-T1'],
    ['Juillet-septembre 2021', '2021-T3'],
    ['janvier à mars 2022', '2022-T1'],
    ['janvier, février et mars 2022', '2022-T1'],
    ['du 1er janvier au 31 mars 2022', '2022-T1'],
    ['01/04/2022 - 30/06/2022', '2022-T2'],
    ['T1 2022 (janvier à mars)', '2022-T1'],
    ['du 18 janvier au 17 avril 2022', '2022-T1'],
    ['18 décembre au 17 mars 2022', '2022-T1'],
    ['second trimestre 2022', '2022-T2'],
    ['1° trimestre 2022', '2022-T1'],
    ['2nd trimestre 2022', '2022-T2'],
    ['T1 et T2 2022', null],
    ['1er et 2e trimestres 2022', null],
    ['premier et deuxième trimestre 2022', null],
    ['T4 2021', '2021-T4'],
    ['T4 2021 - T1 2022', null],
    ['T4 2021 et T1 2022', null],
    ['T1 2021, T1 2022', null],
    ['T1 2022 (avril à juin)', null],
    ['janvier 2022', null],
    ['janvier à juin 2022', null],
    ['1er semestre 2022', null],
    ['31 avril - 30 juin 2022', null],
    ['02/2022', null],
    ['T5 2022', null],
    ['T1', null],
    ['T1 22', null],
    ['', null],
  ])('« %s » is read as %s', (text, expected) => {
    expect(readPeriod(text)).toBe(expected)
  })

  it('is written as it is read', () => {
    expect(periodLabel('2022-T1')).toBe('T1 2022')
    const [first] = periodsUntilNext('quarters', '2022-05-02', null, '2022-05-02')
    expect(first && periodInWords('quarters', first)).toBe('deuxième trimestre 2022')
    expect(readPeriod('troisième trimestre 2022')).toBe('2022-T3')
    expect(startOfPeriod('2022-T4')).toBe('2022-10-01')
  })
})

describe('a period between two anniversaries', () => {
  const decidedOn = '2022-01-17'
  const [first, second] = periodsUntilNext('anniversary', decidedOn, null, '2022-07-01')
  if (!first || !second) throw new Error('no period')

  it('bears its dates, in the e-mail and in the annotation', () => {
    expect(periodInWords('anniversary', first)).toBe('du 18 janvier au 17 avril 2022')
    const [winter] = periodsUntilNext('anniversary', '2021-11-30', null, '2021-12-01')
    expect(winter && periodInWords('anniversary', winter)).toBe(
      'du 1er décembre 2021 au 28 février 2022',
    )
    const nameOf = periodNames('anniversary', decidedOn, '2022-07-01')
    expect(nameOf(first.id)).toBe('du 18/01/2022 au 17/04/2022')
    expect(readPeriodName(nameOf(first.id))).toBe(first.id)
    expect(periodNames('quarters', decidedOn, '2022-07-01')('2022-T1')).toBe('T1 2022')
  })

  it('is called by people after the quarter in which most of it lies', () => {
    expect([first.id, quarterOf(first)]).toEqual(['2022-T2', '2022-T1'])
    expect(periodIn('anniversary', decidedOn, '2022-T1')).toEqual(first)
    expect(periodIn('anniversary', decidedOn, '2022-T2')).toEqual(second)
    expect(periodIn('anniversary', decidedOn, '2021-T4')).toBeNull()
  })
})

describe('whatever year somebody typed', () => {
  it.each(['9999-12-31', '2099-12-31'])('periods end: %s', (day) => {
    expect(periodsUntilNext('quarters', '2021-10-05', null, day).length).toBeLessThan(200)
    expect(periodsUntilNext('anniversary', '2021-10-05', day, day).length).toBeLessThan(200)
  })
})
