import { describe, expect, it } from 'vitest'
import { JOBS } from '../../jobs/index.ts'
import { parseConfig } from '../../src/config/load.ts'
import { readTimetable } from '../../src/queue/hours.ts'
import { MemoryJournal } from '../mail/support.ts'

const CAMPAIGN = `
campaigns:
  - { id: essai, preset: marne-volet-1, demarche: 51001, robot: robot@prefecture.example.org`
const PLAIN = parseConfig(`${CAMPAIGN} }`, 'test')
const FOLLOWED = parseConfig(
  `${CAMPAIGN}, followUp: { reports: { annotation: true } }, laureatList: { to: [liste@example.org] } }`,
  'test',
)
/** A Monday in summer: 10:02 in Paris. */
const NOW = Date.parse('2021-07-12T08:02:00Z')

async function timetable(config = FOLLOWED, lastRuns: Record<string, string> = {}) {
  const journal = new MemoryJournal()
  for (const [schedule, slot] of Object.entries(lastRuns))
    await journal.set(`lastRun:${schedule}`, slot)
  const rows = await readTimetable(journal, JOBS, config, NOW)
  return new Map(rows.map((row) => [row.schedule, row]))
}

describe('the timetable', () => {
  it('tells the next slot of each schedule, by the clocks of Paris', async () => {
    const rows = await timetable()
    expect([...rows].map(([schedule, { next }]) => [schedule, next])).toEqual([
      ['poll', '2021-07-12T08:05:00.000Z'],
      ['reconcile', '2021-07-13T01:30:00.000Z'],
      ['follow-up', '2021-07-13T06:30:00.000Z'],
      ['laureat-list', '2021-07-31T05:00:00.000Z'],
    ])
  })

  it('leaves out what the configuration gives nothing to do', async () => {
    expect([...(await timetable(PLAIN)).keys()]).toEqual(['poll', 'reconcile'])
  })

  it.each([
    ['served a moment ago', '2021-07-12T08:00:00.000Z', null],
    ['late by a busy moment', '2021-07-12T07:45:00.000Z', null],
    ['served by a clock that was ahead', '2021-09-01T08:00:00.000Z', '2021-07-12T07:45:00.000Z'],
    ['not served any more', '2021-07-12T07:30:00.000Z', '2021-07-12T07:45:00.000Z'],
  ])('a poll %s', async (_name, last, missed) => {
    expect((await timetable(FOLLOWED, { poll: last })).get('poll')).toMatchObject({ last, missed })
  })

  it('misses nothing before its first slot', async () => {
    expect((await timetable()).get('poll')).toMatchObject({ last: null, missed: null })
  })
})
