import { parisDay } from '../../dates.ts'
import { formatDay } from '../../french.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { none } from '../params.ts'
import { whyUnknown } from '../wording.ts'

export const notStarted = defineCriterion({
  id: 'not-started',
  title: 'Projet non engagé',
  blocking: true,
  needs: ['alreadyStarted'],
  uses: ['startDate'],
  params: none,
  evaluate({ facts }) {
    const { alreadyStarted, startDate } = facts
    if (alreadyStarted.state === 'known' && alreadyStarted.value)
      return notMet('déclaré déjà engagé')
    const deposit = parisDay(facts.depositedAt)
    if (startDate.state === 'known' && startDate.value < deposit) {
      const found = `démarrage le ${formatDay(startDate.value)}, avant le dépôt du ${formatDay(deposit)}`
      if (alreadyStarted.state === 'known') return toCheck(`déclaré non engagé, mais ${found}`)
      // A declaration that is asked decides, and is awaited.
      return alreadyStarted.state === 'not-asked'
        ? notMet(found)
        : toCheck(`${whyUnknown(alreadyStarted, 'l’engagement du projet')} ; ${found}`)
    }
    const start =
      startDate.state === 'known'
        ? `démarrage le ${formatDay(startDate.value)}`
        : whyUnknown(startDate, 'la date de démarrage', 'f')
    if (alreadyStarted.state === 'known') return met(`déclaré non engagé, ${start}`)
    return toCheck(`rien ne dit si le projet est déjà engagé ; ${start}`)
  },
})
