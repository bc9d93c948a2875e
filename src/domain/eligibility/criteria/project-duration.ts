import * as z from 'zod'
import { durationInWords, monthsAfter } from '../../dates.ts'
import { formatDay } from '../../french.ts'
import { defineCriterion, met, toCheck } from '../define.ts'
import { months } from '../params.ts'
import { whyUnknown } from '../wording.ts'

/** Never « non rempli »: an effect awaited within so many months does not forbid a longer project. */
export const projectDuration = defineCriterion({
  id: 'project-duration',
  title: 'Durée',
  blocking: true,
  needs: ['startDate', 'endDate'],
  params: z.strictObject({ months }),
  evaluate({ facts }, { months }) {
    const { startDate, endDate } = facts
    const limit = `effet attendu sous ${months} mois`
    if (startDate.state !== 'known')
      return toCheck(`${whyUnknown(startDate, 'la date de démarrage', 'f')}, ${limit}`)
    if (endDate.state !== 'known')
      return toCheck(`${whyUnknown(endDate, 'la date de fin', 'f')}, ${limit}`)
    const span = `du ${formatDay(startDate.value)} au ${formatDay(endDate.value)}`
    const last = monthsAfter(startDate.value, months)
    const duration = durationInWords(startDate.value, endDate.value)
    if (duration === null) return toCheck(`dates incohérentes, ${span}`)
    return endDate.value > last
      ? toCheck(`${span} ; ${limit}, soit le ${formatDay(last)} : en donnera-t-il avant ?`)
      : met(`${duration}, ${limit}`)
  },
})
