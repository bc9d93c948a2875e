/** When reports fall due, told once more from « Suivi des lauréats » and apart from the worker's own reckoning. */

const DAY_MS = 24 * 3_600_000
/** « Within the quarter »: a first report is not asked for before that many days. */
const FIRST_REPORT_DAYS = 30

export type Calendar = 'quarters' | 'anniversary'

/** A day, `2021-04-14`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** The due date that a lauréat is asked about on that day; null before the first one. */
export function lastDue(calendar: Calendar, decidedOn: string, today: string): string | null {
  const dates = calendar === 'quarters' ? quarterEnds(decidedOn) : anniversaries(decidedOn)
  return dates.filter((due) => due < today).at(-1) ?? null
}

/** The quarters of two years that end late enough after the decision. */
function quarterEnds(decidedOn: string): string[] {
  const year = Number(decidedOn.slice(0, 4))
  const first = dayAt(Date.parse(decidedOn) + FIRST_REPORT_DAYS * DAY_MS)
  return [year, year + 1]
    .flatMap((one) => ['03-31', '06-30', '09-30', '12-31'].map((end) => `${one}-${end}`))
    .filter((end) => end >= first)
}

/** Where a month is too short, its last day. */
export function anniversaries(decidedOn: string): string[] {
  const [year = 0, month = 0, day = 0] = decidedOn.split('-').map(Number)
  return [3, 6, 9, 12].map((months) => {
    const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
    return dayAt(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
  })
}

/** « T1 2021 », the quarter in which a day lies. */
export const quarterOf = (day: string): string =>
  `T${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`
