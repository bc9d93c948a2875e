import { IANAZone } from 'luxon'
import { createTask, parse, validateDetailed } from 'node-cron'

const ZONE = IANAZone.create('Europe/Paris')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
// 29 February comes back after eight years at most, once a century.
const HORIZON_DAYS = 9 * 366

/** A cron expression as what it means: wall-clock minutes of certain days, in Europe/Paris. */
interface Cron {
  /** Minutes of the day, from 0 to 1439, in order. */
  minutes: number[]
  everyHour: boolean
  isDay(wallDay: number): boolean
}

/**
 * The instants of a cron expression are found here rather than by node-cron's own timer, which drops a run that
 * is more than a second late, reads the real clock only, and stops for an hour when clocks go back.
 *
 * Wall-clock times are handled as if they were UTC (`wall`), in milliseconds.
 */
function readCron(expression: string): Cron {
  const { minute, hour } = parse(expression)
  const days = createTask(`0 0 ${expression.trim().split(/\s+/).slice(2).join(' ')}`, () => {}, {
    timezone: 'UTC',
  })
  void days.destroy()
  const minutes = hour.flatMap((h) => minute.map((m) => h * 60 + m))
  return {
    minutes: minutes.sort((a, b) => a - b),
    everyHour: hour.length === 24,
    isDay: (wallDay) => days.match(new Date(wallDay)),
  }
}

/**
 * What is wrong with a cron expression of the configuration, or null. Five fields: minute, hour, day of the month
 * (`L` is the last), month, day of the week.
 */
export function validateCron(expression: string): string | null {
  if (expression.trim().split(/\s+/).length !== 5) {
    return 'expected five fields: minute, hour, day of month, month, day of week'
  }
  const { valid, errors } = validateDetailed(expression)
  if (!valid) return [...new Set(errors.map(inWords))].join('; ')
  return nextSlot(expression, Date.now()) === null ? 'never happens' : null
}

const FIELDS: Readonly<Record<string, string>> = {
  minute: 'minute',
  hour: 'hour',
  dayOfMonth: 'day of the month',
  month: 'month',
  dayOfWeek: 'day of the week',
}

function inWords({ field, value, message }: { field?: string; value?: string; message: string }) {
  if (message.includes('impossible')) return 'that month never has that day'
  const name = FIELDS[field ?? '']
  return name ? `${value} is no ${name}` : 'it holds signs that mean nothing there'
}

/** The last instant (ms) of the expression with `after` < instant <= `until`, or null. */
export function latestSlot(expression: string, after: number, until: number): number | null {
  const cron = readCron(expression)
  const first = wallDayOf(after)
  for (let day = wallDayOf(until); day >= first; day -= DAY) {
    const slot = slotsOfDay(cron, day).findLast((instant) => instant <= until)
    if (slot !== undefined) return slot > after ? slot : null
  }
  return null
}

/** The first instant (ms) of the expression after `after`, or null when there is none in the next nine years. */
export function nextSlot(expression: string, after: number): number | null {
  const cron = readCron(expression)
  const first = wallDayOf(after)
  for (let day = first; day < first + HORIZON_DAYS * DAY; day += DAY) {
    const slot = slotsOfDay(cron, day).find((instant) => instant > after)
    if (slot !== undefined) return slot
  }
  return null
}

function slotsOfDay(cron: Cron, wallDay: number): number[] {
  if (!cron.isDay(wallDay)) return []
  const instants = cron.minutes.flatMap((minute) =>
    instantsOf(wallDay + minute * MINUTE, cron.everyHour),
  )
  return [...new Set(instants)].sort((a, b) => a - b)
}

/**
 * When clocks go forward, 02:30 does not exist: it is 03:30, as a watch that was not set would tell. When they go
 * back, 02:30 comes twice: once is enough for a fixed hour, but what runs every hour runs in both.
 */
function instantsOf(wall: number, everyHour: boolean): number[] {
  const offsets = new Set([wall - DAY, wall + DAY].map((near) => ZONE.offset(near)))
  const candidates = [...offsets].map((offset) => wall - offset * MINUTE)
  const real = candidates.filter((instant) => wallOf(instant) === wall)
  const [first] = real.length > 0 ? real : candidates
  return everyHour || first === undefined ? real : [first]
}

function wallOf(instant: number): number {
  return instant + ZONE.offset(instant) * MINUTE
}

function wallDayOf(instant: number): number {
  return Math.floor(wallOf(instant) / DAY) * DAY
}
