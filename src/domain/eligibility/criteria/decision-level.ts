import { defineCriterion, met, toCheck } from '../define.ts'
import { none } from '../params.ts'

export const decisionLevel = defineCriterion({
  id: 'decision-level',
  title: 'Niveau décisionnel',
  blocking: true,
  needs: ['commitment'],
  params: none,
  evaluate: ({ facts }) =>
    facts.commitment.state === 'known' && facts.commitment.value
      ? met('engagement donné')
      : toCheck('l’engagement du porteur n’est pas donné'),
})
