import { Decimal } from 'decimal.js'
import * as z from 'zod'
import { formatEuros } from '../../french.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { positive } from '../money.ts'
import { euros } from '../params.ts'
import { whyNoAmount } from '../wording.ts'

export const minimumCost = defineCriterion({
  id: 'minimum-cost',
  title: 'Coût minimal',
  blocking: true,
  needs: ['totalCost'],
  params: z.strictObject({ amount: euros }),
  evaluate({ facts }, params) {
    const minimum = new Decimal(params.amount)
    const limit = `minimum ${formatEuros(minimum)}`
    const cost = positive(facts.totalCost)
    if (cost === null) return toCheck(`${whyNoAmount(facts.totalCost, 'le coût global')}, ${limit}`)
    const message = `${formatEuros(cost)}, ${limit}`
    return cost.lessThan(minimum) ? notMet(message) : met(message)
  },
})
