import { Decimal } from 'decimal.js'
import type { Expense } from '../../facts.ts'
import { formatEuros, plural } from '../../french.ts'
import { type Answer, defineCriterion, met, toCheck } from '../define.ts'
import { positive } from '../money.ts'
import { none } from '../params.ts'
import { quote, whyNoAmount } from '../wording.ts'

/** Two amounts within this part of the declared cost are the same but for rounding. */
const TOLERANCE = new Decimal('0.01')
/** What an amount with VAT is to the same without, at the ordinary rate. */
const VAT = new Decimal('1.2')

export const budgetAddsUp = defineCriterion({
  id: 'budget-adds-up',
  title: 'Total du budget',
  blocking: true,
  needs: ['totalCost', 'requestedGrant', 'expenses'],
  params: none,
  evaluate({ facts }): Answer {
    const cost = positive(facts.totalCost)
    if (cost === null) return toCheck(whyNoAmount(facts.totalCost, 'le coût global'))
    const grant = positive(facts.requestedGrant)
    if (grant?.greaterThan(cost) && !isSameAmount(grant, cost))
      return { ...toCheck(gap(`${formatEuros(grant)} demandés`, grant, cost)), seen: true }
    const lines = facts.expenses.state === 'known' ? facts.expenses.value : []
    const silent = lines.find(({ amount }) => positive(amount) === null)
    if (silent !== undefined)
      return {
        ...toCheck(whyNoAmount(silent.amount, `le montant de ${quote(silent.label)}`)),
        seen: true,
      }
    const total = sumOf(lines)
    const told = `${plural(lines.length, 'ligne', 'lignes')}, ${formatEuros(total)}`
    if (lines.length > 0 && !isSameAmount(total, cost))
      return { ...toCheck(gap(told, total, cost)), seen: true }
    if (grant === null)
      return toCheck(whyNoAmount(facts.requestedGrant, 'le montant de la subvention demandée'))
    // A budget told in prose is there for whoever reads it, but cannot be added up.
    if (facts.expenses.state === 'unreadable')
      return {
        ...toCheck('le détail des dépenses, en texte libre, n’est pas additionné'),
        advisory: true,
      }
    return lines.length === 0
      ? toCheck('le détail des dépenses n’est pas fourni')
      : met(`${told} pour un coût de ${formatEuros(cost)}`)
  },
})

const sumOf = (lines: readonly Expense[]): Decimal =>
  Decimal.sum(0, ...lines.map(({ amount }) => positive(amount) ?? 0))

/** True when two amounts differ by 1 % of the declared cost at most. */
export const isSameAmount = (amount: Decimal, cost: Decimal): boolean =>
  amount.minus(cost).abs().lessThanOrEqualTo(cost.times(TOLERANCE))

function gap(told: string, amount: Decimal, cost: Decimal): string {
  const isVat = isSameAmount(amount, cost.times(VAT)) || isSameAmount(amount.times(VAT), cost)
  return `${told} pour un coût de ${formatEuros(cost)}${isVat ? ' (rapport de 1,2 : hors taxes ou TTC ?)' : ''}`
}
