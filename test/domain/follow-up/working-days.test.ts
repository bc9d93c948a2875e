import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/dates.ts'
import {
  holidaysIn,
  isWorkingDay,
  workingDayFrom,
  workingDaysAfter,
} from '../../../src/domain/follow-up/working-days.ts'

/** As published on service-public.fr; Pentecost and Easter Mondays and Ascension move with Easter. */
const HOLIDAYS = {
  2021: [
    '01-01',
    '04-05',
    '05-01',
    '05-08',
    '05-13',
    '05-24',
    '07-14',
    '08-15',
    '11-01',
    '11-11',
    '12-25',
  ],
  2022: [
    '01-01',
    '04-18',
    '05-01',
    '05-08',
    '05-26',
    '06-06',
    '07-14',
    '08-15',
    '11-01',
    '11-11',
    '12-25',
  ],
  // Easter on the day of the clock change
  2024: [
    '01-01',
    '04-01',
    '05-01',
    '05-08',
    '05-09',
    '05-20',
    '07-14',
    '08-15',
    '11-01',
    '11-11',
    '12-25',
  ],
  2026: [
    '01-01',
    '04-06',
    '05-01',
    '05-08',
    '05-14',
    '05-25',
    '07-14',
    '08-15',
    '11-01',
    '11-11',
    '12-25',
  ],
}

describe('working days', () => {
  it.each(Object.entries(HOLIDAYS))(
    'of %s: no week-end, no public holiday, all the rest',
    (year, holidays) => {
      for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
        const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
        const isOff = weekday === 0 || weekday === 6 || holidays.includes(day.slice(5))
        expect([day, isWorkingDay(day, 'france')]).toEqual([day, !isOff])
      }
    },
  )

  it.each([
    ['2022-04-15', '2022-04-15'],
    ['2022-04-16', '2022-04-19'], // Easter week-end and its Monday
    ['2021-12-25', '2021-12-27'],
    ['2022-01-01', '2022-01-03'],
    ['2024-05-08', '2024-05-10'], // a holiday, then Ascension
    ['2024-02-29', '2024-02-29'],
  ])('from %s, the next one is %s', (day, expected) => {
    expect(workingDayFrom(day, 'france')).toBe(expected)
  })

  it.each([
    ['2022-03-26', '2022-03-27', '2022-03-28'],
    ['2022-10-29', '2022-10-30', '2022-10-31'],
    ['2024-02-28', '2024-02-29', '2024-03-01'],
    ['2021-12-30', '2021-12-31', '2022-01-01'],
  ])('a day after %s is %s, then %s', (day, next, afterNext) => {
    expect(addDays(day, 1)).toBe(next)
    expect(addDays(day, 2)).toBe(afterNext)
  })

  it.each([
    ['2022-04-15', false, true], // Good Friday
    ['2022-12-26', false, true],
    ['2024-03-29', false, true], // Good Friday, the week-end of the clock change
    ['2022-12-27', true, true],
    ['2022-07-14', false, false],
  ])('%s in Alsace-Moselle: %s, in the rest of France: %s', (day, there, elsewhere) => {
    expect([isWorkingDay(day, 'alsace-moselle'), isWorkingDay(day, 'france')]).toEqual([
      there,
      elsewhere,
    ])
  })

  it.each([
    [['51'], 'france'],
    [['51', '57'], 'alsace-moselle'],
    [['67'], 'alsace-moselle'],
    [['68'], 'alsace-moselle'],
    [[], 'france'],
  ])('of a campaign in %j are those of %s', (departments, holidays) => {
    expect(holidaysIn(departments)).toBe(holidays)
  })

  it.each([
    ['2022-04-01', 3, '2022-04-06'], // a Friday
    ['2022-04-14', 1, '2022-04-15'],
    ['2022-04-14', 2, '2022-04-19'], // Easter
    ['2022-04-16', 1, '2022-04-19'],
  ])('after %s, the %dth one is %s', (day, count, expected) => {
    expect(workingDaysAfter(day, count, 'france')).toBe(expected)
  })
})
