import { formatDay } from '../../french.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { none } from '../params.ts'
import { inParis } from '../paris.ts'
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
      return notMet('le projet est déclaré déjà engagé')
    const deposit = inParis(facts.depositedAt)
    if (startDate.state === 'known' && deposit && startDate.value < deposit.day)
      return notMet(
        `démarrage le ${formatDay(startDate.value)}, avant le dépôt du dossier le ${formatDay(deposit.day)}`,
      )
    const start =
      startDate.state === 'known'
        ? `démarrage prévu le ${formatDay(startDate.value)}`
        : whyUnknown(startDate, 'la date de démarrage', 'f')
    if (alreadyStarted.state === 'known') return met(`déclaré non engagé ; ${start}`)
    return toCheck(`rien ne dit si le projet est déjà engagé ; ${start}`)
  },
})
