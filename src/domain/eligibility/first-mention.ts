import type { DossierFacts } from '../facts.ts'
import { textsOf } from './reading/dossier-texts.ts'

const AROUND = 30
const LONGEST_READ = 50_000

/** Any of these patterns, as whole words, in capitals or not. */
export const anyOf = (patterns: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'iu')

/** The words that the applicant uses of the project, lines of the budget included, with a few on both sides; null: none. */
export function firstMention(facts: DossierFacts, wanted: RegExp): string | null {
  const lines = facts.expenses.state === 'known' ? facts.expenses.value : []
  for (const text of [...textsOf(facts), ...lines.map(({ label }) => label)]) {
    const found = wanted.exec(text.slice(0, LONGEST_READ))
    if (found === null) continue
    const from = text.lastIndexOf(' ', Math.max(0, found.index - AROUND)) + 1
    const next = text.indexOf(' ', found.index + found[0].length + AROUND)
    return text.slice(from, next === -1 ? undefined : next)
  }
  return null
}
