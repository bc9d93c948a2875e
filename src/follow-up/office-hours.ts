import { DateTime } from 'luxon'
import type { Day } from '../domain/facts.ts'
import { type Holidays, isWorkingDay } from '../domain/follow-up/working-days.ts'

/** Hours of Paris in which an e-mail may reach a lauréat: nobody is written to at night because a server came back. */
export const OFFICE_HOURS = { from: 7, until: 20 } as const

const MINUTE = 60_000
const SHORTEST_PAUSE_MS = 2 * MINUTE
const LONGEST_PAUSE_MS = 60 * MINUTE

const inParis = (at: number) => DateTime.fromMillis(at, { zone: 'Europe/Paris' })
const dayOf = (at: number): Day => inParis(at).toFormat('yyyy-MM-dd')

/** @param day the day for which the e-mail was planned: the pass may have lasted until the next one */
export function mayLeave(at: number, day: Day, holidays: Holidays): boolean {
  const { hour } = inParis(at)
  const isOpen = hour >= OFFICE_HOURS.from && hour < OFFICE_HOURS.until
  return dayOf(at) === day && isWorkingDay(day, holidays) && isOpen
}

/** How long (ms) what is due waits for the office hours of the day; null when these are over, or not today. */
export function pauseUntilOpening(at: number, holidays: Holidays): number | null {
  if (!isWorkingDay(dayOf(at), holidays)) return null
  const pause = inParis(at).startOf('day').plus({ hours: OFFICE_HOURS.from }).toMillis() - at
  return pause > 0 ? pause : null
}

/**
 * How long (ms) what could not leave now waits: as long as it has waited so far, from two minutes to an hour.
 * @param since the first try of the day
 * @returns null when the office hours of that day end before, or when it is a day off
 */
export function pauseUntilNextTry(at: number, since: number, holidays: Holidays): number | null {
  if (!isWorkingDay(dayOf(at), holidays)) return null
  const pause = Math.min(Math.max(at - since, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS)
  const next = inParis(at + pause)
  return next.hasSame(inParis(at), 'day') && next.hour < OFFICE_HOURS.until ? pause : null
}
