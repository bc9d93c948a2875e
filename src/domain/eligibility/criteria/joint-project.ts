import { enumerateFew } from '../../french.ts'
import { defineCriterion, notApplicable, toCheck } from '../define.ts'
import { none } from '../params.ts'
import { namedPartners, quote } from '../wording.ts'

const SHOWN = 2

/** No form asks who the operational contact is: where partners are named, a person looks for them. */
export const jointProject = defineCriterion({
  id: 'joint-project',
  title: 'Projet commun',
  blocking: false,
  params: none,
  evaluate({ facts }) {
    const named = namedPartners(facts.partners)
    if (named.length === 0) return notApplicable('aucun partenaire n’est nommé')
    const who = enumerateFew(
      named.map((name) => quote(name)),
      SHOWN,
    )
    return toCheck(`avec ${who} ; l’un des acteurs est-il désigné contact opérationnel ?`)
  },
})
