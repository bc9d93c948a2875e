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
  params: z.strictObject({ by: day }),
  evaluate({ facts }, { by }) {
    const { startDate, endDate } = facts
    const limit = `des résultats tangibles sont attendus au plus tard le ${formatDay(by)}`
    if (endDate.state !== 'known')
      return toCheck(`${whyUnknown(endDate, 'la date de fin', 'f')} — ${limit}`)
    const found = `fin prévue le ${formatDay(endDate.value)}`
    if (endDate.value > by) return notMet(`${found} — ${limit}`)
    if (startDate.state === 'known' && endDate.value < startDate.value)
      return toCheck(`${found}, avant le démarrage du ${formatDay(startDate.value)}`)
    return met(`${found} — ${limit}`)
  },
})
