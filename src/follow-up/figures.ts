import type { CampaignInDs } from '../campaign/in-ds.ts'
import { hasNoPlace } from '../campaign/place.ts'
import { ANNOTATIONS } from '../config/form.ts'
import { type PeriodId, periodsUntilNext } from '../domain/follow-up/periods.ts'
import { dayOfStep } from '../domain/follow-up/steps.ts'
import type { Dossier } from '../ds/port.ts'
import type { FollowUpFigures } from '../queue/entries.ts'
import { rhythmOf } from './campaigns.ts'
import type { FollowUpPlan } from './plan.ts'

export function figuresOf(
  { campaign, inDs, laureats, today }: FollowUpPlan,
  unreached: number,
  at: string,
): FollowUpFigures {
  const { calendar, steps, holidays } = rhythmOf(campaign)
  const total = { due: 0, received: 0, late: 0 }
  const byPeriod = new Map<PeriodId, typeof total>()
  for (const { followed } of laureats) {
    const { decidedOn, projectEnd, reported } = followed
    for (const { id, dueOn } of periodsUntilNext(calendar, decidedOn, projectEnd, today)) {
      if (dueOn >= today) continue
      const counts = byPeriod.get(id) ?? { due: 0, received: 0, late: 0 }
      byPeriod.set(id, counts)
      const isLate = !reported.has(id) && dayOfStep(dueOn, steps.at(-1) ?? 0, holidays) < today
      for (const one of [total, counts]) {
        one.due += 1
        if (reported.has(id)) one.received += 1
        if (isLate) one.late += 1
      }
    }
  }
  const periods = [...byPeriod]
    .map(([period, counts]) => ({ period, ...counts }))
    .sort((a, b) => (a.period < b.period ? 1 : -1))
  const expiries = laureats.flatMap(({ expiry }) => expiry?.on ?? []).sort()
  const [first] = expiries
  const expiring = first === undefined ? null : { count: expiries.length, first }
  const withoutAnnotations = laureats.filter(({ dossier }) =>
    lacksAnnotations(inDs, dossier),
  ).length
  return {
    at,
    laureats: laureats.length,
    unreached,
    withoutAnnotations,
    expiring,
    ...total,
    periods,
  }
}

/** DS never brings a decided dossier to another form: what was published afterwards is not there, and never will be. */
const lacksAnnotations = (inDs: CampaignInDs, dossier: Dossier): boolean =>
  [...inDs.form.annotations.keys()].some(
    (key) => ANNOTATIONS[key].owner === 'reports' && hasNoPlace(inDs, dossier, key),
  )
