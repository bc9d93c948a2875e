import type { Outcome, Violation } from '../model.ts'
import { Story } from './story.ts'

export interface Decisions {
  readonly violations: readonly Violation[]
  /** Carried out by the robot. */
  readonly moves: number
  readonly follows: number
  /** A person acted between the robot's reading and its write: DS has no way to tell. */
  readonly raced: number
}

/** Follows each dossier through what happened in DS: what people decided stays, and nothing is done twice. */
export function checkDecisions({ timeline, final, broken }: Outcome): Decisions {
  const known = new Map(final.dossiers.map(({ number }) => [number, new Story(number)]))
  for (const entry of timeline) known.get(entry.dossier)?.add(entry)
  for (const dossier of final.dossiers)
    known.get(dossier.number)?.end(dossier, broken.includes(dossier.number))
  const stories = [...known.values()]
  const sum = (count: (story: Story) => number) =>
    stories.reduce((total, story) => total + count(story), 0)
  return {
    violations: stories.flatMap(({ violations }) => violations),
    moves: sum(({ moves }) => moves),
    follows: sum(({ follows }) => follows),
    raced: sum(({ raced }) => raced),
  }
}
