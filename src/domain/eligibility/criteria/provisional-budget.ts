import { defineCriterion, met, toCheck } from '../define.ts'
import { none } from '../params.ts'

export const provisionalBudget = defineCriterion({
  id: 'provisional-budget',
  title: 'Budget prévisionnel',
  blocking: true,
  needs: ['budget'],
  params: none,
  evaluate: ({ facts }) =>
    facts.budget.state === 'known' && facts.budget.value
      ? met('joint, contenu non lu')
      : toCheck('non joint'),
})
