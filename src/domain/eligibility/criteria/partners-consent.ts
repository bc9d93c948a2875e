import { enumerateFew, plural } from '../../french.ts'
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
    if (partnersConsent.state === 'known' && partnersConsent.value)
      return met(`donné (${plural(named.length, 'partenaire', 'partenaires')})`)
    const who = enumerateFew(
      named.map((name) => quote(name)),
      SHOWN,
    )
    return toCheck(`non indiqué (${who})`)
  },
})
