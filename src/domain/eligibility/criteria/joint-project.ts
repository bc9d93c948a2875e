import { defineCriterion, notApplicable, toCheck } from '../define.ts'
import { none } from '../params.ts'
import { namedPartners } from '../wording.ts'

/** No form asks who the operational contact is: where partners are named, a person looks for them. */
export const jointProject = defineCriterion({
  id: 'joint-project',
  title: 'Projet commun',
  blocking: false,
  params: none,
  evaluate({ facts }) {
    return namedPartners(facts.partners).length === 0
      ? notApplicable('aucun partenaire n’est nommé')
      : toCheck('l’un des acteurs est-il désigné contact opérationnel ?')
  },
})
