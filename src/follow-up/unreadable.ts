import type { Day } from '../domain/facts.ts'
import { type Holidays, workingDaysAfter } from '../domain/follow-up/working-days.ts'
import type { Result } from '../ds/port.ts'
import { Failure } from '../failures/failure.ts'
import { keys } from '../queue/keys.ts'
import type { Store } from '../store/port.ts'

/** Dossiers that DS lists and cannot show: by number, or, where DS gives none, how many. */
export interface Unreadable {
  readonly numbers: readonly number[]
  readonly unnamed: number
}

/** Since which day each has been so: by number, or by its rank among those without one. As the journal keeps it. */
export type UnreadableSince = Readonly<Record<string, Day>>

const namesOf = ({ numbers, unnamed }: Unreadable): string[] => [
  ...numbers.map(String),
  ...Array.from({ length: unnamed }, (_, place) => `unnamed-${place + 1}`),
]

/** @param before what the journal keeps; what is readable again leaves it */
export function unreadableSince(
  before: UnreadableSince,
  now: Unreadable,
  today: Day,
): UnreadableSince {
  return Object.fromEntries(namesOf(now).map((name) => [name, before[name] ?? today]))
}

export async function rememberUnreadable(
  { journal }: Pick<Store, 'journal'>,
  campaign: string,
  since: UnreadableSince,
): Promise<void> {
  if (Object.keys(since).length > 0) await journal.set(keys.hiddenReports(campaign), since)
  else await journal.delete(keys.hiddenReports(campaign))
}

/** Long enough for the support of DS to answer, short enough for the reminders to keep their sense. */
const HELD_WORKING_DAYS = 3

/** The day from which reminders go again although a report of which nobody knows the owner is not readable. */
export function heldUntil(
  since: UnreadableSince,
  unreadable: Unreadable,
  holidays: Holidays,
): Day | null {
  const days = namesOf(unreadable).flatMap((name) => since[name] ?? [])
  const last = days.sort().at(-1)
  return last === undefined ? null : workingDaysAfter(last, HELD_WORKING_DAYS, holidays)
}

/** What DS may answer for ever about one dossier while it shows the others. */
const OF_ONE_DOSSIER = new Set([
  'ds.server-error',
  'ds.half-answer',
  'ds.too-large',
  'ds.too-complex',
  'ds.bad-request',
])
export const isOfOneDossier = (error: unknown): error is Failure =>
  error instanceof Failure &&
  (error.code.startsWith('ds.dossier-') || OF_ONE_DOSSIER.has(error.code))

/**
 * Reads dossiers that DS has just listed, each for itself, and once more those that may be shown if asked again.
 * @returns `passing`: a failure that may not last, where one of `failed` met such a one
 * @throws Failure when DS is away, or ill: it shows none of several
 */
export async function readEach<Read>(
  numbers: readonly number[],
  read: (numbers: readonly number[]) => Promise<Result<Read | null>[]>,
): Promise<{
  found: Map<number, Read>
  gone: number[]
  failed: number[]
  passing: Failure | null
}> {
  const found = new Map<number, Read>()
  const gone: number[] = []
  const failures = new Map<number, Failure>()
  const tryEach = async (some: readonly number[]) => {
    const results = await read(some)
    some.forEach((number, place) => {
      const result = results[place] ?? { ok: null }
      if ('failure' in result) {
        if (!isOfOneDossier(result.failure)) throw result.failure
        failures.set(number, result.failure)
        return
      }
      failures.delete(number)
      if (result.ok === null) gone.push(number)
      else found.set(number, result.ok)
    })
    return [...failures].filter(([, { kind }]) => kind !== 'permanent')
  }
  const [first, ...others] = await tryEach(numbers)
  if (first && others.length > 0 && found.size === 0) throw first[1]
  const again = first ? await tryEach([first, ...others].map(([number]) => number)) : []
  return { found, gone, failed: [...failures.keys()], passing: again[0]?.[1] ?? null }
}
