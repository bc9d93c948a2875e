import * as z from 'zod'
import { formatDay } from '../../french.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { day } from '../params.ts'
import { whyUnknown } from '../wording.ts'

export const projectStart = defineCriterion({
  id: 'project-start',
  title: 'Démarrage du projet',
  blocking: true,
  needs: ['startDate'],
  params: z.strictObject({ by: day }),
  evaluate({ facts }, { by }) {
    const { startDate } = facts
    const limit = `limite ${formatDay(by)}`
    if (startDate.state !== 'known')
      return toCheck(`${whyUnknown(startDate, 'la date de démarrage', 'f')}, ${limit}`)
    const message = `${formatDay(startDate.value)}, ${limit}`
    return startDate.value > by ? notMet(message) : met(message)
  },
})
