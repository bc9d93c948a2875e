import { enumerateFew } from '../../french.ts'
import { defineCriterion, met, notApplicable, toCheck } from '../define.ts'
import { none } from '../params.ts'
import { namedPartners, quote, whyUnknown } from '../wording.ts'

const SHOWN = 3

export const partnersConsent = defineCriterion({
  id: 'partners-consent',
  title: 'Accord des partenaires',
  blocking: true,
  needs: ['partnersConsent'],
  params: none,
  evaluate({ facts }) {
    const { partners, partnersConsent } = facts
    if (partners.state === 'unreadable')
      return toCheck(whyUnknown(partners, 'la liste des partenaires', 'f'))
    const named = namedPartners(partners)
    if (named.length === 0) return notApplicable('aucun partenaire n’est nommé')
    const who = enumerateFew(
      named.map((name) => quote(name)),
      SHOWN,
    )
    return partnersConsent.state === 'known' && partnersConsent.value
      ? met(`donné (${who})`)
      : toCheck(`non indiqué (${who})`)
  },
})
