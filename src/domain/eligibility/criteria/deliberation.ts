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
      ? met('la délibération est jointe ; son contenu n’est pas lu')
      : toCheck('la délibération de l’organe délibérant n’est pas jointe'),
})
