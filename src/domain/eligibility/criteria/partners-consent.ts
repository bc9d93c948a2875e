import { enumerateFew } from '../../french.ts'
import { defineCriterion, met, notApplicable, toCheck } from '../define.ts'
import { none } from '../params.ts'
import { quote, saysNothing, whyUnknown } from '../wording.ts'

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
    const named = (partners.state === 'known' ? partners.value : []).filter(
      (name) => !saysNothing(name),
    )
    if (named.length === 0) return notApplicable('aucun partenaire n’est nommé')
    const who = enumerateFew(
      named.map((name) => quote(name)),
      SHOWN,
    )
    return partnersConsent.state === 'known' && partnersConsent.value
      ? met(`l’accord des partenaires est donné (${who})`)
      : toCheck(`projet commun avec ${who} : leur accord n’est pas indiqué`)
  },
})
