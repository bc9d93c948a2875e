import * as z from 'zod'
import { formatDay } from '../../french.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { day } from '../params.ts'
import { whyUnknown } from '../wording.ts'

export const projectEnd = defineCriterion({
  id: 'project-end',
  title: 'Fin du projet',
  blocking: true,
  needs: ['endDate'],
  uses: ['startDate'],
  params: z.strictObject({
    by: day,
    /** The text sets the end itself. Absent: it awaits tangible results, which may come before the end. */
    endsBy: z.boolean().optional(),
  }),
  evaluate({ facts }, { by, endsBy = false }) {
    const { startDate, endDate } = facts
    const limit = endsBy ? `limite ${formatDay(by)}` : `résultats attendus au ${formatDay(by)}`
    if (startDate.state === 'known' && startDate.value > by)
      return notMet(`démarrage le ${formatDay(startDate.value)}, ${limit}`)
    if (endDate.state !== 'known')
      return toCheck(`${whyUnknown(endDate, 'la date de fin', 'f')}, ${limit}`)
    const found = formatDay(endDate.value)
    if (startDate.state === 'known' && endDate.value < startDate.value)
      return toCheck(`${found}, avant le démarrage du ${formatDay(startDate.value)}`)
    if (endDate.value <= by) return met(`${found}, ${limit}`)
    return endsBy
      ? notMet(`${found}, ${limit}`)
      : toCheck(`${found}, ${limit} : le projet en donnera-t-il avant ?`)
  },
})
