import type { DossierFacts, Fact } from '../../facts.ts'

/** What the applicant wrote in prose, whether it answers the question or not: an unreadable budget is still a text. */
export const textsOf = (facts: DossierFacts): string[] => [...proseOf(facts), ...budgetText(facts)]

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
