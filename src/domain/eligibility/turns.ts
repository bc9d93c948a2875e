import { groupBy } from '../group-by.ts'
import type { Verdict } from './opinion.ts'

/** The cause that a form asks for a fact no more, as the journal keeps it; the others are titles of criteria. */
export const goneChamp = (field: string): string => `${GONE}${field}`

/** The fact that a form asks for no more; null: the cause is a criterion. */
export const champGone = (cause: string): string | null =>
  cause.startsWith(GONE) ? cause.slice(GONE.length) : null

const GONE = 'champ:'

/** A verdict that took the place of another one although the applicant had changed nothing. */
export interface Turn {
  readonly from: Verdict
  readonly to: Verdict
  readonly causes: readonly string[]
}

/** What one cause did to many dossiers. */
export interface SharedTurn {
  readonly cause: string
  readonly count: number
  /** The most frequent first. */
  readonly moves: readonly {
    readonly from: Verdict
    readonly to: Verdict
    readonly count: number
  }[]
}

/** More than so many opinions changed by one cause are told. */
const FEW = 10

/** The causes that changed many opinions, the greatest first. A dossier counts once, for the greatest of its causes. */
export function sharedTurns(turns: readonly Turn[]): SharedTurn[] {
  const byCause = new Map<string, Turn[]>()
  for (const turn of turns)
    for (const cause of turn.causes) byCause.set(cause, [...(byCause.get(cause) ?? []), turn])
  const [greatest] = [...byCause].sort(([, one], [, other]) => other.length - one.length)
  if (!greatest || greatest[1].length <= FEW) return []
  const [cause, own] = greatest
  const moves = [...groupBy(own, ({ from, to }) => `${from} ${to}`).values()].flatMap((some) =>
    some.slice(0, 1).map(({ from, to }) => ({ from, to, count: some.length })),
  )
  return [
    { cause, count: own.length, moves: moves.sort((a, b) => b.count - a.count) },
    ...sharedTurns(turns.filter(({ causes }) => !causes.includes(cause))),
  ]
}
