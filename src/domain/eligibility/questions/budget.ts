import { Decimal } from 'decimal.js'
import type { DossierFacts, Expense } from '../../facts.ts'
import { enumerate, enumerateFew, formatEuros, formatPercent } from '../../french.ts'
import type { Case } from '../case.ts'
import { isSameAmount } from '../criteria/budget-adds-up.ts'
import { excludedExpenses as excludedCriterion } from '../criteria/excluded-expenses.ts'
import { positive, sum } from '../money.ts'
import type { Rules } from '../opinion.ts'
import { budgetText, mentionsIn, proseOf } from '../reading/dossier-texts.ts'
import { KIND_NAMES, type SpendingKind } from '../reading/kinds.ts'
import { LEXICON } from '../reading/lexicon.ts'
import { publishersNamedIn } from '../reading/publishers.ts'
import { askAmount, type Questions, quoted } from './words.ts'

/** What is asked of the money: the cost, the spending line by line, the grant. */

export const cost = ({ facts }: Case): Questions =>
  positive(facts.totalCost) === null ? costOf(facts) : []

export function excludedExpenses({ facts, figures, around }: Case, rules: Rules): Questions {
  const kinds = excludedCriterion.paramsIn(rules)?.kinds ?? []
  const lines = figures.expenses
  const mentions = mentionsIn(facts, kinds, around.lexicon ?? LEXICON)
  const questions = [
    ...excludedLines(lines),
    ...about(labelsOf(lines, 'unknown'), {
      one: (label) => `À quoi correspond la dépense ${label} ?`,
      several: (labels) => `À quoi correspondent les dépenses ${labels} ?`,
    }),
    ...(lines.some(({ reading }) => reading.is === 'unlabelled')
      ? ['À quoi correspondent les dépenses qui n’ont pas de libellé ?']
      : []),
    ...about(
      mentions.map(({ quotation }) => quotation),
      {
        several: (words) =>
          `Vous évoquez ${words} : le coût présenté comprend-il de telles dépenses, qui sont exclues (${namesOf(mentions)}), et pour quel montant ?`,
      },
    ),
  ]
  return lines.length > 0 || facts.expenses.state === 'unreadable'
    ? questions
    : [...questions, DETAIL]
}

function excludedLines(lines: Case['figures']['expenses']): Questions {
  const suspect = lines.flatMap(({ label, excluded }) =>
    excluded === null ? [] : [{ label, kind: excluded.kind }],
  )
  return about(
    suspect.map(({ label }) => label),
    {
      one: (label) =>
        `La dépense ${label} relève peut-être des dépenses exclues (${namesOf(suspect)}) : pourriez-vous en préciser la nature, ou la retirer du coût présenté ?`,
      several: (labels) =>
        `Les dépenses ${labels} relèvent peut-être des dépenses exclues (${namesOf(suspect)}) : pourriez-vous en préciser la nature, ou les retirer du coût présenté ?`,
    },
  )
}

/** One question about all these words of the applicant; none about none. */
function about(
  texts: readonly string[],
  { one, several }: { one?: (words: string) => string; several: (words: string) => string },
): Questions {
  if (texts.length === 0) return []
  return [(texts.length === 1 && one ? one : several)(quoted(texts))]
}

const labelsOf = (
  lines: Case['figures']['expenses'],
  is: Case['figures']['expenses'][number]['reading']['is'],
): string[] => lines.flatMap(({ label, reading }) => (reading.is === is ? [label] : []))

const namesOf = (some: readonly { readonly kind: SpendingKind }[]): string =>
  enumerate([...new Set(some.map(({ kind }) => KIND_NAMES[kind]))])

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
        `Les dépenses détaillées s’élèvent à ${formatEuros(lines)}, pour un coût global de ${formatEuros(total)} : quel est le bon montant, et l’avez-vous indiqué hors taxes ou toutes taxes comprises ?`,
      ]
}

export function nonEuLicences({ facts, figures, around }: Case): Questions {
  const texts = [
    ...figures.expenses.map(({ label }) => label),
    ...budgetText(facts),
    ...proseOf(facts),
  ]
  const found = texts.flatMap((text) => publishersNamedIn(text, around.lexicon ?? LEXICON))
  const names = [...new Set(found.map(({ name }) => name))]
  return names.length === 0
    ? []
    : [
        `Quel montant sera consacré aux licences ${enumerateFew(names.map(of), 4)}, ${names.length > 1 ? 'éditeurs établis' : 'éditeur établi'} hors de l’Union européenne ?`,
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

/** « d’Adobe », « de Microsoft ». */
const of = (name: string): string => (/^[aeiou]/i.test(name) ? `d’${name}` : `de ${name}`)

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
