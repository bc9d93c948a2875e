import * as z from 'zod'
import { parisDay, parisTime } from '../../dates.ts'
import type { Day } from '../../facts.ts'
import { formatDay } from '../../french.ts'
import { defineCriterion, met, notMet } from '../define.ts'
import { day } from '../params.ts'

export const submissionWindow = defineCriterion({
  id: 'submission-window',
  title: 'Date de dépôt',
  blocking: true,
  params: z
    .strictObject({ from: day.optional(), until: day.optional() })
    .refine(({ from, until }) => !from || !until || from <= until, {
      error: 'the window ends before it begins → correct from or until',
      path: ['until'],
    }),
  evaluate({ facts }, { from, until }) {
    const deposit = parisDay(facts.depositedAt)
    const inside = (!from || deposit >= from) && (!until || deposit <= until)
    const window = describeWindow(from, until)
    return inside
      ? met(`${formatDay(deposit)}, ${window}`)
      : notMet(
          `${formatDay(deposit)} à ${parisTime(facts.depositedAt)} (heure de Paris), ${window}`,
        )
  },
})

function describeWindow(from: Day | undefined, until: Day | undefined): string {
  if (from && until) return `admis du ${formatDay(from)} au ${formatDay(until)} inclus`
  if (until) return `admis jusqu’au ${formatDay(until)} inclus`
  if (from) return `admis à compter du ${formatDay(from)}`
  return 'aucune date limite n’est fixée'
}
