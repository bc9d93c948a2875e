import { Decimal } from 'decimal.js'
import type { DossierFacts, Expense } from '../../facts.ts'
import { enumerate, enumerateFew, formatEuros, formatPercent } from '../../french.ts'
import { isSameAmount } from '../criteria/budget-adds-up.ts'
import { excludedExpenses as excludedCriterion } from '../criteria/excluded-expenses.ts'
import type { Case } from '../define.ts'
import { positive, sum } from '../money.ts'
import type { Rules } from '../opinion.ts'
import { publishersNamedIn } from '../reading/publishers.ts'
import { spendingNamedIn } from '../reading/spending.ts'
import { VOCABULARY } from '../reading/vocabulary.ts'
import { askAmount, type Questions, quoted } from './words.ts'

/** What is asked of the money: the cost, the spending line by line, the grant. */

export const cost = ({ facts }: Case): Questions =>
  positive(facts.totalCost) === null ? costOf(facts) : []

export function excludedExpenses({ facts, figures }: Case, rules: Rules): Questions {
  const kinds = excludedCriterion.paramsIn(rules)?.kinds ?? []
  const suspect = figures.expenses.flatMap(({ label, excluded }) =>
    excluded === null ? [] : [{ label, name: VOCABULARY[excluded.kind].name }],
  )
  const mentions = textsOf(facts).flatMap((text) => spendingNamedIn(text, kinds))
  const questions: string[] = []
  if (suspect.length > 0) {
    const names = enumerate([...new Set(suspect.map(({ name }) => name))])
    const lines = quoted(suspect.map(({ label }) => label))
    questions.push(
      suspect.length > 1
        ? `Les dépenses ${lines} relèvent peut-être des dépenses exclues (${names}) : pourriez-vous en préciser la nature, ou les retirer du coût présenté ?`
        : `La dépense ${lines} relève peut-être des dépenses exclues (${names}) : pourriez-vous en préciser la nature, ou la retirer du coût présenté ?`,
    )
  }
  if (mentions.length > 0) {
    const names = enumerate([...new Set(mentions.map(({ kind }) => VOCABULARY[kind].name))])
    questions.push(
      `Vous évoquez ${quoted(mentions.map(({ quotation }) => quotation))} : le coût présenté comprend-il de telles dépenses, qui sont exclues (${names}), et pour quel montant ?`,
    )
  }
  const isDetailed = figures.expenses.length > 0 || facts.expenses.state === 'unreadable'
  return isDetailed ? questions : [...questions, DETAIL]
}

const DETAIL =
  'Pourriez-vous nous transmettre le détail des dépenses prévues, avec le montant de chacune ?'

export function budgetAddsUp({ facts, figures }: Case): Questions {
  const total = positive(facts.totalCost)
  const requested = positive(facts.requestedGrant)
  if (total === null || requested === null) return grantOrCost(facts)
  if (requested.greaterThan(total) && !isSameAmount(requested, total))
    return [moreThanCost(requested, total)]
  if (figures.expenses.length === 0) return [DETAIL]
  const silent = figures.expenses.filter(({ amount }) => positive(amount) === null)
  if (silent.length > 0) return [amountsOf(silent)]
  const lines = sum(figures.expenses.map(({ amount }) => amount))
  return lines === null
    ? []
    : [
        `Les dépenses détaillées font ${formatEuros(lines)}, pour un coût global de ${formatEuros(total)} : quel est le bon montant, et l’avez-vous indiqué hors taxes ou toutes taxes comprises ?`,
      ]
}

export function nonEuLicences(subject: Case): Questions {
  const { facts, figures } = subject
  const texts = [...figures.expenses.map(({ label }) => label), ...textsOf(facts)]
  const names = [...new Set(texts.flatMap(publishersNamedIn).map(({ name }) => name))]
  return names.length === 0
    ? []
    : [
        `Quel montant sera consacré aux licences de ${enumerateFew(names, 4)}, ${names.length > 1 ? 'éditeurs établis' : 'éditeur établi'} hors de l’Union européenne ?`,
      ]
}

export function fundingRate({ facts, figures }: Case): Questions {
  const requested = positive(facts.requestedGrant)
  const total = positive(facts.totalCost)
  if (requested === null || total === null) return grantOrCost(facts)
  const silent = figures.expenses.filter(
    ({ excluded, amount }) => excluded?.certain && positive(amount) === null,
  )
  if (silent.length > 0) return [amountsOf(silent)]
  if (requested.greaterThan(total)) return [moreThanCost(requested, total)]
  const { band, eligibleCost, maxGrant } = figures
  // The scale goes by a population that only the registry tells; spending that is all excluded is asked elsewhere.
  if (band === null || eligibleCost === null || eligibleCost.isZero()) return []
  const rate = requested.dividedBy(eligibleCost).times(100)
  const found = `La subvention demandée (${formatEuros(requested)}) représente ${formatPercent(rate)} du coût éligible (${formatEuros(eligibleCost)})`
  if (maxGrant !== null && requested.greaterThan(maxGrant))
    return [
      `${found}, pour un plafond de ${formatPercent(new Decimal(band.cap))} : le projet peut-il se faire avec ${formatEuros(maxGrant)} ?`,
    ]
  return [
    `${found}, pour un minimum de ${formatPercent(new Decimal(band.floor ?? 0))} : souhaitez-vous revoir ce montant ?`,
  ]
}

const amountsOf = (lines: readonly Expense[]): string =>
  `Quel est le montant prévu pour ${quoted(lines.map(({ label }) => label))} ?`

const grantOrCost = (facts: DossierFacts): Questions => [
  ...(positive(facts.requestedGrant) === null ? grantOf(facts) : []),
  ...(positive(facts.totalCost) === null ? costOf(facts) : []),
]

const moreThanCost = (requested: Decimal, total: Decimal): string =>
  `La subvention demandée (${formatEuros(requested)}) dépasse le coût global du projet (${formatEuros(total)}) : quels sont les bons montants ?`

const costOf = ({ totalCost }: DossierFacts): Questions =>
  askAmount(totalCost, {
    what: 'le coût global',
    question: 'Quel est le coût global du projet, en euros ?',
    again: 'quel est le coût du projet, en euros ?',
  })

const grantOf = ({ requestedGrant }: DossierFacts): Questions =>
  askAmount(requestedGrant, {
    what: 'le financement',
    question: 'Quel financement demandez-vous, en euros ?',
    again: 'quel montant demandez-vous, en euros ?',
  })

/** What the applicant wrote of the project in prose. */
const textsOf = ({ title, summary, expenses }: DossierFacts): string[] => [
  ...[title, summary].flatMap((fact) => (fact.state === 'known' ? [fact.value] : [])),
  ...(expenses.state === 'unreadable' ? [expenses.found] : []),
]
