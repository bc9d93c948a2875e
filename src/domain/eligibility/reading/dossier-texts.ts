import type { DossierFacts, Fact } from '../../facts.ts'
import type { SpendingKind } from './kinds.ts'
import type { Lexicon } from './lexicon.ts'
import { type Mention, spendingNamedIn } from './text.ts'

/** What the applicant wrote in prose, whether it answers the question or not: an unreadable budget is still a text. */
export const textsOf = (facts: DossierFacts): string[] => [...proseOf(facts), ...budgetText(facts)]

/** The spending of these kinds that the texts announce; said twice in the same words, it is told once. */
export function mentionsIn(
  facts: DossierFacts,
  kinds: readonly SpendingKind[],
  lexicon: Lexicon,
): Mention[] {
  const mentions = textsOf(facts).flatMap((text) => spendingNamedIn(text, kinds, lexicon))
  return [...new Map(mentions.map((one) => [`${one.kind} ${one.quotation}`, one])).values()]
}

/** Title and presentation. */
export const proseOf = (facts: DossierFacts): string[] =>
  [facts.title, facts.summary].flatMap(wordsOfFact)

/** A budget that is not a list of lines. */
export const budgetText = ({ expenses }: DossierFacts): string[] =>
  expenses.state === 'unreadable' ? [expenses.found] : []

const wordsOfFact = (fact: Fact<string>): string[] => {
  if (fact.state === 'unreadable') return [fact.found]
  return fact.state === 'known' ? [fact.value] : []
}
