import { periodsUntilNext } from '../../domain/follow-up/periods.ts'
import { dayOfStep } from '../../domain/follow-up/steps.ts'
import type { FollowUpPlan } from './plan.ts'

/** What `status` shows of the follow-up of a campaign: reports since the first decision, one a lauréat and period. */
export interface FollowUpFigures {
  /** ISO instant of the pass that counted them. */
  readonly at: string
  readonly laureats: number
  /** Reports that have fallen due. */
  readonly due: number
  /** Of these, those that are in. */
  readonly received: number
  /** Of these, those that are not in although the last reminder's day has passed. */
  readonly late: number
}

export function figuresOf(
  { campaign, laureats, today }: FollowUpPlan,
  at: string,
): FollowUpFigures {
  const { calendar, steps } = campaign.followUp
  const figures = { due: 0, received: 0, late: 0 }
  for (const { followed } of laureats) {
    const { decidedOn, projectEnd, reported } = followed
    for (const { id, dueOn } of periodsUntilNext(calendar, decidedOn, projectEnd, today)) {
      if (dueOn >= today) continue
      figures.due += 1
      if (reported.has(id)) figures.received += 1
      else if (dayOfStep(dueOn, steps.at(-1) ?? 0) < today) figures.late += 1
    }
  }
  return { at, laureats: laureats.length, ...figures }
}
