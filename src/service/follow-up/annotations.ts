import type { AnnotationKey } from '../../config/form.ts'
import type { Provider } from '../../domain/facts.ts'
import { type Reminder, writeReminders } from '../../domain/follow-up/reminders-annotation.ts'
import {
  type AnnotationDifference,
  type AnnotationValue,
  compareAnnotation,
} from '../../ds/annotations.ts'
import type { FollowUpPlan, LaureatPlan } from './plan.ts'

export interface ReportWrite extends AnnotationDifference {
  readonly annotation: AnnotationKey
}

/**
 * What the annotations of a lauréat lack. With `reports: { annotation: true }` an instructeur fills them by hand:
 * only the reminders are the robot's.
 */
export function differences(
  { campaign, desk }: FollowUpPlan,
  { dossier, reports }: LaureatPlan,
  reminders: readonly Reminder[],
): ReportWrite[] {
  const byHand = 'annotation' in campaign.followUp.reports
  const wanted: Partial<Record<AnnotationKey, AnnotationValue>> = {
    reminders: writeReminders(reminders, reports),
    ...(byHand
      ? {}
      : {
          projectEnd: reports.projectEnd,
          lastReport: reports.lastReportOn,
          progress: reports.progress,
          consumedAmount: reports.consumed?.toNumber() ?? null,
          companies: reports.companies.map(companyLine).join('\n') || null,
        }),
  }
  return Object.entries(wanted).flatMap(([key, value]): ReportWrite[] => {
    const annotation = key as AnnotationKey
    const descriptor = desk.form.annotations.get(annotation)
    if (!descriptor) return []
    const actual = dossier.annotations.find(({ id }) => id === descriptor.id)
    const difference = compareAnnotation(descriptor, actual, value)
    return difference ? [{ annotation, ...difference }] : []
  })
}

/** « ATELIER DU NUMÉRIQUE – SIRET 00000001800010 – siège : département 10 ». */
const companyLine = ({ name, siret, department }: Provider) =>
  [
    name.replace(/\s+/g, ' '),
    ...(siret && siret !== name ? [`SIRET ${siret}`] : []),
    department ? `siège : département ${department}` : 'siège : département inconnu',
  ].join(' – ')
