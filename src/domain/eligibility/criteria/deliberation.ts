import { defineCriterion, met, toCheck } from '../define.ts'
import { none } from '../params.ts'

export const deliberation = defineCriterion({
  id: 'deliberation',
  title: 'Délibération',
  blocking: true,
  needs: ['deliberation'],
  params: none,
  evaluate: ({ facts }) =>
    facts.deliberation.state === 'known' && facts.deliberation.value
      ? met('jointe, contenu non lu')
      : toCheck('non jointe'),
})
