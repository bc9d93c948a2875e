import * as z from 'zod'
import { formatDay } from '../../french.ts'
import { defineCriterion, met, notMet, toCheck } from '../define.ts'
import { months } from '../params.ts'
import { monthsAfter } from '../paris.ts'
import { whyUnknown } from '../wording.ts'

export const projectDuration = defineCriterion({
  id: 'project-duration',
  title: 'Durée du projet',
  blocking: true,
  needs: ['startDate', 'endDate'],
  params: z.strictObject({ months }),
  evaluate({ facts }, { months }) {
    const { startDate, endDate } = facts
    const limit = `un effet concret est attendu sous ${months} mois`
    if (startDate.state !== 'known')
      return toCheck(`${whyUnknown(startDate, 'la date de démarrage', 'f')} — ${limit}`)
    if (endDate.state !== 'known')
      return toCheck(`${whyUnknown(endDate, 'la date de fin', 'f')} — ${limit}`)
    const found = `du ${formatDay(startDate.value)} au ${formatDay(endDate.value)}`
    const last = monthsAfter(startDate.value, months)
    if (last === null || endDate.value < startDate.value)
      return toCheck(`dates incohérentes, ${found} — ${limit}`)
    const message = `${found} — ${limit}, soit le ${formatDay(last)} au plus tard`
    return endDate.value > last ? notMet(message) : met(message)
  },
})
